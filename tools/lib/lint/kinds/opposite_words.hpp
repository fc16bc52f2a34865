// Words that exclude each other, in Dutch and English.
#pragma once

#include <string_view>
#include <vector>

namespace kopij::lint::kinds {

/// One of the meanings of a group, with its phrases in lower case, separated by commas. "~" marks a phrase
/// that may mean it, among other things: it counts where a meaning is missed and not where one is claimed.
/// "*" at the end stands for any letters, "#" for a number that follows, "&" between two words for others
/// that may stand there.
struct OppositeMeaning {
    std::string_view english;
    std::string_view dutch;
};

struct OppositeGroup {
    bool may_be_denied;  ///< so that "not more than" is an opposite as good as "less than"
    std::vector<OppositeMeaning> meanings;
};

const std::vector<OppositeGroup>& opposite_groups();

}  // namespace kopij::lint::kinds
