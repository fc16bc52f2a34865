// "Did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::config {

/// The candidate nearest to `word` by Levenshtein distance (two neighbours that changed places are one edit),
/// at most a third of the longer one's length away (at least one edit); "" if none is. The first wins where
/// several are as near. O(candidates x length squared).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// All that are as near as the nearest, in the candidates' order: one that is alone is the one that was
/// meant.
std::vector<std::string> all_nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace kopij::config
