// The literals of all patterns of a run by their first bytes, for the scanner.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "lint/literal_set.hpp"

namespace kopij::lint {

inline constexpr std::size_t k_literal_key = 8;  // most bytes of a literal's key

/// Keys are the first bytes of what they are read from, the first of them the lowest.
using LiteralKey = std::uint64_t;

inline LiteralKey first_bytes(LiteralKey key, std::size_t size) {
    return size == k_literal_key ? key : key & ((LiteralKey{1} << (8 * size)) - 1);
}

inline LiteralKey read_key(const char* at, std::size_t size) {
    LiteralKey out = 0;
    for (std::size_t i = 0; i < size; ++i) out |= LiteralKey{static_cast<unsigned char>(at[i])} << (8 * i);
    return out;
}

inline LiteralKey read_key(const char* at) {
    LiteralKey out = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&out, at, k_literal_key);
    } else {
        out = read_key(at, k_literal_key);
    }
    return out;
}

inline std::uint32_t hash_of(LiteralKey key, std::size_t size) {
    return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15U ^ size * 0xC2B2AE3D27D4EB4FU) >> 40U);
}

/// For so many of the first bytes, the sizes of keys that may begin with them: bit n is size n + 1.
template <std::size_t Of>
class KeySizes {
  public:
    KeySizes() : m_all(k_room) {}
    void add(LiteralKey key, std::size_t size) { m_all[place(key)] |= bit(size); }
    unsigned at(LiteralKey key) const { return m_all[place(key)]; }

  private:
    static constexpr std::size_t k_room = 1U << 14U;
    static std::uint8_t bit(std::size_t size) { return static_cast<std::uint8_t>(1U << (size - 1)); }
    static std::size_t place(LiteralKey key) { return (first_bytes(key, Of) * 0x9E3779B97F4A7C15U) >> 50U; }

    std::vector<std::uint8_t> m_all;
};

/// Which literals may begin with three bytes. Most places in a text need no other look.
class Starts {
  public:
    /// Bit n is set for keys of n + 1 bytes that may begin there.
    struct Sizes {
        std::uint16_t whole_words = 0;  // and more, in the last
        std::uint8_t words = 0;
        std::uint8_t anything = 0;
    };
    static constexpr std::size_t k_most_of_words = 16;
    static std::uint16_t bit_of_word(std::size_t size) {
        return static_cast<std::uint16_t>(1U << (std::min(size, k_most_of_words) - 1));
    }

    Starts() : m_all(k_room) {}
    Sizes& at(LiteralKey key) { return m_all[place(key)]; }
    const Sizes& at(LiteralKey key) const { return m_all[place(key)]; }

  private:
    static constexpr std::size_t k_room = 1U << 13U;
    static std::size_t place(LiteralKey key) { return ((key << 40U) * 0x9E3779B97F4A7C15U) >> 51U; }

    std::vector<Sizes> m_all;
};

/// What may begin with two bytes as they are written.
class BytePairs {
  public:
    enum Bit : std::uint8_t {
        words = 1,
        anything = 2,
        starts = 4,
        in_word = 8,          // the first byte is
        short_words = 16,     // of one or two bytes
        short_anything = 32,  // the same
        led = 64,             // of anything, only behind few bytes
        whole_words = 128
    };

    BytePairs() : m_all(65536) {
        for (unsigned first = 0; first < 256; ++first) {
            if (is_word_byte(static_cast<char>(first))) add(static_cast<unsigned char>(first), in_word);
        }
    }
    void add(unsigned char first, unsigned char second, Bit bit) { m_all[first | second << 8U] |= bit; }
    void add(unsigned char first, Bit bit) {
        for (unsigned second = 0; second < 256; ++second) add(first, static_cast<unsigned char>(second), bit);
    }
    const std::uint8_t* data() const { return m_all.data(); }
    /// The number of the pair of bytes there.
    static std::size_t at(const char* bytes) {
        std::uint16_t out = 0;
        std::memcpy(&out, bytes, sizeof out);
        if constexpr (std::endian::native != std::endian::little)
            out = static_cast<std::uint16_t>(out >> 8U | out << 8U);
        return out;
    }

  private:
    std::vector<std::uint8_t> m_all;
};

/// A literal of a pattern, and what has to stand beside it.
struct LiteralEntry {
    std::uint32_t pattern;
    std::uint32_t literal;
    std::uint32_t text;  // offset in Tables::bytes of the lower-case text, which the text as written follows
    std::uint8_t size;
    bool any_case;
    bool after_boundary;
    bool before_boundary;
    std::uint16_t then;  // what may follow: sets[then - 1]; 0: anything
    std::uint16_t lead;  // what must stand before, in the same way
    bool led;            // hardly a letter does
};

