// Tells texts that cannot be much alike from others in a few steps.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "catalogue/bytes.hpp"

namespace kopij::catalogue {

/// How often each of 32 groups of bytes is in a text of at most k_longest bytes.
class LetterCounts {
  public:
    static constexpr std::size_t k_longest = 255;

    LetterCounts() = default;
    explicit LetterCounts(std::string_view text) : m_counted(true) {
        for (const char c : text) ++m_counts[static_cast<unsigned char>(c) % m_counts.size()];
    }

    /// Whether it is of a text, if only an empty one.
    bool counted() const { return m_counted; }

    /// At least the length of the longest common subsequence of the two texts.
    std::size_t most_common(const LetterCounts& other) const {
        std::size_t out = 0;
        for (std::size_t at = 0; at < m_counts.size(); at += sizeof(Bytes)) {
            const auto a = bytes_at({m_counts.data(), m_counts.size()}, at);
            const auto b = bytes_at({other.m_counts.data(), other.m_counts.size()}, at);
            out += sum(a < b ? a : b);
        }
        return out;
    }

  private:
    static std::size_t sum(Bytes bytes) {
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), &bytes, sizeof bytes);
        constexpr std::uint64_t k_every_second = 0x00FF00FF00FF00FFU;
        constexpr std::uint64_t k_ones = 0x0001000100010001U;
        std::uint64_t pairs = 0;  // sums of four bytes each, in 16 bits
        for (const auto half : halves) pairs += (half & k_every_second) + (half >> 8U & k_every_second);
        return static_cast<std::size_t>(pairs * k_ones >> 48U);
    }

    std::array<char, 32> m_counts{};
    bool m_counted = false;
};

}  // namespace kopij::catalogue
