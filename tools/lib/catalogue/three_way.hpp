// Two people's changes to one catalogue, as version control meets them.
#pragma once

#include <cstddef>

#include "catalogue/catalogue.hpp"

namespace kopij::catalogue {

struct ThreeWay {
    Catalogue catalogue;
    std::size_t conflicts = 0;  ///< entries that both sides translated differently
};

/// `ours` with what `theirs` changed since `base`, entry by entry and in an entry part by part: strings,
/// flags, comments. No translation of either side is lost: one that the other side removed becomes obsolete;
/// a translation wins from an empty string; two different ones are both put into the entry, marked as GNU
/// msgcat marks them
/// ("#-#-#-#-#  ours  #-#-#-#-#") and fuzzy. The order is ours, new entries of theirs after the one they
/// follow there. The header's fields are merged one by one; dates become the later.
ThreeWay merge_three_way(const Catalogue& base, const Catalogue& ours, const Catalogue& theirs);

}  // namespace kopij::catalogue
