// How strongly to speak about a claim.
#pragma once

#include <cstddef>

#include "evidence/claim.hpp"
#include "evidence/cue.hpp"
#include "evidence/kind.hpp"

namespace kopij::evidence {

/// Evidence, comparison, safety and quantity: the classes whose claims are errors by themselves.
bool is_grave(ClaimClass kind);

struct ClassGuess {
    ClaimClass kind = ClaimClass::effect;
    bool likely_grave = false;  ///< the grave classes together may well be right

    std::size_t group() const { return likely_grave ? 1 : 0; }
};

/// The likeliest class, if it is a claim.
ClassGuess guess_from(const KindScores& scores);

/// By what is claimed and how, as the cues of the sentence tell; `sure` is whether the score is high enough
/// for an error, which must be right 19 times in 20.
diagnostic::Severity strength_of(const ClassGuess& guess, CueSet cues, bool sure);

}  // namespace kopij::evidence
