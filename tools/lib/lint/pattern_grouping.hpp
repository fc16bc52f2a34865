// Long alternations, arranged so that a search tries few of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

struct Grouped {
    std::string pattern;
    /// Which group of the pattern as it was written a group is; empty where nothing changed.
    std::vector<std::uint32_t> groups;
};

/// The same pattern, with the alternatives of long lists that begin with one letter brought together behind a
/// look-ahead for that letter: PCRE2 tries one alternative after the other, a list of 300 words at every
/// place. What begins with different letters excludes each other, so which alternative matches first does not
/// change. A pattern in which groups are referred to, or with constructs that are not known here, stays as it
/// is. O(pattern).
Grouped group_alternatives(std::string_view pattern);

}  // namespace kopij::lint
