#include "catalogue/statistics.hpp"

#include "text/message.hpp"

namespace kopij::catalogue {
namespace {

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

}  // namespace

unsigned Statistics::percent() const {
    const auto all = words();
    if (all == 0) return messages() == translated.messages ? 100U : 0U;
    return static_cast<unsigned>(translated.words * 100 / all);
}

Statistics statistics(const Catalogue& catalogue) {
    Statistics out;
    for (const auto& one : catalogue.messages()) {
        if (one.obsolete()) ++out.obsolete;
        if (one.obsolete() || one.is_header()) continue;
        const bool empty = one.strings.empty() || one.strings.front().empty();
        auto& count = empty ? out.untranslated : one.fuzzy() ? out.fuzzy : out.translated;
        ++count.messages;
        count.words += count_words(one.id);
    }
    return out;
}

std::string to_string(const Statistics& s) {
    const auto number = [](std::size_t n) { return static_cast<long long>(n); };
    auto out =
        text::tr_plural("{0} translated message", "{0} translated messages", number(s.translated.messages));
    if (s.fuzzy.messages > 0) {
        out += ", " +
               text::tr_plural("{0} fuzzy translation", "{0} fuzzy translations", number(s.fuzzy.messages));
    }
    if (s.untranslated.messages > 0) {
        out += ", " + text::tr_plural("{0} untranslated message", "{0} untranslated messages",
                                      number(s.untranslated.messages));
    }
    return out + ".";
}

}  // namespace kopij::catalogue
