#include "text/message.hpp"

#include <algorithm>
#include <boost/locale/generator.hpp>
#include <boost/locale/message.hpp>
#include <limits>
#include <locale>

namespace kopij::text {
namespace {

struct Messages {
    std::string language = "en";
    std::locale locale;  // without a message facet, translate() gives the English back
};

Messages& messages() {
    static Messages instance;
    return instance;
}

}  // namespace

void set_message_language(std::string_view language, const std::string& folder) {
    auto& state = messages();
    const auto code = std::string(language.substr(0, language.find_first_of("_-.@")));
    state.language = code == "nl" ? "nl" : "en";
    state.locale = std::locale::classic();
    if (state.language == "en") return;
    boost::locale::generator generator;
    generator.categories(boost::locale::category_t::message);
    generator.add_messages_path(folder);
    generator.add_messages_domain("kopij");
    state.locale = generator.generate(state.language + ".UTF-8");
}

const std::string& message_language() { return messages().language; }

std::string tr(const char* english) { return boost::locale::translate(english).str(messages().locale); }

std::string tr_plural(const char* singular, const char* plural, long long count) {
    constexpr long long k_most = std::numeric_limits<int>::max();
    const auto form =
        messages().language == "en"
            ? std::string(count == 1 ? singular : plural)
            : boost::locale::translate(singular, plural, static_cast<int>(std::min(count, k_most)))
                  .str(messages().locale);
    return fmt::vformat(form, fmt::make_format_args(count));
}

}  // namespace kopij::text
