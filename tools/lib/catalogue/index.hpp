// Finds messages by hash: open addressing over message numbers, several messages a key allowed.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace kopij::catalogue {

/// A hash of the bytes that takes eight at a time, for tables that compare what they find.
inline std::uint64_t hash_bytes(std::string_view text) {
    constexpr std::uint64_t k_a = 0x9E3779B97F4A7C15U;  // odd, with bits everywhere
    constexpr std::uint64_t k_b = 0xD6E8FEB86659FD93U;
    const auto part = [&](std::size_t at, std::size_t size) {
        std::uint64_t out = 0;
        std::memcpy(&out, text.data() + at, size);
        return out;
    };
    constexpr std::size_t k_part = sizeof(std::uint64_t);
    const auto mixed = [](std::uint64_t x) {
        x *= k_b;
        return x ^ (x >> 32U);
    };
    auto out = mixed(text.size() + k_a);
    auto other = k_a;
    if (text.size() >= k_part) {
        std::size_t at = 0;
        for (; at + 2 * k_part < text.size(); at += 2 * k_part) {
            out = mixed(out ^ part(at, k_part));
            other = mixed(other ^ part(at + k_part, k_part));
        }
        if (at + k_part < text.size()) out = mixed(out ^ part(at, k_part));
        other = mixed(other ^ part(text.size() - k_part, k_part));
    } else {
        for (const char c : text) other = mixed(other ^ static_cast<unsigned char>(c));
    }
    return mixed(out ^ (other * k_a));
}

/// The hash of a message's key. No context and an empty one differ.
inline std::size_t hash_key(std::optional<std::string_view> context, std::string_view id) {
    constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15U;  // 2^64 / golden ratio: spreads the context's bits
    return context ? hash_bytes(id) ^ (hash_bytes(*context) * k_odd + k_odd) : hash_bytes(id);
}

class MessageIndex {
  public:
    /// What counts of a hash; the same for what was folded before.
    static std::uint32_t fold(std::size_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32U)); }

    void clear() {
        m_slots.clear();
        m_used = 0;
    }

    /// Room for `count` messages without growing.
    void reserve(std::size_t count) {
        std::size_t slots = 64;
        while (slots < count * 2) slots *= 2;
        if (slots > m_slots.size()) grow(slots);
    }

    void insert(std::size_t hash, std::size_t number) {
        if ((m_used + 1) * 2 > m_slots.size()) grow(m_slots.empty() ? 64 : m_slots.size() * 2);
        place({fold(hash), static_cast<std::uint32_t>(number) + 1});
        ++m_used;
    }

    /// A number inserted with this hash for which `matches(number)` holds.
    template <typename Matches>
    std::optional<std::size_t> find(std::size_t hash, const Matches& matches) const {
        if (m_slots.empty()) return std::nullopt;
        const auto mask = m_slots.size() - 1;
        for (std::size_t n = fold(hash) & mask; m_slots[n].number != 0; n = (n + 1) & mask) {
            if (m_slots[n].hash == fold(hash) && matches(m_slots[n].number - 1)) return m_slots[n].number - 1;
        }
        return std::nullopt;
    }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  // the message's plus one; 0 is free
    };

    void place(Slot slot) {
        const auto mask = m_slots.size() - 1;
        auto n = slot.hash & mask;
        while (m_slots[n].number != 0) n = (n + 1) & mask;
        m_slots[n] = slot;
    }

    void grow(std::size_t size) {
        std::vector<Slot> old(size);
        old.swap(m_slots);
        for (const auto& slot : old) {
            if (slot.number != 0) place(slot);
        }
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

}  // namespace kopij::catalogue
