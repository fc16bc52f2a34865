// The one way to change a text: a list of edits over the same pristine bytes. A lint fix and an assembled
// translation are both edits, so everything untouched survives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::text {

/// Replaces the bytes of `range` by `replacement` (UTF-8). An empty range inserts.
struct Edit {
    Range range;
    std::string replacement;

    friend bool operator==(const Edit&, const Edit&) = default;
};

/// The text with the edits applied. Edits are sorted by position; insertions at one place keep their order.
/// An edit that overlaps one accepted before it (in position order) or leaves the text is skipped and
/// appended to `rejected` if that is given. No edits: the same bytes. O(text + edits log edits).
std::string apply(std::string_view text, const std::vector<Edit>& edits,
                  std::vector<Edit>* rejected = nullptr);

}  // namespace kopij::text