/// Entries by a key and a size.
class LiteralSlots {
  public:
    std::vector<LiteralEntry> entries;

    /// Sorts the entries by size, key, pattern and literal. `size_of` gives the size of an entry; what is in
    /// its key, k_literal_key bytes at most. `bytes` are those that entries refer to. Calls `note` with each
    /// key and its size.
    template <typename SizeOf, typename Note>
    void build(const std::vector<char>& bytes, const SizeOf& size_of, const Note& note) {
        std::vector<Key> keys;
        keys.reserve(entries.size());
        for (const auto& entry : entries) {
            const std::size_t size = size_of(entry);
            keys.push_back({size, read_key(&bytes[entry.text], std::min(size, k_literal_key)),
                            static_cast<std::uint32_t>(keys.size())});
        }
        fill(keys);
        for (const auto& key : keys) note(key.key, key.size);
    }

    /// Calls `visit` with the entries of the key.
    template <typename Visit>
    void look_up(LiteralKey key, std::size_t size, Visit&& visit) const {
        const auto hashed = hash_of(key, size);
        if ((m_filter[filter_word(hashed)] & filter_bit(hashed)) == 0) return;
        for (auto slot = hashed & (m_slots.size() - 1); m_slots[slot].end != 0;
             slot = (slot + 1) & (m_slots.size() - 1)) {
            if (m_slots[slot].key != key || m_slots[slot].size != size) continue;
            for (auto i = m_slots[slot].begin; i < m_slots[slot].end; ++i) visit(entries[i]);
            return;
        }
    }

  private:
    struct Key {
        std::size_t size;
        LiteralKey key;
        std::uint32_t entry;  // entries are made in the order of patterns
        auto operator<=>(const Key&) const = default;
    };
    struct Slot {
        LiteralKey key = 0;
        std::uint32_t size = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;  // 0: free
    };

    void fill(std::vector<Key>& keys);
    // Eight bits for a slot, so that most keys that are none have a free one.
    std::size_t filter_word(std::uint32_t hashed) const { return hashed & (m_filter.size() - 1); }
    static std::uint64_t filter_bit(std::uint32_t hashed) { return std::uint64_t{1} << (hashed >> 18U); }

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_filter;
};

/// Entries that are words of ASCII between borders of words.
class WholeWordTable {
  public:
    void add(const LiteralEntry& entry) { m_slots.entries.push_back(entry); }
    /// Notes in `pairs` what they begin with: `bit`, and in `starts` their sizes.
    void build(const std::vector<char>& bytes, BytePairs& pairs, BytePairs::Bit bit, Starts& starts);
    /// The sizes of those that are shorter than what `starts` tell.
    std::uint16_t short_sizes() const { return m_short_sizes; }

    /// Calls `visit` with the entries of `size` bytes that are the word there, as far as the key tells, and
    /// with how many bytes it has told.
    template <typename Visit>
    void look_up(LiteralKey text, std::size_t size, Visit&& visit) const {
        const auto told = std::min(size, k_literal_key);
        m_slots.look_up(first_bytes(text, told), size,
                        [&](const LiteralEntry& entry) { visit(entry, told); });
    }

  private:
    LiteralSlots m_slots;
    std::uint16_t m_short_sizes = 0;
};

/// Entries by their first bytes, at most k_literal_key of them.
class LiteralTable {
  public:
    void add(const LiteralEntry& entry) { m_slots.entries.push_back(entry); }
    /// `bytes` are those that entries refer to, `sets` those of bytes that may follow. Notes in `pairs` what
    /// they begin with: `bit`, and `short_bit` for those of one or two bytes; of others the sizes in
    /// `starts`.
    void build(const std::vector<char>& bytes, const std::vector<Bytes>& sets, BytePairs& pairs,
               BytePairs::Bit bit, BytePairs::Bit short_bit, Starts& starts,
               std::uint8_t Starts::Sizes::*sizes);

    /// Calls `visit` with the entries of the sizes that begin like the text here, as far as keys tell, and
    /// with how many bytes these have told. Bit n of `sizes` is for n + 1 bytes.
    template <typename Visit>
    void look_up(LiteralKey text, unsigned sizes, Visit&& visit) const {
        constexpr unsigned k_told = 7;
        if (sizes > k_told) sizes &= k_told | m_by_four.at(text) | m_by_five.at(text);
        for (; sizes != 0; sizes &= sizes - 1) {
            const auto size = static_cast<std::size_t>(std::countr_zero(sizes)) + 1;
            m_slots.look_up(first_bytes(text, size), size,
                            [&](const LiteralEntry& entry) { visit(entry, size); });
        }
    }

  private:
    LiteralSlots m_slots;
    // Most places need no look at the slots.
    KeySizes<4> m_by_four;
    KeySizes<5> m_by_five;
};

}  // namespace kopij::lint
