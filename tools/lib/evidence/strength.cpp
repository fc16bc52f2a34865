#include "evidence/strength.hpp"

namespace kopij::evidence {
namespace {

constexpr CueSet k_numbers = set_of(Cue::number, Cue::quantity);
constexpr CueSet k_treatments = set_of(Cue::treatment, Cue::drug);
constexpr CueSet k_outcomes = set_of(Cue::outcome, Cue::improve, Cue::symptom, Cue::risk, Cue::side,
                                     Cue::lower, Cue::raise, Cue::work, Cue::prevent, Cue::worsen);

constexpr CueSet k_grave = set_of(Cue::evidence, Cue::finding, Cue::expert, Cue::compare, Cue::safe,
                                  Cue::side, Cue::risk, Cue::contra, Cue::number, Cue::quantity);

bool any(CueSet set, CueSet of) { return (set & of) != 0; }

bool deserves_error(const ClassGuess& guess, CueSet cues) {
    if (guess.likely_grave || is_grave(guess.kind)) return true;
    if (guess.kind != ClaimClass::effect) return false;
    return (any(cues, k_treatments) && !any(cues, bit(Cue::hedge))) ||
           (any(cues, k_numbers) && any(cues, k_outcomes));
}

}  // namespace

bool is_grave(ClaimClass kind) {
    return kind == ClaimClass::evidence || kind == ClaimClass::comparison || kind == ClaimClass::safety ||
           kind == ClaimClass::quantity;
}

bool is_marked(CueSet cues) { return any(cues, k_grave); }

diagnostic::Severity strength_of(const ClassGuess& guess, CueSet cues, bool sure) {
    if (sure && deserves_error(guess, cues)) return diagnostic::Severity::error;
    return guess.kind == ClaimClass::mechanism ? diagnostic::Severity::suggestion
                                               : diagnostic::Severity::warning;
}

}  // namespace kopij::evidence
