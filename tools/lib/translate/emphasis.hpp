// How the emphasis of a translated Markdown text is written (CommonMark 0.30, 6.2; GFM 0.29, 6.5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "segment/fragment.hpp"

namespace kopij::translate {

/// What to write for each piece of `message` that begins or ends an element which the source marks by
/// delimiters: those of the source where they mean the same in the translation, else "*" for "_", else the
/// tags of HTML ("<em>Let op:</em>berichten", since "*" behind punctuation and before a letter closes
/// nothing). `delimiters` has those of the source for each piece ("*", "__", "~~"), and "" for any piece that
/// is no such start or end; for those the result is "" too. O(pieces) but for runs of delimiters.
std::vector<std::string> emphasis_tags(const segment::Fragment& message,
                                       const std::vector<std::string_view>& delimiters);

}  // namespace kopij::translate
