#include "evidence/strength.hpp"

namespace kopij::evidence {
namespace {

constexpr CueSet k_numbers = set_of(Cue::percent, Cue::number, Cue::quantity);
constexpr CueSet k_treatments = set_of(Cue::treatment, Cue::drug);
constexpr CueSet k_outcomes = set_of(Cue::outcome, Cue::improve, Cue::symptom, Cue::risk, Cue::side,
                                     Cue::lower, Cue::raise, Cue::work, Cue::prevent, Cue::worsen);

bool any(CueSet set, CueSet of) { return (set & of) != 0; }

bool deserves_error(ClaimClass kind, CueSet cues) {
    switch (kind) {
        case ClaimClass::evidence:
        case ClaimClass::comparison:
        case ClaimClass::safety:
            return true;
        case ClaimClass::quantity:
            return any(cues, k_numbers) && !any(cues, bit(Cue::occur) & ~k_outcomes);
        case ClaimClass::effect:
            return (any(cues, k_treatments) && !any(cues, bit(Cue::hedge))) ||
                   (any(cues, k_numbers) && any(cues, k_outcomes));
        case ClaimClass::mechanism:
        case ClaimClass::association:
            return false;
    }
    return false;
}

}  // namespace

diagnostic::Severity strength_of(ClaimClass kind, CueSet cues, bool sure) {
    if (deserves_error(kind, cues)) return sure ? diagnostic::Severity::error : diagnostic::Severity::warning;
    return kind == ClaimClass::mechanism ? diagnostic::Severity::suggestion : diagnostic::Severity::warning;
}

}  // namespace kopij::evidence
