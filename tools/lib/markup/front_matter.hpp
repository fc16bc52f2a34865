// The YAML or TOML that a Markdown file may begin with.
#pragma once

#include "markup/tree_builder.hpp"

namespace kopij::markup {

/// The block between "---" (YAML) or "+++" (TOML) lines at the very start of the text; empty ranges where the
/// file has none.
struct FrontMatter {
    enum class Syntax { none, yaml, toml };
    Syntax syntax = Syntax::none;
    text::Range whole;  ///< both delimiter lines included, without the last line end
    text::Range inner;  ///< between the lines
};
FrontMatter find_front_matter(const text::Source& source);

/// Builds <front-matter format="yaml"> under `parent`: a field is an element of its name, the items of a list
/// are <item> elements, a scalar is text. A key that is no XML name has its other characters written as "_"
/// and itself in the attribute `key`. Broken YAML is reported as Markup.FrontMatter (a warning) and stays
/// without fields. Returns false, and builds nothing, where the block is no map: then it was a thematic
/// break. O(n).
bool build_front_matter(const FrontMatter& matter, TreeBuilder& tree, TreeBuilder::Node parent,
                        diagnostic::Sink& sink);

}  // namespace kopij::markup
