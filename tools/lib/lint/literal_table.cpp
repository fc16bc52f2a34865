#include "lint/literal_table.hpp"

#include "text/letter.hpp"

namespace kopij::lint {
namespace {

/// The first two bytes of an entry as they may be written.
void note_start(const LiteralEntry& entry, const std::vector<char>& bytes, BytePairs& pairs,
                BytePairs::Bit bit) {
    const auto* written = &bytes[entry.text + entry.size];
    const auto ways = [&](char c) {
        const bool letter = entry.any_case && text::ascii_lower(c) >= 'a' && text::ascii_lower(c) <= 'z';
        const auto small = static_cast<unsigned char>(text::ascii_lower(c));
        return letter ? std::array<unsigned char, 2>{small, static_cast<unsigned char>(small - 32)}
                      : std::array<unsigned char, 2>{static_cast<unsigned char>(c),
                                                     static_cast<unsigned char>(c)};
    };
    for (const auto first : ways(written[0])) {
        if (entry.size == 1) {
            pairs.add(first, bit);
        } else {
            for (const auto second : ways(written[1])) pairs.add(first, second, bit);
        }
    }
}

}  // namespace

void LiteralTable::build(const std::vector<char>& bytes, BytePairs& pairs, BytePairs::Bit bit,
                         BytePairs::Bit short_bit) {
    sort(bytes);
    for (const auto& entry : entries) {
        note_start(entry, bytes, pairs, entry.led ? BytePairs::led : bit);
        if (entry.size <= 2) note_start(entry, bytes, pairs, short_bit);
    }
    std::size_t room = 16;
    while (room < 2 * entries.size()) room *= 2;
    m_slots.resize(room);
    m_filter.resize(room / 8);  // as many bits again for each slot
    for (std::uint32_t begin = 0; begin < entries.size();) {
        const auto key = key_of(entries[begin], bytes);
        const auto size = key_size(entries[begin]);
        auto end = begin;
        while (end < entries.size() && key_size(entries[end]) == size && key_of(entries[end], bytes) == key)
            ++end;
        const auto hashed = hash_of(key, size);
        auto slot = hashed & (room - 1);
        while (m_slots[slot].end != 0) slot = (slot + 1) & (room - 1);
        m_slots[slot] = {key, static_cast<std::uint32_t>(size), begin, end};
        m_filter[filter_word(hashed)] |= filter_bit(hashed);
        note(key, size);
        begin = end;
    }
}

void LiteralTable::sort(const std::vector<char>& bytes) {
    struct Place {
        std::size_t size;
        LiteralKey key;
        std::uint32_t index;  // entries are made in the order of patterns
        auto operator<=>(const Place&) const = default;
    };
    std::vector<Place> order;
    order.reserve(entries.size());
    for (const auto& entry : entries) {
        order.push_back({key_size(entry), key_of(entry, bytes), static_cast<std::uint32_t>(order.size())});
    }
    std::sort(order.begin(), order.end());
    std::vector<LiteralEntry> all;
    all.reserve(order.size());
    for (const auto& place : order) all.push_back(entries[place.index]);
    entries = std::move(all);
}

void LiteralTable::note(LiteralKey key, std::size_t size) {
    if (size <= 2) return;  // pairs tell
    if (size == 3) {
        m_by_three.add(key, size);
    } else if (size == 4) {
        m_by_four.add(key, size);
    } else {
        m_by_five.add(key, size);
    }
}

}  // namespace kopij::lint
