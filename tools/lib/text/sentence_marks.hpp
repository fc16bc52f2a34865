// The characters at the end of a sentence.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::text {

constexpr bool is_terminator(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203D || c == 0x3002;
}
constexpr bool is_closer(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x2019 || c == 0x201D ||
           c == 0x00BB || c == 0x203A || c == 0x2018 || c == 0x201C;
}
/// Between the numbers of notes: "[1,3-5]".
constexpr bool joins_numbers(char32_t c) { return c == ',' || c == '-' || c == 0x2013; }

constexpr bool is_superscript(char32_t c) {
    return c == 0x00B9 || c == 0x00B2 || c == 0x00B3 || (c >= 0x2070 && c <= 0x2079);
}

/// The first place from `at` on that is no white space.
inline std::size_t after_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto next = at;
        if (!is_space(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

}  // namespace kopij::text
