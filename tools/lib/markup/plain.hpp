// Text files.
#pragma once

#include "markup/document.hpp"

namespace kopij::markup {

/// <text> with a <p> for each run of lines that are not blank. Everything is literal. O(n).
std::unique_ptr<Document> parse_plain(const text::Source& source);

}  // namespace kopij::markup
