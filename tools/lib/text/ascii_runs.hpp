// Runs of ASCII characters, found eight bytes at a time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kopij::text::ascii {

/// Eight bytes as a number, the first of them the lowest.
inline std::uint64_t eight_at(const char* bytes) {
    std::uint64_t out = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&out, bytes, sizeof out);
    } else {
        for (std::size_t n = 0; n < sizeof out; ++n)
            out |= std::uint64_t{static_cast<unsigned char>(bytes[n])} << (8 * n);
    }
    return out;
}

inline constexpr std::uint64_t k_ones = 0x0101010101010101U;
inline constexpr std::uint64_t k_highs = 0x8080808080808080U;

/// Which of eight bytes are such characters: the highest bit of those, and no other bit. Bytes beyond ASCII
/// are none.
constexpr std::uint64_t not_below(std::uint64_t low, char c) {
    return low + k_ones * (0x80U - static_cast<unsigned char>(c));
}
constexpr std::uint64_t letters_and_digits(std::uint64_t eight) {
    const auto low = eight & ~k_highs;
    const auto small = low | k_ones * 0x20U;
    const auto letters = not_below(small, 'a') & ~not_below(small, 'z' + 1);
    const auto digits = not_below(low, '0') & ~not_below(low, '9' + 1);
    return (letters | digits) & ~eight & k_highs;
}
/// \w
constexpr std::uint64_t word_characters(std::uint64_t eight) {
    const auto others = ((eight & ~k_highs) ^ k_ones * '_') + ~k_highs;
    return letters_and_digits(eight) | (~others & ~eight & k_highs);
}
/// \S
constexpr std::uint64_t not_spaces(std::uint64_t eight) {
    const auto low = eight & ~k_highs;
    const auto others = (low ^ k_ones * ' ') + ~k_highs;
    const auto controls = not_below(low, '\t') & ~not_below(low, '\r' + 1);
    return others & ~controls & ~eight & k_highs;
}

/// Which of eight bytes the first of these bits, of which there is one, belongs to.
inline std::size_t first_byte_of(std::uint64_t highs) {
    return static_cast<std::size_t>(std::countr_zero(highs)) / 8;
}

/// Calls `visit` with each eight bytes of the text and where they begin; behind its end stand spaces.
template <typename Visit>
void for_each_eight(std::string_view text, const Visit& visit) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) visit(eight_at(text.data() + at), at);
    if (at == text.size()) return;
    std::array<char, 8> rest{};
    rest.fill(' ');
    text.copy(rest.data(), rest.size(), at);
    visit(eight_at(rest.data()), at);
}

/// Calls `visit` with the bits of the bytes of each eight with which a run of what `inside` tells begins, and
/// where the eight begin.
template <typename Inside, typename Visit>
void for_each_beginning(std::string_view text, const Inside& inside, const Visit& visit) {
    std::uint64_t before = 0;  // whether the byte before is in a run
    for_each_eight(text, [&](std::uint64_t eight, std::size_t at) {
        const std::uint64_t all = inside(eight);
        visit(all & ~(all << 8U | before), at);
        before = all >> 56U;
    });
}

}  // namespace kopij::text::ascii
