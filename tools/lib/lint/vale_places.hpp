// Where Vale 3.7.1 would say that a finding stands.
#pragma once

#include <vector>

#include "lint/article.hpp"
#include "lint/selection.hpp"

namespace kopij::lint {

/// Notes the place that Vale's line report gives to each finding of rules with a scope
/// (Diagnostic::vale_place). Vale keeps no places: it searches the source, in which it has written over what
/// it read before, for the words that a rule matched, and drops a finding whose words it does not find or
/// that it has had at that place. What is left counts for the limits of rules; what is beyond them is taken
/// out of `found`. Other rules' findings, XML and sources that are larger than
/// ValeWalk::k_largest keep their own places.
void note_vale_places(const Article& article, const std::vector<ActiveRule>& rules,
                      std::vector<diagnostic::Diagnostic>& found);

}  // namespace kopij::lint
