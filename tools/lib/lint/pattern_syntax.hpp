// What PCRE2 writes differently from the syntax of published rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// A look-behind taken out of a pattern because it has no bounded length; a callout of its number stands in
/// its place.
struct LookBehind {
    std::string pattern;  ///< must match up to where the callout stands
    bool negated = false;
};

struct Translated {
    std::string pattern;
    std::vector<LookBehind> look_behinds;  ///< the callout of number n + 1 asks the n-th
};

/// O(pattern).
Translated to_pcre2(std::string_view pattern);

}  // namespace kopij::lint
