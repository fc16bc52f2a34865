// Words as matching needs them: quick, the same in every language, and no more exact than that.
#pragma once

#include <cstdint>
#include <string_view>

namespace kopij::catalogue {

inline char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Calls `each(hash, word)` for runs of letters and digits, an apostrophe (or a number's point or comma)
/// inside them included; ASCII letters alike in both cases. A character of Chinese, Japanese or Korean is a
/// word of its own.
template <typename Each>
void for_each_word(std::string_view text, const Each& each) {
    constexpr std::uint32_t k_basis = 2166136261U;  // FNV-1a
    constexpr std::uint32_t k_prime = 16777619U;
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto is_ideograph = [](char c) {
        return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xED;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        const auto begin = at;
        auto hash = k_basis;
        do {
            hash = (hash ^ static_cast<unsigned char>(lower_case(text[at]))) * k_prime;
            ++at;
            if (is_ideograph(text[begin]) && at - begin == 3) break;
            const bool joins =
                at + 1 < text.size() && (text[at] == '\'' || text[at] == '.' || text[at] == ',') &&
                is_letter(text[at + 1]) &&
                (text[at] == '\'' || (text[at - 1] <= '9' && text[at + 1] <= '9' && text[at + 1] >= '0'));
            if (joins) ++at;
        } while (at < text.size() && is_letter(text[at]) && !(is_ideograph(text[at]) && at != begin));
        each(hash, text.substr(begin, at - begin));
    }
}

}  // namespace kopij::catalogue
