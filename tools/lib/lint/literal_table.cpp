#include "lint/literal_table.hpp"

#include "text/letter.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_told_by_start = 3;  // bytes from which on Starts tell; of shorter ones pairs do

/// The first two bytes of an entry as they may be written. `behind` may follow it.
void note_start(const LiteralEntry& entry, const std::vector<char>& bytes, const Bytes& behind,
                BytePairs& pairs, BytePairs::Bit bit) {
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
            for (std::size_t second = 0; second < behind.size(); ++second) {
                if (behind[second]) pairs.add(first, static_cast<unsigned char>(second), bit);
            }
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

void WholeWordTable::build(const std::vector<char>& bytes, BytePairs& pairs, BytePairs::Bit bit,
                           Starts& starts) {
    for (const auto& entry : m_slots.entries) note_start(entry, bytes, Bytes().set(), pairs, bit);
    m_slots.build(
        bytes, [](const LiteralEntry& entry) { return entry.size; },
        [&](LiteralKey key, std::size_t size) {
            auto& sizes = size < k_told_by_start ? m_short_sizes : starts.at(key).whole_words;
            sizes |= Starts::bit_of_word(size);
        });
}

void LiteralTable::build(const std::vector<char>& bytes, const std::vector<Bytes>& sets, BytePairs& pairs,
                         BytePairs::Bit bit, BytePairs::Bit short_bit, Starts& starts,
                         std::uint8_t Starts::Sizes::*sizes) {
    for (const auto& entry : m_slots.entries) {
        const auto behind = entry.then == 0 ? Bytes().set() : sets[entry.then - std::size_t{1}];
        note_start(entry, bytes, behind, pairs, entry.led ? BytePairs::led : bit);
        if (entry.size < k_told_by_start) note_start(entry, bytes, behind, pairs, short_bit);
    }
    m_slots.build(
        bytes, [](const LiteralEntry& entry) { return std::min<std::size_t>(entry.size, k_literal_key); },
        [&](LiteralKey key, std::size_t size) {
            if (size < k_told_by_start) return;
            starts.at(key).*sizes |= static_cast<std::uint8_t>(1U << (size - 1));
            if (size == 4) m_by_four.add(key, size);
            if (size > 4) m_by_five.add(key, size);
        });
}

}  // namespace kopij::lint
