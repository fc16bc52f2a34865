// Comments in a line of Markdown as CommonMark has them since 0.31.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kopij::markup {

/// The text from `begin` on with comments that 0.30, which md4c reads, takes for text because "--" is in them
/// or "-" ends them: what they hold becomes other letters, and every byte keeps its place. Nothing where
/// there is no such comment. O(n).
std::optional<std::string> with_plain_comments(std::string_view text, std::size_t begin);

}  // namespace kopij::markup
