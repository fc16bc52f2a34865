// Which markup of a translation is which of its source, and where the two differ.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "segment/fragment.hpp"

namespace kopij::segment {

inline constexpr std::size_t k_no_piece = static_cast<std::size_t>(-1);

struct Difference {
    enum class Kind {
        missing,              ///< an element of the source is not in the translation
        added,                ///< an element that the source lacks
        content,              ///< an element that is empty in the source has content
        nesting,              ///< an element stands in another one than in the source
        attribute_missing,    ///<
        attribute_added,      ///<
        attribute_changed,    ///< another value
        placeholder_missing,  ///<
        placeholder_added,    ///< a placeholder that the source lacks, or has once and the translation twice
        reference_missing,    ///< an entity
        reference_added,
    };
    Kind kind;
    std::size_t source = k_no_piece;       ///< the piece of the source
    std::size_t translation = k_no_piece;  ///< of the translation
    std::string name;                      ///< of the element, placeholder or entity
    std::string attribute = {};
    std::string expected = {};  ///< the attribute's value in the source
    std::string actual = {};
};

struct Pairing {
    /// For each piece of the translation the piece of the source it stands for; k_no_piece for text.
    std::vector<std::size_t> source_of;
    std::vector<Difference> differences;
};

/// Pairs elements with the same name: first those with the same attributes, then those whose attributes have
/// the same names, then the rest, each time in order. Both without errors. O(n log n).
Pairing pair_up(const Fragment& source, const Fragment& translation);

/// What is wrong with the translation, in the language of the programs' messages; one line.
std::string describe(const Difference& difference);

}  // namespace kopij::segment
