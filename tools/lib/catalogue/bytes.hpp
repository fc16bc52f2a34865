// Sixteen bytes of a text at a time, for the loops that look at every one of them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kopij::catalogue {

using Bytes __attribute__((vector_size(16))) = unsigned char;

/// The bytes from there on; there must be as many.
inline Bytes bytes_at(std::string_view text, std::size_t at) {
    Bytes out;
    std::memcpy(&out, text.data() + at, sizeof out);
    return out;
}

/// The number of the first byte for which a comparison of Bytes holds, or how many bytes there are.
template <typename Mask>
std::size_t first_of(const Mask& mask) {
    static_assert(sizeof(Mask) == sizeof(Bytes));
    constexpr bool k_little = std::endian::native == std::endian::little;
    const auto first = [](std::uint64_t half) {
        return static_cast<std::size_t>(k_little ? std::countr_zero(half) : std::countl_zero(half)) / 8;
    };
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &mask, sizeof mask);
    if (halves[0] != 0) return first(halves[0]);
    return halves[1] != 0 ? sizeof(std::uint64_t) + first(halves[1]) : sizeof(Bytes);
}

}  // namespace kopij::catalogue
