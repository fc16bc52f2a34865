// Words of English, as readability formulas count them.
#include <unictype.h>

#include <array>

#include "text/ascii_runs.hpp"
#include "text/english.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::text::english {
namespace {

constexpr auto k_in_word = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0; c < 0x80; ++c)
        out[c] = is_ascii_letter(static_cast<char32_t>(c)) || (c >= '0' && c <= '9');
    return out;
}();

bool in_word(char32_t c) {
    if (c < 0x80) return k_in_word[c] || c == '\'';
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

/// "U.S." at `at`: where it ends, or `at`.
std::size_t capitals_with_stops(std::string_view text, std::size_t at) {
    auto end = at;
    while (end + 1 < text.size() && text[end] >= 'A' && text[end] <= 'Z' && text[end + 1] == '.') end += 2;
    return end - at >= 4 ? end : at;
}

std::size_t end_of_letters_and_digits(std::string_view text, std::size_t at) {
    for (; at + 8 <= text.size(); at += 8) {
        const auto others = ascii::letters_and_digits(ascii::eight_at(text.data() + at)) ^ ascii::k_highs;
        if (others != 0) return at + ascii::first_byte_of(others);
    }
    while (at < text.size() && k_in_word[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// Where the run of characters of words ends that `at` is in, whether all of them are ASCII's, and how many
/// are apostrophes.
std::size_t end_of_word(std::string_view text, std::size_t at, bool& ascii, std::size_t& apostrophes) {
    ascii = true;
    for (;;) {
        at = end_of_letters_and_digits(text, at);
        if (at == text.size()) return at;
        if (text[at] == '\'') {
            ++apostrophes;
            ++at;
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) return at;
        auto next = at;
        if (!in_word(next_code_point(text, next))) return at;
        ascii = false;
        at = next;
    }
}

/// Calls `visit` with the range of each word, whether it is of ASCII letters, digits and apostrophes, and
/// with how many apostrophes.
template <typename Visit>
void each_word(std::string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80 && !in_word(byte)) {
            ++at;
            continue;
        }
        bool simple = false;
        std::size_t apostrophes = 0;
        auto end = capitals_with_stops(text, at);
        if (end == at) {
            end = end_of_letters_and_digits(text, at);
            simple =
                end == text.size() || (static_cast<unsigned char>(text[end]) < 0x80 && text[end] != '\'');
            if (!simple) end = end_of_word(text, end, simple, apostrophes);
        }
        if (end > at) {
            visit(Range{at, end}, simple, apostrophes);
            at = end;
        } else {
            next_code_point(text, at);
        }
    }
}

std::size_t letters_and_digits(std::string_view word) {
    std::size_t out = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = next_code_point(word, at);
        if (is_letter(c) || is_digit(c)) ++out;
    }
    return out;
}

}  // namespace

std::vector<Range> words(std::string_view text) {
    std::vector<Range> out;
    each_word(text, [&](Range word, bool, std::size_t) { out.push_back(word); });
    return out;
}

WordCounts count_words(std::string_view text) {
    constexpr int k_poly = 2;          // more syllables than this
    constexpr std::size_t k_long = 6;  // more bytes than this
    WordCounts out;
    each_word(text, [&](Range range, bool simple, std::size_t apostrophes) {
        const auto word = range.in(text);
        const auto number = syllables(text, range);
        ++out.words;
        out.syllables += static_cast<std::size_t>(number);
        out.characters += simple ? word.size() - apostrophes : letters_and_digits(word);
        if (word.size() > k_long) ++out.long_words;
        if (number <= k_poly) return;
        ++out.polysyllabic_words;
        const bool inflected = word.ends_with("es") || word.ends_with("ed") || word.ends_with("ing");
        if (number - (inflected ? 1 : 0) > k_poly) ++out.complex_words;
    });
    return out;
}

}  // namespace kopij::text::english
