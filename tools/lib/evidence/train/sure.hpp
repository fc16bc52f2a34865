// From which score on a claim may be an error.
#pragma once

#include <vector>

#include "evidence/weights.hpp"

namespace kopij::evidence::train {

/// A sentence that would be an error if its score were high enough.
struct PossibleError {
    float logit;  ///< of the first look, which ranks the surest better than the second
    float weight;
    std::size_t group;  ///< ClassGuess::group
    bool right;         ///< it is a claim
    bool grave;         ///< and of a class whose claims are errors by themselves
};

/// One logit a group: those with which the most grave claims are errors while nearly all errors are right.
/// More groups would fit the articles at hand better and others worse. O(n log n).
SureFrom sure_from(std::vector<PossibleError> errors);

}  // namespace kopij::evidence::train
