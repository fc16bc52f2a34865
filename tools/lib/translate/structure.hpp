// Whether a translated article is still the same article.
#pragma once

#include <string>

#include "diagnostic/diagnostic.hpp"
#include "translate/article.hpp"
#include "translate/removal.hpp"

namespace kopij::translate {

/// Parses the bytes of a translation and compares what it must leave alone with the article: the elements,
/// each with its block elements around it, ids, citations and references; what the language has no part in
/// and what is there to hold translations is left out. Inline elements may change their order within their
/// block. Each difference is reported as an error of rule Catalogue.Structure, its range in the source; at
/// most k_most_differences. A result that cannot be parsed is a difference too. Bytes that are the article's
/// own are not parsed. O(n log n).
bool keeps_structure(const Article& source, const std::string& result, const Removal& removal,
                     diagnostic::Sink& sink);

inline constexpr int k_most_differences = 10;

}  // namespace kopij::translate
