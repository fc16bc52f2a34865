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
/// How many that are.
std::size_t count_sentences(std::string_view text);

/// Runs of letters, digits and apostrophes, and abbreviations such as "U.S.". O(n).
std::vector<Range> words(std::string_view text);

/// What formulas of readability count of the words of a text.
struct WordCounts {
    std::size_t words = 0;
    std::size_t syllables = 0;
    std::size_t characters = 0;          ///< letters and digits
    std::size_t long_words = 0;          ///< of more than six bytes
    std::size_t polysyllabic_words = 0;  ///< of more than two syllables
    std::size_t complex_words = 0;       ///< the same without the last of "-es", "-ed", "-ing"
};
/// O(n).
WordCounts count_words(std::string_view text);

/// The number of syllables by the endings and vowels of the word; at least one unless it is empty.
int syllables(std::string_view word);
/// The same of a word of the text.
int syllables(std::string_view text, Range word);

}  // namespace kopij::text::english
