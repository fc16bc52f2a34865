// The numbers of an article that formulas use, counted as Vale counts English.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/texts.hpp"

namespace kopij::lint {

/// words, sentences, syllables, characters, complex_words, long_words, polysyllabic_words, paragraphs, and
/// the number of blocks of a kind: list, blockquote, pre, heading_h1 to heading_h6 and what else the article
/// has. An article without words has no counts at all.
using Counts = std::map<std::string, double, std::less<>>;
Counts count(const Texts& texts);

/// The names that every article with words has.
const std::vector<std::string>& count_names();

/// The named grade levels (readability's metrics).
const std::vector<std::string>& grade_names();
double grade(std::string_view name, const Counts& counts);

}  // namespace kopij::lint
