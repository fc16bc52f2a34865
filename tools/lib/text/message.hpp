// The programs' own messages in the language of their user (gettext catalogues through Boost.Locale).
#pragma once

#include <fmt/args.h>
#include <fmt/format.h>

#include <string>
#include <string_view>

namespace kopij::text {

/// Chooses the language of the messages for this process: "nl", "en" or a locale name ("nl_NL.UTF-8"). A
/// language without a catalogue gives English. `folder` holds <lang>/LC_MESSAGES/kopij.mo. Not safe beside a
/// running tr().
void set_message_language(std::string_view language, const std::string& folder);

/// "nl" or "en": what set_message_language chose; "en" before it.
const std::string& message_language();

/// The message in the chosen language, `english` itself where there is no translation. xgettext's keyword.
std::string tr(const char* english);

/// Marks a message that is kept in English and given to tr() when it is printed (a table, a program's
/// summary), so that xgettext finds it.
constexpr const char* tr_later(const char* english) { return english; }

/// tr() with fmt's positional arguments: tr_format("cannot read {0}: {1}", path, reason). A translation whose
/// placeholders are broken falls back to English.
template <typename... Arguments>
std::string tr_format(const char* english, const Arguments&... arguments) {
    try {
        return fmt::vformat(tr(english), fmt::make_format_args(arguments...));
    } catch (const fmt::format_error&) {
        return fmt::vformat(english, fmt::make_format_args(arguments...));
    }
}

/// The plural form for `count`; {0} is the count.
std::string tr_plural(const char* singular, const char* plural, long long count);

}  // namespace kopij::text
