#include "text/sentence_candidates.hpp"

#include <algorithm>
#include <array>

#include "text/eight_bytes.hpp"
#include "text/sentence_marks.hpp"
#include "text/sentence_module.hpp"
#include "text/utf8.hpp"

namespace kopij::text {
namespace {

/// Whether a text of such characters has none that the rules of UAX 29 know and `sentence_candidates` does
/// not.
constexpr bool is_simple(char32_t c) {
    if (c < 0x80) return c != '{' && c != '\r' && c != '\v' && c != '\f';
    if (c < 0x250) return c > 0xA0 && c != 0xAB && c != 0xAD;
    return (c >= 0x2010 && c <= 0x2014) || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
           c == 0x2026 || c == 0x20AC;
}

/// Whether all of Unicode's sentences that white space stands before begin behind a terminator, its closers
/// and that white space (SB11), or behind a line end (SB4), which `sentence_candidates` finds itself: its
/// tables take long to open, and long to ask.
bool is_simple(std::string_view text, std::string_view language) {
    if (language.starts_with("el")) return false;  // ends questions with a semicolon
    static constexpr auto k_simple = [] {
        std::array<bool, 256> out{};
        for (std::size_t c = 0; c < 0x80; ++c) out[c] = c != '\n' && is_simple(static_cast<char32_t>(c));
        return out;
    }();
    const auto is_blank = [&](std::size_t at) {
        return at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n');
    };
    const auto may_be_odd = [](const EightBytes& eight) {
        return eight.beyond_ascii() | eight.below_space() | eight.equal('{');
    };
    const auto is_odd = [](char c) { return !k_simple[static_cast<unsigned char>(c)]; };
    for (auto at = find_byte(text, 0, may_be_odd, is_odd); at < text.size();
         at = find_byte(text, at, may_be_odd, is_odd)) {
        if (text[at] == '\n' && (is_blank(at + 1) || (at > 0 && is_blank(at - 1)))) return false;
        const auto byte = static_cast<unsigned char>(text[at]);
        if (!is_simple(byte < 0x80 ? byte : next_code_point(text, at))) return false;
        if (byte < 0x80) ++at;
    }
    return true;
}

}  // namespace

std::vector<std::size_t> sentence_candidates(std::string_view text, std::string_view language) {
    constexpr std::size_t k_most_closers = 16;  // bytes
    std::vector<std::size_t> out;
    bool complete = is_simple(text, language);
    static constexpr auto k_marks = [] {
        std::array<bool, 256> marks{};
        for (const unsigned char mark : {'.', '!', '?', '\n'}) marks[mark] = true;
        marks[0xE2] = true;  // the first byte of typographic ones
        return marks;
    }();
    const auto may_be_mark = [](const EightBytes& eight) {
        return eight.equal('.') | eight.equal('!') | eight.equal('?') | eight.equal('\n') |
               eight.beyond_ascii();
    };
    const auto is_mark = [](char c) { return k_marks[static_cast<unsigned char>(c)]; };
    for (auto at = find_byte(text, 0, may_be_mark, is_mark); at < text.size();
         at = find_byte(text, at + 1, may_be_mark, is_mark)) {
        auto end = at + 1;
        while (end < text.size() && end < at + k_most_closers) {
            auto next = end;
            const auto c = next_code_point(text, next);
            const bool goes_on = is_closer(c) || is_terminator(c) || is_superscript(c) || is_digit(c) ||
                                 joins_numbers(c) || c == '[' || c == '(';
            if (!goes_on && !is_continuation(text[end])) break;
            end = next;
        }
        complete = complete && end < at + k_most_closers;
        const auto begin = after_spaces(text, text[at] == '\n' ? at : end);
        if (begin > end || text[at] == '\n') out.push_back(begin);
        if (text[at] == '\n') at = begin - 1;  // or each line end of a thousand would look at the rest
    }
    if (!complete) {
        const auto more = sentence_module().starts(text, language);
        out.insert(out.end(), more.begin(), more.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace kopij::text
