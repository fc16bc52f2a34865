// Syllables, for formulas of readability.
#pragma once

#include <string_view>

namespace kopij::text {

/// The number of syllables of a word of the language (a primary tag): Dutch by its vowels and diphthongs, a
/// trema or accent beginning a new one; every other language as English (english.hpp). At least one unless
/// the word is empty.
int syllables(std::string_view word, std::string_view language);

}  // namespace kopij::text
