// Where a sentence could begin, before it is judged whether one does.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kopij::text {

/// Every place where a sentence of `text` could begin, in order and each once: the boundaries of Unicode (UAX
/// 29) for the language, and what stands behind each terminator or line end, where Unicode's rules see none
/// because a small letter or a digit follows. O(n).
std::vector<std::size_t> sentence_candidates(std::string_view text, std::string_view language);

}  // namespace kopij::text
