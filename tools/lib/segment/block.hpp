// A document as a sequence of blocks of prose: what linting reads.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "segment/prose.hpp"

namespace kopij::segment {

/// A stretch of inline markup in a block's prose: what the vocabulary calls it, and where it stands.
struct Mark {
    enum class Kind { citation, link, code, emphasis };
    Kind kind;
    pugi::xml_node node;
    text::Range in_text;  ///< empty for a citation: its label is not part of the prose
};

struct Block {
    pugi::xml_node node;
    /// The vocabulary's role: "heading", "paragraph", "list-item", "caption", "cell", "quote", "title",
    /// "alt-text", ...; "" where it has none.
    std::string_view role;
    /// The attribute whose value this is (alt text and the like); null for an element's text.
    pugi::xml_attribute attribute;
    int level = 0;              ///< depth of sections around a heading, from 1
    std::string_view language;  ///< as written (xml:lang, inherited); "" where none is said
    Prose prose;
    std::vector<Mark> marks;  ///< by position
};

/// The blocks in document order. Elements that ITS calls within text belong to the block around them, nested
/// ones (a footnote) are blocks of their own; code, formulas and references (roles "code", "formula",
/// "reference", "no-prose") are left out where they are blocks, and read as one U+FFFC where they are inline.
/// A citation's label is not read. O(n).
std::vector<Block> read_blocks(const markup::Document& document, const markup::Vocabulary& vocabulary,
                               const its::Values& values);

}  // namespace kopij::segment
