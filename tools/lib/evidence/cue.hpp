// The cues that the lexicons (rules/lexicons/<lang>/*.yml) sort words into, the same ones in every language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kopij::evidence {

/// In order of precedence: where a word has several cues, the first stands for it in sequences.
enum class Cue : std::uint8_t {
    // frames that decide by themselves
    define,    ///< naming and defining: "houdt in dat", "refers to"
    analogy,   ///< "zie het als", "think of it as"
    factive,   ///< a frame around a full statement: "wist je dat", "did you know that"
    metatext,  ///< the text about itself: "in dit artikel", "this page"
    // what is said to happen
    prevent,    ///< voorkomen, protect against
    cause,      ///< veroorzaken, lead to, ontstaan door
    improve,    ///< helpen, verlichten, ease
    worsen,     ///< verergeren, damage
    raise,      ///< verhogen, increase
    lower,      ///< verlagen, reduce
    influence,  ///< beïnvloeden, affect; a change without a direction
    no_effect,  ///< idioms of none: doet niks, makes no difference
    work,       ///< werken, effective
    associate,  ///< hangt samen met, is linked to
    occur,      ///< komt voor, affects one in, get
    course,     ///< houdt aan, terugkomen, last, wear off
    body_act,   ///< what bodies do: aanmaken, vuren, release, absorb
    compare,    ///< beter dan, more than, versus
    safe,       ///< veilig, tolerated
    side,       ///< bijwerking, side effect
    risk,       ///< risico, kans, odds
    contra,     ///< mag niet, not suitable for
    evidence,   ///< onderzoek, trial, Cochrane
    finding,    ///< blijkt, showed, found
    expert,     ///< deskundigen, doctors believe; richtlijn, approved
    // what it happens to or through
    treatment,
    drug,
    lifestyle,
    substance,
    condition,
    symptom,
    anatomy,
    process,
    outcome,
    measure,
    people,  ///< patiënten, adults
    // how much, how often, how surely
    number,
    duration,
    often,
    seldom,
    quantity,
    degree,
    hedge,
    negation,
    // what needs no citation
    practice,  ///< who does what at the practice: afspraak, intake, team
    contact,   ///< bellen, formulier, website
    cost,      ///< vergoeding, eigen risico, copay
    law,       ///< wet, privacy, consent
    advise,    ///< overleg, ask your GP, try to
    feel,      ///< begrijpelijk, voelt als, understandable
    opinion,   ///< belangrijk, wij vinden, worth it
    plan,      ///< samen kijken, we hope
    aim,       ///< what a service or treatment is for or consists of: gericht op, we treat, is carried out
    narrate,   ///< study narration and news: deelnemers, enrolled, announced
    say,       ///< zegt, vertelt, said
    // the bones of a sentence
    question_word,
    reason,
    contrast,
    condition_word,
    anaphor,
    you,
    we,
    identity,  ///< is een, is the: a noun follows
    copula,
};
inline constexpr std::size_t k_cues = static_cast<std::size_t>(Cue::copula) + 1;
static_assert(k_cues <= 64, "a set of cues is one word");

using CueSet = std::uint64_t;
constexpr CueSet bit(Cue cue) { return CueSet{1} << static_cast<unsigned>(cue); }
template <typename... Cues>
constexpr CueSet set_of(Cues... cues) {
    return (bit(cues) | ... | CueSet{0});
}

/// The name used in lexicons ("no-effect"); cue_from gives nothing for any other word.
std::string_view to_string(Cue cue);
std::optional<Cue> cue_from(std::string_view name);

}  // namespace kopij::evidence
