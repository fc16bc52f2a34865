// The words of a text as Vale 3.7.1 splits them: for the dictionary, and to guess where a sentence stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::lint {

/// Words between white space, without the punctuation around them; what holds no letter is left out. O(n).
std::vector<text::Range> vale_word_ranges(std::string_view text);
/// The same, with straight quotes in them.
std::vector<std::string> vale_words(std::string_view sentence);

}  // namespace kopij::lint
