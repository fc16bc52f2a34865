// English sentences, words and syllables as Vale counts them: a rule that says "at most 25 words" or "grade
// 9" means these numbers. For every other purpose boundary.hpp is better.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::text::english {

/// Sentences by the Punkt algorithm (Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary
/// Detection", 2006) with its abbreviations and sentence starters for English. In place of the published
/// statistics of every word's case it has a list of common words. White space around a sentence is left out.
/// O(n).
std::vector<Range> sentences(std::string_view text);

/// Runs of letters, digits and apostrophes, and abbreviations such as "U.S.". O(n).
std::vector<Range> words(std::string_view text);

/// The number of syllables by the endings and vowels of the word; at least one unless it is empty.
int syllables(std::string_view word);

}  // namespace kopij::text::english
