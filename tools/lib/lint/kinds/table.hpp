// The kinds, each in its own file.
#pragma once

#include "lint/kind.hpp"

namespace kopij::lint::kinds {

extern const Kind k_bibliography;
extern const Kind k_capitalization;
extern const Kind k_catalogue;
extern const Kind k_citation;
extern const Kind k_claim;
extern const Kind k_conditional;
extern const Kind k_consistency;
extern const Kind k_existence;
extern const Kind k_identifier;
extern const Kind k_link;
extern const Kind k_metadata;
extern const Kind k_metric;
extern const Kind k_occurrence;
extern const Kind k_presence;
extern const Kind k_quality;
extern const Kind k_readability;
extern const Kind k_reference;
extern const Kind k_repetition;
extern const Kind k_script;
extern const Kind k_sequence;
extern const Kind k_spelling;
extern const Kind k_substitution;
extern const Kind k_term;
extern const Kind k_unsupported;
extern const Kind k_xpath;

}  // namespace kopij::lint::kinds
