// Where the parts of an entry are in its file.
#pragma once

#include <vector>

#include "catalogue/catalogue.hpp"

namespace kopij::catalogue {

/// Byte ranges in the text() of the catalogue's Source. The range of a string runs from its first quote to
/// the end of its last, over continuation lines. Empty ranges for what the entry does not have.
struct Places {
    text::Range entry;  ///< comments included, without the line end
    text::Range context;
    text::Range id;
    text::Range plural;
    std::vector<text::Range> strings;
};

/// Found anew from the entry's bytes at each call, O(size of the entry): entries are many and places are
/// asked for when something is to be said. All empty for an entry that is new, changed, or of another
/// catalogue.
Places places_of(const Catalogue& catalogue, const Message& message);

}  // namespace kopij::catalogue
