// TOML, as far as the head of an article goes.
#pragma once

#include "markup/tree_builder.hpp"

namespace kopij::markup {

/// Builds the fields of TOML 1.0 in `range` under `root`: keys, dotted ones too, as elements, tables as
/// elements around theirs, arrays as <item> elements, values as text. `name_of` makes an element's name of a
/// key. A line that is no TOML is passed over. O(n).
void build_toml(text::Range range, TreeBuilder& tree, TreeBuilder::Node root,
                std::string (*name_of)(std::string_view));

}  // namespace kopij::markup
