// What the detector of claims is given and what it answers. It knows sentences, not markup.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/range.hpp"

namespace kopij::evidence {

/// What kind of block a sentence stands in.
enum class Role { paragraph, list_item, caption, cell, teaser, quote, heading };

/// One sentence of an article, in reading order. Headings are passed too: they are never judged, but what
/// stands under "Kosten" is read differently from what stands under "Bijwerkingen".
struct SentenceIn {
    std::string_view
        text;  ///< plain UTF-8 with entities resolved, without citation marks; white space as it comes
    Role role = Role::paragraph;
    std::size_t block = 0;           ///< the same number for the sentences of one paragraph, item or cell
    std::size_t index_in_block = 0;  ///< from 0
};

/// What a claim states.
enum class ClaimClass { effect, comparison, safety, quantity, mechanism, association, evidence };
inline constexpr std::size_t k_claim_classes = 7;

/// "effect" ... "evidence"; claim_class_from gives nothing for any other word.
std::string_view to_string(ClaimClass kind);
std::optional<ClaimClass> claim_class_from(std::string_view name);

/// A word that weighed in the verdict.
struct Reason {
    text::Range range;  ///< of the word in SentenceIn::text
    std::string word;   ///< as it is written
    float weight = 0;   ///< share of the score; positive speaks for a claim
    std::string cue{};  ///< the lexicon that knows the word ("effect", "hedge"); empty if only training does
};

struct Judgement {
    float score = 0;  ///< 0 to 1; 0.5 is where precision and recall are meant to balance
    bool needs_citation = false;
    ClaimClass kind = ClaimClass::effect;  ///< the likeliest class, meaningful where needs_citation
    /// How strongly to speak: error for what a reviewer would hardly ever dispute, suggestion for textbook
    /// lore.
    diagnostic::Severity strength = diagnostic::Severity::suggestion;
    std::vector<Reason> reasons{};  ///< for sentences that need a citation: at most five, heaviest first
};

}  // namespace kopij::evidence
