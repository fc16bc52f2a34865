// What a character is, for rules that are not about words or sentences (Unicode Character Database).
#pragma once

#include <string>
#include <string_view>

namespace kopij::text {

/// Each character's simple lower case mapping. O(n).
std::string to_lower(std::string_view text);

/// A letter, a digit, a mark that belongs to one, or "_" (what regular expressions call \w).
bool is_word_character(char32_t code_point);

}  // namespace kopij::text
