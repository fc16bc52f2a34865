// The tags that Markdown was read without.
#pragma once

#include <vector>

#include "markup/html_tag.hpp"
#include "markup/tree_builder.hpp"

namespace kopij::markup {

/// Makes an element without content of each tag, where it stands among the elements of the tree. Tags come in
/// their order; one inside of text or code is none. O(nodes + tags).
void insert_tags(TreeBuilder& tree, const std::vector<HtmlTag>& tags);

}  // namespace kopij::markup
