// How strongly to speak about a claim.
#pragma once

#include <span>

#include "evidence/claim.hpp"
#include "evidence/cue.hpp"

namespace kopij::evidence {

/// Evidence, comparison, safety and quantity: the classes whose claims are errors by themselves.
bool is_grave(ClaimClass kind);

struct ClassGuess {
    ClaimClass kind = ClaimClass::effect;
    bool likely_grave = false;  ///< the grave classes together may well be right
};

/// From the scores of the classes, each the logit of a classifier of its own.
ClassGuess guess_from(std::span<const float, k_claim_classes> scores);

/// Whether the sentence has words of the grave classes: those are surer at the same score.
bool is_marked(CueSet cues);

/// By what is claimed and how, as the cues of the sentence tell; `sure` is whether the score is high enough
/// for an error, which must be right 19 times in 20.
diagnostic::Severity strength_of(const ClassGuess& guess, CueSet cues, bool sure);

}  // namespace kopij::evidence
