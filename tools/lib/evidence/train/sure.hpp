// From which score on a claim may be an error.
#pragma once

#include <array>
#include <vector>

#include "evidence/claim.hpp"

namespace kopij::evidence::train {

/// A sentence that would be an error if its score were high enough.
struct PossibleError {
    float logit;
    float weight;
    ClaimClass kind;  ///< the likeliest class
    bool right;       ///< it is a claim
    bool grave;       ///< and of a class whose claims are errors by themselves
};

/// One logit a class: those with which the most grave claims are errors while nearly all errors are right.
/// Classes that are told less surely get a higher one. O(n log n).
std::array<float, k_claim_classes> sure_logits(std::vector<PossibleError> errors);

}  // namespace kopij::evidence::train
