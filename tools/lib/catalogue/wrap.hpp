// One keyword and its string, broken into lines.
#pragma once

#include <string>
#include <string_view>

namespace kopij::catalogue {

/// What a string's lines begin with and how wide they may be.
struct StringLines {
    std::string_view prefix;   ///< "", "#| ", "#~ " or "#~| "
    std::string_view keyword;  ///< "msgid", "msgstr[0]"
    int width = 79;            ///< of a line; k_unlimited for none
};

inline constexpr int k_unlimited = 0x7FFFFFFF;

/// Appends `keyword "value"` in lines: a break after each "\n", and where the line would be wider than
/// allowed at an opportunity of Unicode's line breaking algorithm (UAX #14, with libunistring's tables, as
/// gettext has it). A value that needs more than one line begins with an empty string on the keyword's own.
void append_wrapped(std::string& out, std::string_view value, const StringLines& lines);

}  // namespace kopij::catalogue
