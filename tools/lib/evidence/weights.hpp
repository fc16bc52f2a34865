// The weights of features as a model file holds them.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "evidence/article.hpp"
#include "evidence/feature.hpp"
#include "evidence/kind.hpp"

namespace kopij::evidence {

using SureFrom = std::array<float, 2>;

/// The numbers of a model beside its tables.
struct ModelNumbers {
    std::array<float, k_feature_groups>
        group_scale{};    ///< of a group's sum before it is divided by sqrt(count)
    float bias = 0;       ///< of the letters
    float step = 0;       ///< what one unit of a stored weight is worth
    float kind_step = 0;  ///< the same for the kinds' weights
    /// The first look from which on a claim may be an error, by ClassGuess::group.
    SureFrom sure{};
    SecondInputs second{};
    KindScores kind_bias{};
};

/// What a feature says of each kind.
struct KindWeights {
    std::array<std::int8_t, k_kinds> of{};
};

/// Which sections of the file hold what, after those of the cues.
enum ModelSection : std::size_t { k_numbers = 4, k_letters, k_kind_rows, k_kind_weights, k_functions };

/// A slot is taken if its tag is not 0. Tables' sizes are powers of two and at least one slot of each is
/// empty.
constexpr std::uint16_t weight_tag(std::uint64_t hash) {
    return static_cast<std::uint16_t>(hash >> 48U | 1U);
}

/// Of an n-gram of characters.
struct Weight {
    std::uint16_t tag = 0;
    std::int16_t value = 0;
};

/// Of every other feature: where its KindWeights are. Row 0 is all zeros, which is what an empty slot says.
struct KindRow {
    std::uint16_t tag = 0;
    std::uint16_t row = 0;
};

/// The slot of a feature, or that of the first empty one.
template <typename Slot>
std::size_t find_slot(std::span<const Slot> slots, std::uint64_t hash) {
    const auto mask = slots.size() - 1;
    auto slot = hash & mask;
    while (slots[slot].tag != 0 && slots[slot].tag != weight_tag(hash)) slot = (slot + 1) & mask;
    return slot;
}

}  // namespace kopij::evidence
