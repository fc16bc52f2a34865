#include "evidence/cue.hpp"

#include <algorithm>
#include <array>

#include "evidence/claim.hpp"

namespace kopij::evidence {
namespace {

constexpr std::array<std::string_view, k_cues> k_names{
    "define",    "analogy",        "factive",  "metatext",  "prevent",   "cause",         "improve",
    "worsen",    "raise",          "lower",    "influence", "no-effect", "work",          "associate",
    "occur",     "course",         "body-act", "compare",   "safe",      "side",          "risk",
    "contra",    "evidence",       "finding",  "expert",    "treatment", "drug",          "lifestyle",
    "substance", "condition",      "symptom",  "anatomy",   "process",   "outcome",       "measure",
    "people",    "number",         "duration", "often",     "seldom",    "quantity",      "degree",
    "hedge",     "negation",       "practice", "contact",   "cost",      "advise",        "feel",
    "opinion",   "plan",           "aim",      "narrate",   "say",       "question-word", "reason",
    "contrast",  "condition-word", "anaphor",  "you",       "we",        "identity",      "copula",
};

constexpr std::array<std::string_view, k_claim_classes> k_class_names{
    "effect", "comparison", "safety", "quantity", "mechanism", "association", "evidence"};

template <typename Value, std::size_t N>
std::optional<Value> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view to_string(Cue cue) { return k_names[static_cast<std::size_t>(cue)]; }

std::optional<Cue> cue_from(std::string_view name) { return index_of<Cue>(k_names, name); }

std::string_view to_string(ClaimClass kind) { return k_class_names[static_cast<std::size_t>(kind)]; }

std::optional<ClaimClass> claim_class_from(std::string_view name) {
    return index_of<ClaimClass>(k_class_names, name);
}

}  // namespace kopij::evidence
