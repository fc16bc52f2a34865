// What is known of the nodes of a tree: a look-up by their addresses.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <vector>

namespace kopij::markup {

/// pugixml takes its nodes one after the other from pages, so a table of small blocks by address keeps
/// neighbours together, where a hash of each address would scatter them: that made half the time of a parse.
/// `slot_size`: in bytes, a power of two; no two nodes begin closer to each other. Sources are at most 4 GB.
/// O(1).
template <typename Place, std::uintptr_t slot_size>
class PlaceTable {
    static constexpr std::uintptr_t k_slots = 256;
    using Block = std::array<std::uint32_t, k_slots>;  // 1 + the number of a place; 0: nothing

  public:
    void insert(const void* key, const Place& place) {
        const auto [number, slot] = address(key);
        if (!m_last || number != m_last_number) go_to(number);
        if (m_next == m_chunk_end) add_chunk();
        *m_next++ = place;
        (*m_last)[slot] = static_cast<std::uint32_t>(++m_size);
    }

    /// The place last inserted under the key; nullptr if there is none.
    const Place* find(const void* key) const {
        const auto [number, slot] = address(key);
        const auto block = m_blocks.find(number);
        if (block == m_blocks.end() || (*block->second)[slot] == 0) return nullptr;
        const auto place = (*block->second)[slot] - 1;
        return &m_chunks[place / k_chunk][place % k_chunk];
    }

  private:
    // A vector of all would be copied as it grows, and hold twice what it needs.
    static constexpr std::size_t k_chunk = 512;

    void go_to(std::uintptr_t number) {
        auto& block = m_blocks[number];
        if (!block) block = std::make_unique<Block>();
        m_last = block.get();
        m_last_number = number;
    }

    void add_chunk() {
        m_chunks.push_back(std::make_unique_for_overwrite<Place[]>(k_chunk));
        m_next = m_chunks.back().get();
        m_chunk_end = m_next + k_chunk;
    }

    static std::pair<std::uintptr_t, std::size_t> address(const void* key) {
        const auto slot = reinterpret_cast<std::uintptr_t>(key) / slot_size;
        return {slot / k_slots, slot % k_slots};
    }

    boost::unordered_flat_map<std::uintptr_t, std::unique_ptr<Block>> m_blocks;
    Block* m_last = nullptr;
    std::uintptr_t m_last_number = 0;
    std::vector<std::unique_ptr<Place[]>> m_chunks;
    Place* m_next = nullptr;  // in the last chunk
    Place* m_chunk_end = nullptr;
    std::size_t m_size = 0;
};

}  // namespace kopij::markup
