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

void LiteralSlots::fill(std::vector<Key>& keys) {
    std::sort(keys.begin(), keys.end());
    std::vector<LiteralEntry> sorted;
    sorted.reserve(keys.size());
    for (const auto& key : keys) sorted.push_back(entries[key.entry]);
    entries = std::move(sorted);
    std::size_t room = 16;
    while (room < 2 * entries.size()) room *= 2;
    m_slots.resize(room);
    m_filter.resize(room / 8);  // as many bits again for each slot
    for (std::uint32_t begin = 0; begin < keys.size();) {
        const auto [size, key, first] = keys[begin];
        auto end = begin;
        while (end < keys.size() && keys[end].size == size && keys[end].key == key) ++end;
        const auto hashed = hash_of(key, size);
        auto slot = hashed & (room - 1);
        while (m_slots[slot].end != 0) slot = (slot + 1) & (room - 1);
        m_slots[slot] = {key, static_cast<std::uint32_t>(size), begin, end};
        m_filter[filter_word(hashed)] |= filter_bit(hashed);
        begin = end;
    }
}

void WholeWordTable::build(const std::vector<char>& bytes, BytePairs& pairs, BytePairs::Bit bit) {
    for (const auto& entry : m_slots.entries) note_start(entry, bytes, pairs, bit);
    m_slots.build(
        bytes, [](const LiteralEntry& entry) { return entry.size; }, [](LiteralKey, std::size_t) {});
}

void LiteralTable::build(const std::vector<char>& bytes, BytePairs& pairs, BytePairs::Bit bit,
                         BytePairs::Bit short_bit) {
    for (const auto& entry : m_slots.entries) {
        note_start(entry, bytes, pairs, entry.led ? BytePairs::led : bit);
        if (entry.size <= 2) note_start(entry, bytes, pairs, short_bit);
    }
    m_slots.build(
        bytes, [](const LiteralEntry& entry) { return std::min<std::size_t>(entry.size, k_literal_key); },
        [this](LiteralKey key, std::size_t size) { note(key, size); });
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
