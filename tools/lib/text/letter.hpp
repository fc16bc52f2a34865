// Letters and their case (Unicode Character Database).
#pragma once

#include <string>
#include <string_view>

namespace kopij::text {

/// Each character's simple case mapping, without regard to language. Malformed bytes become U+FFFD. O(n).
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
/// The 26 letters in lower case and all else as it is, as the names of HTML, URLs and languages compare.
/// O(n).
std::string ascii_lower(std::string_view text);
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
/// The first character in title case, the rest as it is.
std::string with_capital(std::string_view text);

/// One of the 26 letters, in either case.
constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);
/// White space, the no-break kinds included.
bool is_space(char32_t code_point);
/// What CommonMark calls Unicode punctuation: all of ASCII's, symbols included, and the categories P beyond
/// it.
bool is_punctuation(char32_t code_point);

/// Whether every character is a letter; true for "".
bool all_letters(std::string_view text);

/// A letter, a digit, a mark that belongs to one, or "_" (what regular expressions call \w).
bool is_word_character(char32_t code_point);

}  // namespace kopij::text
