// Sentences by Unicode's rules alone (UAX 29), before a language's abbreviations are known.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kopij::text {

/// Where a sentence begins in a text of the language, in rising order. O(text).
std::vector<std::size_t> unicode_sentences(std::string_view text, std::string_view language);

}  // namespace kopij::text
