// How many syllables short words have, by their bytes as numbers.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "text/ascii_runs.hpp"
#include "text/range.hpp"

namespace kopij::text::english {

/// The syllables of words of up to fifteen bytes that were counted last.
class ShortWords {
  public:
    static constexpr std::size_t k_longest = 15;
    static constexpr int k_most = 15;  // syllables

    /// The bytes of the word; the last is its size and, in the lower half, how many syllables it has.
    struct Entry {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;

        int syllables() const { return static_cast<int>(end >> 56U & 15U); }
        bool is(const Entry& word) const { return begin == word.begin && (end & ~k_syllables) == word.end; }
        void count(int syllables) { end |= static_cast<std::uint64_t>(syllables) << 56U; }
    };

    static Entry of(std::string_view text, Range range) {
        constexpr std::size_t k_room = 16;
        if (range.begin + k_room > text.size()) return of(range.in(text));
        const auto size = range.size();
        Entry out;
        out.begin = ascii::eight_at(text.data() + range.begin) & k_first[std::min<std::size_t>(size, 8)];
        out.end =
            ascii::eight_at(text.data() + range.begin + 8) & k_first[std::max<std::size_t>(size, 8) - 8];
        out.end |= std::uint64_t{size} << 60U;
        return out;
    }

    static Entry of(std::string_view word) {
        Entry out;
        const auto size = word.size();
        if (size >= 8) {
            out.begin = bytes<std::uint64_t>(word, 0);
            if (size > 8) out.end = bytes<std::uint64_t>(word, size - 8) >> 8 * (16 - size);
        } else if (size >= 4) {
            out.begin = bytes<std::uint32_t>(word, 0) | std::uint64_t{bytes<std::uint32_t>(word, size - 4)}
                                                            << 8 * (size - 4);
        } else {
            for (std::size_t at = 0; at < size; ++at)
                out.begin |= std::uint64_t{static_cast<unsigned char>(word[at])} << 8 * at;
        }
        out.end |= std::uint64_t{size} << 60U;
        return out;
    }

    /// The entry of the word, made by `count` where it is new.
    template <typename Count>
    const Entry& at(const Entry& word, const Count& count) {
        auto& pair = m_all[((word.begin ^ word.end * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U) >> 52U];
        if (!pair[0].is(word)) to_front(pair, word, count);
        return pair[0];
    }

  private:
    static constexpr std::uint64_t k_syllables = std::uint64_t{15} << 56U;
    /// The lowest so many bytes of a number.
    static constexpr std::array<std::uint64_t, 9> k_first = {0,
                                                             0xFF,
                                                             0xFFFF,
                                                             0xFFFFFF,
                                                             0xFFFFFFFF,
                                                             0xFFFFFFFFFF,
                                                             0xFFFFFFFFFFFF,
                                                             0xFFFFFFFFFFFFFF,
                                                             ~std::uint64_t{0}};

    template <typename Count>
    [[gnu::noinline]] static void to_front(std::array<Entry, 2>& pair, const Entry& word,
                                           const Count& count) {
        if (!pair[1].is(word)) {
            pair[1] = word;
            pair[1].count(count());
        }
        std::swap(pair[0], pair[1]);
    }

    /// The first byte is the lowest.
    template <typename Number>
    static Number bytes(std::string_view word, std::size_t at) {
        Number out = 0;
        if constexpr (std::endian::native == std::endian::little) {
            std::memcpy(&out, word.data() + at, sizeof out);
        } else {
            for (std::size_t n = sizeof out; n > 0; --n)
                out = static_cast<Number>(out << 8U | static_cast<unsigned char>(word[at + n - 1]));
        }
        return out;
    }

    std::array<std::array<Entry, 2>, 4096> m_all{};
};

}  // namespace kopij::text::english
