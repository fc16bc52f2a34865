// The claims of an article: what the detector of room evidence is given of it, and what it answers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evidence/claim_model.hpp"
#include "lint/article.hpp"
#include "lint/cited.hpp"

namespace kopij::lint {

/// The block's role in the detector's terms; nothing for blocks that are no statements of the article, such
/// as names.
std::optional<evidence::Role> claim_role(const segment::Block& block, const markup::Vocabulary& vocabulary);

struct JudgedSentence {
    SentencePlace place;
    evidence::Role role;
    evidence::Judgement judgement;
    /// The article is itself the source: it reports a study, and this is what that study did and found.
    bool own_finding = false;
};

/// The sentences of the article in this language, in reading order, headings too; those that stand there for
/// the record (references, thanks, funding) are left out. What is an own finding needs no citation, whatever
/// its score. O(n).
std::vector<JudgedSentence> judge_claims(const Article& article, const evidence::ClaimModel& model,
                                         std::string_view language, float threshold);

/// The languages of the article's blocks, each once, in the order in which they come.
std::vector<std::string> languages_of(const Article& article);

}  // namespace kopij::lint
