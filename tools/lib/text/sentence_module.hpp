// What ICU does for this room without Boost.Locale (module/sentences.cpp), opened when first asked: nearly
// every run of the linter asks where sentences begin, and Boost.Locale would double what that takes to load.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kopij::text {

struct SentenceModule {
    /// Where Unicode's rules (UAX 29) begin a sentence in a text of the language, in rising order. O(text).
    std::vector<std::size_t> (*starts)(std::string_view text, std::string_view language);
};

/// Safe from several threads. Throws FileError where the module is missing.
const SentenceModule& sentence_module();

}  // namespace kopij::text
