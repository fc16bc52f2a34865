// What a sentence is: a claim of one of the classes, or one of the kinds of sentences that need no citation.
#pragma once

#include <array>
#include <cstddef>

#include "evidence/claim.hpp"

namespace kopij::evidence {

/// The claims' classes come first, in their order; what follows are kinds of other sentences.
inline constexpr std::size_t k_kinds = 16;

/// One number a kind. As scores they are logits of which only the differences matter.
using KindScores = std::array<float, k_kinds>;

/// The log odds that the sentence is a claim, of whatever class.
float claim_logit(const KindScores& scores);

/// What a little more of each kind's score adds to claim_logit: above 0 for claims, below for the others.
KindScores claim_slopes(const KindScores& scores);

}  // namespace kopij::evidence
