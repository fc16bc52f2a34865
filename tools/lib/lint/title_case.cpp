#include "lint/title_case.hpp"

#include <algorithm>
#include <array>

#include "lint/tokens.hpp"
#include "lint/word_runs.hpp"
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

const Pattern k_heading_word(R"([\p{N}\p{L}*]+[^\s]*)");
const Pattern k_number(R"([0-9]+\.)");

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

/// Where the word ends that begins at `begin`; `begin` where none does.
std::size_t HeadingWords::end_of_word(std::string_view text, std::size_t begin, bool runs_are_known) const {
    Match match;
    for (const auto& phrase : m_phrases) {
        if (phrase.match_at(text, begin, match) == Searched::found) return match.whole().end;
    }
    if (runs_are_known) return end_of_heading_word(text, begin);
    return k_heading_word.match_at(text, begin, match) == Searched::found ? match.whole().end : begin;
}

std::vector<std::string_view> HeadingWords::in(std::string_view text) const {
    constexpr std::size_t k_usual = 12;
    std::vector<std::string_view> out;
    out.reserve(k_usual);
    const bool known = runs_are_known(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_word(text, at, known);
        if (end > at) {
            out.push_back(text.substr(at, end - at));
            at = end;
        } else {
            text::next_code_point(text, at);
        }
    }
    return out;
}

KeptWords::KeptWords(std::vector<std::string> words) : m_kept(std::move(words)) {
    std::stable_sort(m_kept.begin(), m_kept.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::vector<std::string> any;
    for (const auto& one : m_kept) {
        m_lower.push_back(text::to_lower(one));
        any.push_back("(?:" + one + ")");
    }
    m_any = patterns_in_parts(any, "", "");
    m_words = HeadingWords(patterns_in_parts(any, R"((?i)\b(?:)", R"()\b)"));
}

std::optional<std::string> KeptWords::find(std::string_view word) const {
    if (m_kept.empty()) return std::nullopt;
    const auto at = std::find(m_lower.begin(), m_lower.end(), text::to_lower(word));
    if (at != m_lower.end()) return m_kept[static_cast<std::size_t>(at - m_lower.begin())];
    if (std::any_of(m_any.begin(), m_any.end(), [&](const Pattern& one) { return one.found_in(word); }))
        return std::string(word);
    return std::nullopt;
}

std::string title_case(std::string_view text, TitleStyle style, const KeptWords& kept) {
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
        out += kept.find(word).value_or(small ? low : text::with_capital(word));
    }
    return out.append(text.substr(done));
}

std::string sentence_case(std::string_view text, const KeptWords& kept,
                          const std::vector<std::string>& indicators) {
    std::string out;
    std::string before;
    std::size_t count = 0;
    for (const auto word : kept.words().in(text)) {
        const std::string token(word);
        const auto low = text::to_lower(token);
        const bool anew = count == 0 || (count == 1 && k_number.found_in(before)) ||
                          std::any_of(indicators.begin(), indicators.end(),
                                      [&](const std::string& ending) { return before.ends_with(ending); });
        if (!out.empty()) out += ' ';
        out += kept.find(token).value_or(anew ? text::with_capital(low) : low);
        before = token;
        ++count;
    }
    return out;
}

}  // namespace kopij::lint
