// How strongly to speak about a claim.
#pragma once

#include "evidence/claim.hpp"
#include "evidence/cue.hpp"

namespace kopij::evidence {

/// By what is claimed and how, as the cues of the sentence tell; `sure` is whether the score is high enough
/// for an error, which must be right 19 times in 20.
diagnostic::Severity strength_of(ClaimClass kind, CueSet cues, bool sure);

}  // namespace kopij::evidence
