// Lines of Markdown that CommonMark takes for text and writers for markup: fences of containers, and
// formulas.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kopij::markup {

/// The text from `begin` on, in which every byte keeps its place, without
///
///   ":::note Title", ":::"           lines that open or close a container, as Docusaurus, VitePress, Pandoc
///                                    and MyST have them; what stands between them is Markdown
///   "$$ ... $$"                      a formula that has its lines to itself
///
/// They become blank, so a block ends before them and another may begin behind them. Nothing where there are
/// none. Code and comments are left as they are, and so is a formula that does not end. O(n).
std::optional<std::string> without_fences(std::string_view text, std::size_t begin);

}  // namespace kopij::markup
