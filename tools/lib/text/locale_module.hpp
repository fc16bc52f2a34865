// What Boost.Locale does for this room (module/locale.cpp), opened when first asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::text {

/// What becomes of bytes, or of characters, that an encoding does not have.
enum class Malformed { refused, left_out };

struct Converted {
    /// Nothing where the encoding is not known, or where something malformed was to be refused.
    std::optional<std::string> text;
    bool is_known_encoding = true;
};

struct LocaleModule {
    /// The words of a text by Unicode's rules (UAX 29): runs with a letter or a digit. O(text).
    std::vector<Range> (*words)(std::string_view text, std::string_view language);

    /// Encodings as IANA names them.
    Converted (*to_utf8)(std::string_view bytes, const std::string& encoding, Malformed malformed);
    Converted (*from_utf8)(std::string_view text, const std::string& encoding);

    /// Reads <folder>/<language>/LC_MESSAGES/kopij.mo, which the two below then translate by.
    void (*read_messages)(const std::string& language, const std::string& folder);
    std::string (*message)(const char* english);
    std::string (*plural_message)(const char* singular, const char* plural, int count);
};

/// Safe from several threads. Throws FileError where the module is missing.
const LocaleModule& locale_module();

}  // namespace kopij::text
