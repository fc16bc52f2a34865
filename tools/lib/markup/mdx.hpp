// MDX: Markdown with JavaScript's imports and exports, tags of JSX and expressions in braces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/html_tag.hpp"

namespace kopij::markup {

struct WithoutMdx {
    std::string text;
    /// The start tags that went and have attributes with strings for values, in order.
    std::vector<HtmlTag> tags;
};

/// The text from `begin` on as Markdown of the same length, in which every byte keeps its place:
///
///   import ... / export ...          blank, up to the empty line behind it
///   a tag alone on its lines         blank, so that what stands between tags is Markdown, and in `tags`; one
///                                    that closes itself stays
///   {expression}                     blank where it is alone on its lines, else a tag "<x  >"; in an
///                                    attribute an empty value
///   {/* comment */}                  a comment
///
/// What cannot be read as any of these stays as it is. O(n).
WithoutMdx without_mdx(std::string_view text, std::size_t begin);

}  // namespace kopij::markup
