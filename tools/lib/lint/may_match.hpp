// A look at a text before a pattern is searched for in it.
#pragma once

#include <string_view>

#include "lint/article.hpp"
#include "lint/pattern.hpp"

namespace kopij::lint {

/// False only where the run's scanner is sure that none of the pattern's literals stands in the text. For
/// kinds that read blocks; those that read texts have for_each_text (candidates.hpp). The kind's patterns()
/// has to name the pattern, or the answer is always true. O(text).
bool may_match(const Article& article, const Pattern& pattern, std::string_view text);

}  // namespace kopij::lint
