// Words as matching needs them: quick, the same in every language, and no more exact than that.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kopij::catalogue {

inline char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

enum class Letter : unsigned char { none, digit, letter, ideograph };

/// What a byte is for matching: of a character beyond ASCII all are letters, and the first of Chinese,
/// Japanese and Korean ones is told.
inline constexpr std::array<Letter, 256> k_letters_of_bytes = [] {
    std::array<Letter, 256> out{};
    for (std::size_t c = 0; c < out.size(); ++c) {
        const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c >= '0' && c <= '9') out[c] = Letter::digit;
        if (ascii_letter || c >= 0x80) out[c] = Letter::letter;
        if (c >= 0xE3 && c <= 0xED) out[c] = Letter::ideograph;
    }
    return out;
}();

inline Letter letter_of_byte(char c) { return k_letters_of_bytes[static_cast<unsigned char>(c)]; }

/// Of a word, ASCII letters alike in both cases (and a few other signs, which words hardly have).
inline std::uint32_t hash_word(std::string_view word) {
    constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15U;
    constexpr std::uint64_t k_small = 0x2020202020202020U;  // the bit by which the two cases differ
    std::uint64_t out = word.size();
    const auto part = [&](std::size_t at, auto bits) {
        std::memcpy(&bits, word.data() + at, sizeof bits);
        out = (out ^ (bits | k_small)) * k_odd;
        out ^= out >> 29U;
    };
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= word.size(); at += sizeof(std::uint64_t)) part(at, std::uint64_t{});
    if (at + sizeof(std::uint32_t) <= word.size()) {
        part(at, std::uint32_t{});
        at += sizeof(std::uint32_t);
    }
    std::uint64_t rest = 0;
    for (; at < word.size(); ++at) rest = rest << 8U | static_cast<unsigned char>(word[at]);
    out = (out ^ (rest | k_small)) * k_odd;
    return static_cast<std::uint32_t>(out >> 32U);
}

/// Calls `each(word)` for runs of letters and digits, an apostrophe (or a number's point or comma) inside
/// them included. A character of Chinese, Japanese or Korean is a word of its own.
template <typename Each>
void for_each_word(std::string_view text, const Each& each) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = letter_of_byte(text[at]);
        if (first == Letter::none) {
            ++at;
            continue;
        }
        const auto begin = at++;
        if (first == Letter::ideograph) {
            constexpr std::size_t k_ideograph = 3;  // bytes
            while (at < text.size() && at - begin < k_ideograph && letter_of_byte(text[at]) == Letter::letter)
                ++at;
            each(text.substr(begin, at - begin));
            continue;
        }
        for (; at < text.size(); ++at) {
            const auto kind = letter_of_byte(text[at]);
            if (kind == Letter::ideograph) break;
            if (kind != Letter::none) continue;
            if (at + 1 == text.size()) break;
            const auto next = letter_of_byte(text[at + 1]);
            const bool number = letter_of_byte(text[at - 1]) == Letter::digit && next == Letter::digit;
            const bool joins = (text[at] == '\'' && next != Letter::none) ||
                               ((text[at] == '.' || text[at] == ',') && number);
            if (!joins) break;
        }
        each(text.substr(begin, at - begin));
    }
}

}  // namespace kopij::catalogue
