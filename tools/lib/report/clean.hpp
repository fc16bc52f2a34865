// Text made fit for where it goes: a source may hold bytes that no terminal, JSON or XML should get.
#pragma once

#include <string>
#include <string_view>

namespace kopij::report {

/// Well-formed UTF-8: malformed bytes become U+FFFD.
std::string as_utf8(std::string_view text);

/// For XML 1.0, in content as in an attribute: well-formed, escaped, characters that XML does not allow as
/// U+FFFD.
std::string as_xml(std::string_view text);

/// For one line of a terminal: a tab is four spaces, a line end one, other control characters U+FFFD.
/// Characters that cannot be seen or turn the direction of the text are written out, "<U+202E>".
std::string as_printable(std::string_view text);
void append_printable(std::string& out, std::string_view text);

/// The text cut to at most `most` bytes at a character, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace kopij::report
