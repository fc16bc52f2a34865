// What is known of the nodes of a tree (where they stand, what ITS says of them): a look-up by their
// addresses.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <vector>

namespace kopij::markup {

/// pugixml takes its nodes one after the other from pages, so a table of small blocks by address keeps
/// neighbours together, where a hash of each address would scatter them: that made half the time of a parse.
/// Sources are at most 4 GB. O(1).
template <typename Place>
class PlaceTable {
  public:
    void insert(const void* key, const Place& place) {
        const auto [number, slot] = address(key);
        if (!m_last || number != m_last_number) {
            auto& block = m_blocks[number];
            if (!block) block = std::make_unique<Block>();
            m_last = block.get();
            m_last_number = number;
        }
        m_places.push_back(place);
        (*m_last)[slot] = static_cast<std::uint32_t>(m_places.size());
    }

    /// The place last inserted under the key; nullptr if there is none.
    const Place* find(const void* key) const {
        const auto [number, slot] = address(key);
        const auto block = m_blocks.find(number);
        if (block == m_blocks.end() || (*block->second)[slot] == 0) return nullptr;
        return &m_places[(*block->second)[slot] - 1];
    }

    void reserve(std::size_t places) { m_places.reserve(places); }
    /// The places in the order in which they were inserted.
    std::size_t size() const { return m_places.size(); }
    Place& operator[](std::size_t number) { return m_places[number]; }
    const Place& operator[](std::size_t number) const { return m_places[number]; }

  private:
    static constexpr std::uintptr_t k_slot_size = 16;  // no two nodes begin within so many bytes
    static constexpr std::uintptr_t k_slots = 256;
    using Block = std::array<std::uint32_t, k_slots>;  // 1 + index into m_places; 0: nothing

    static std::pair<std::uintptr_t, std::size_t> address(const void* key) {
        const auto slot = reinterpret_cast<std::uintptr_t>(key) / k_slot_size;
        return {slot / k_slots, slot % k_slots};
    }

    boost::unordered_flat_map<std::uintptr_t, std::unique_ptr<Block>> m_blocks;
    Block* m_last = nullptr;
    std::uintptr_t m_last_number = 0;
    std::vector<Place> m_places;
};

}  // namespace kopij::markup
