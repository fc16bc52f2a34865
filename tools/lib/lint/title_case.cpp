#include "lint/title_case.hpp"

#include <algorithm>
#include <array>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array k_small = {"a"sv,   "an"sv, "and"sv, "as"sv,  "at"sv,  "but"sv, "by"sv, "en"sv,
                                "for"sv, "if"sv, "in"sv,  "nor"sv, "of"sv,  "on"sv,  "or"sv, "per"sv,
                                "the"sv, "to"sv, "vs"sv,  "vs."sv, "via"sv, "v"sv,   "v."sv};
constexpr std::array k_prepositions = {
    "with"sv,       "from"sv,    "into"sv,    "during"sv, "including"sv,  "until"sv, "against"sv, "among"sv,
    "throughout"sv, "despite"sv, "towards"sv, "upon"sv,   "concerning"sv, "about"sv, "over"sv,    "through"sv,
    "before"sv,     "between"sv, "after"sv,   "since"sv,  "without"sv,    "under"sv, "within"sv,  "along"sv,
    "following"sv,  "across"sv,  "beyond"sv,  "around"sv, "down"sv,       "near"sv,  "above"sv};

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_word(char32_t c) { return c == '*' || text::is_letter(c) || text::is_digit(c); }

struct Piece {
    std::size_t begin;
    std::size_t end;
};

/// Words for title case, which also end at "-" and "/".
std::vector<Piece> title_words(std::string_view text) {
    std::vector<Piece> out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        const auto c = text::next_code_point(text, end);
        if (!text::is_letter(c) && !text::is_digit(c)) {
            at = end;
            continue;
        }
        while (end < text.size()) {
            auto next = end;
            const auto inside = text::next_code_point(text, next);
            if (text::is_space(inside) || inside == '-' || inside == '/') break;
            end = next;
        }
        out.push_back({at, end});
        at = end;
    }
    return out;
}

bool stays_small(std::string_view low, TitleStyle style) {
    return has(k_small, low) || (style == TitleStyle::chicago && has(k_prepositions, low));
}

}  // namespace

std::vector<std::string> heading_words(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        if (!begins_word(text::next_code_point(text, end))) {
            at = end;
            continue;
        }
        while (end < text.size()) {
            auto next = end;
            if (text::is_space(text::next_code_point(text, next))) break;
            end = next;
        }
        out.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

std::string title_case(std::string_view text, TitleStyle style) {
    std::string out;
    std::size_t done = 0;
    const auto byte = [&](std::size_t at) { return at < text.size() ? text[at] : '\0'; };
    for (const auto [begin, end] : title_words(text)) {
        out.append(text.substr(done, begin - done));
        done = end;
        const auto word = text.substr(begin, end - begin);
        const auto low = text::to_lower(word);
        const char before = begin > 0 ? text[begin - 1] : '\0';
        const char earlier = begin > 1 ? text[begin - 2] : '\0';
        const bool inside = begin > 0 && end < text.size();
        const bool joined = byte(end) == '-' && before != '-';
        const bool small = inside && stays_small(low, style) &&
                           (before == ' ' || before == '-' || before == '/') && earlier != ':' &&
                           earlier != '-' && !joined;
        out += small ? low : text::with_capital(word);
    }
    return out.append(text.substr(done));
}

Pattern sentence_words(const std::vector<std::string>& kept) {
    // A phrase that is kept is one token, whatever stands in it.
    std::string pattern = R"([\p{N}\p{L}*]+[^\s]*)";
    if (!kept.empty()) {
        std::string phrases;
        for (const auto& phrase : kept) phrases += (phrases.empty() ? "" : "|") + phrase;
        pattern = R"(\b(?:)" + phrases + R"()\b|)" + pattern;
    }
    return Pattern("(?i)" + pattern);
}

std::string sentence_case(std::string_view text, const Pattern& words, const std::vector<std::string>& kept,
                          const std::vector<std::string>& indicators) {
    std::string out;
    std::string before;
    const auto low = text::to_lower(text);
    for_each_match(words, low, [&](const Match& match) {
        const std::string token(match.whole().in(low));
        const auto known = std::find_if(kept.begin(), kept.end(), [&](const std::string& phrase) {
            return text::to_lower(phrase) == token;
        });
        const bool anew =
            out.empty() || std::any_of(indicators.begin(), indicators.end(),
                                       [&](const std::string& ending) { return before.ends_with(ending); });
        if (!out.empty()) out += ' ';
        out += known != kept.end() ? *known : anew ? text::with_capital(token) : token;
        before = token;
    });
    return out;
}

}  // namespace kopij::lint
