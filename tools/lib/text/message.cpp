#include "text/message.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>

#include "text/locale_module.hpp"

namespace kopij::text {
namespace {

struct Messages {
    std::string language = "en";
    std::string folder;
    std::unique_ptr<std::once_flag> is_read = std::make_unique<std::once_flag>();
};

Messages& messages() {
    static Messages instance;
    return instance;
}

bool is_english() { return messages().language == "en"; }

/// With the catalogue of the chosen language, which is read for the first message.
const LocaleModule& translator() {
    const auto& locale = locale_module();
    auto& state = messages();
    std::call_once(*state.is_read, [&] { locale.read_messages(state.language, state.folder); });
    return locale;
}

}  // namespace

void set_message_language(std::string_view language, const std::string& folder) {
    auto& state = messages();
    const auto code = std::string(language.substr(0, language.find_first_of("_-.@")));
    state.language = code == "nl" ? "nl" : "en";
    state.folder = folder;
    state.is_read = std::make_unique<std::once_flag>();
}

const std::string& message_language() { return messages().language; }

std::string tr(const char* english) { return is_english() ? english : translator().message(english); }

std::string tr_plural(const char* singular, const char* plural, long long count) {
    constexpr long long k_most = std::numeric_limits<int>::max();
    const auto form = is_english() ? std::string(count == 1 ? singular : plural)
                                   : translator().plural_message(singular, plural,
                                                                 static_cast<int>(std::min(count, k_most)));
    return fmt::vformat(form, fmt::make_format_args(count));
}

}  // namespace kopij::text
