#include "evidence/strength.hpp"

#include <algorithm>

namespace kopij::evidence {
namespace {

constexpr CueSet k_numbers = set_of(Cue::number, Cue::quantity);
constexpr CueSet k_treatments = set_of(Cue::treatment, Cue::drug);
constexpr CueSet k_outcomes = set_of(Cue::outcome, Cue::improve, Cue::symptom, Cue::risk, Cue::side,
                                     Cue::lower, Cue::raise, Cue::work, Cue::prevent, Cue::worsen);

constexpr CueSet k_grave = set_of(Cue::evidence, Cue::finding, Cue::expert, Cue::compare, Cue::safe,
                                  Cue::side, Cue::risk, Cue::contra, Cue::number, Cue::quantity, Cue::often);
// The classes are harder to tell apart than claims from other sentences, and share their words: the graver
// ones need not be likelier than the others together.
constexpr float k_grave_share = 0.3F;

bool any(CueSet set, CueSet of) { return (set & of) != 0; }

bool deserves_error(const ClassGuess& guess, CueSet cues) {
    if (guess.likely_grave || is_grave(guess.kind) || any(cues, k_grave)) return true;
    if (guess.kind != ClaimClass::effect) return false;
    return (any(cues, k_treatments) && !any(cues, bit(Cue::hedge))) ||
           (any(cues, k_numbers) && any(cues, k_outcomes));
}

}  // namespace

bool is_grave(ClaimClass kind) {
    return kind == ClaimClass::evidence || kind == ClaimClass::comparison || kind == ClaimClass::safety ||
           kind == ClaimClass::quantity;
}

ClassGuess guess_from(const KindScores& scores) {
    const auto slopes = claim_slopes(scores);  // of a claim's class: its share among them
    float grave = 0;
    for (std::size_t c = 0; c < k_claim_classes; ++c) {
        if (is_grave(static_cast<ClaimClass>(c))) grave += slopes[c];
    }
    const auto best = std::max_element(slopes.begin(), slopes.begin() + k_claim_classes) - slopes.begin();
    return {static_cast<ClaimClass>(best), grave > k_grave_share};
}

diagnostic::Severity strength_of(const ClassGuess& guess, CueSet cues, bool sure) {
    if (sure && deserves_error(guess, cues)) return diagnostic::Severity::error;
    return guess.kind == ClaimClass::mechanism ? diagnostic::Severity::suggestion
                                               : diagnostic::Severity::warning;
}

}  // namespace kopij::evidence
