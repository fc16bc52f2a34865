// Keys of rules that are lists of patterns.
#pragma once

#include <string_view>
#include <vector>

#include "lint/pattern.hpp"
#include "lint/rule.hpp"

namespace kopij::lint::kinds {

/// The patterns of a key, in the order of the rule; none where it has no such key. Each that is wrong is
/// reported at its place.
std::vector<Pattern> pattern_list(const Rule& rule, std::string_view key, RuleProblems& problems);

}  // namespace kopij::lint::kinds
