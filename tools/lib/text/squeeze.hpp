// Texts without what their comparison or their place has no use for.
#pragma once

#include <string>
#include <string_view>

namespace kopij::text {

/// On one line: each run of white space is one space, none at the ends. O(n).
std::string one_line(std::string_view text);

/// The letters and digits alone, ASCII's in lower case, bytes over 0x7F as they are. O(n).
std::string letters_and_digits(std::string_view text);

}  // namespace kopij::text
