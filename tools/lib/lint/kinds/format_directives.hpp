// What a program puts its values into: "%s", "%2$d", "%(name)s", "{0}".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/message.hpp"
#include "text/range.hpp"

namespace kopij::lint::kinds {

struct FormatDirective {
    text::Range range;
    std::string value;  ///< which argument: a number from 1, or a name
    char type = '\0';   ///< the letter; '\0' for braces, which have none
};

/// The directives of a message's string, if a flag ("c-format", "python-brace-format") says that it has some.
std::vector<FormatDirective> format_directives(const catalogue::Message& message, std::string_view text);

/// The text with spaces in their places, since their digits are no numbers for a reader.
std::string without_directives(const catalogue::Message& message, std::string_view text);

}  // namespace kopij::lint::kinds
