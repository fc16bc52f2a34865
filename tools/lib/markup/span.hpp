// Where the parts of a document stand in its source, and how they are written there.
#pragma once

#include <cstdint>

#include "text/range.hpp"

namespace kopij::markup {

/// How a stretch of source spells its text. One file may hold several (a Markdown file's front matter and raw
/// HTML), so every node and attribute says its own; entity.hpp reads and writes them.
enum class Notation : std::uint8_t {
    literal,  ///< every byte is itself: CDATA, comments, code, scripts, plain text
    xml,      ///< character references and the entities that are declared
    xml_attribute,
    html,  ///< HTML5's named references, with its rules for those without ";"
    html_attribute,
    html_unquoted,    ///< an attribute's value without quotes
    markdown,         ///< backslash escapes and HTML's references
    mdx,              ///< the same, where braces and "<" are escaped wherever they stand
    markdown_title,   ///< in the quotes of a link's title
    markdown_target,  ///< a link's destination
    yaml_plain,
    yaml_single,
    yaml_double,
    toml_basic,
    toml_literal,
};

/// Where an element or another node stands in the source.
struct NodeSpan {
    text::Range
        whole;  ///< from the start tag's "<" to the end tag's ">"; a text's, comment's or PI's own bytes
    text::Range start_tag;
    text::Range
        end_tag;  ///< empty, at the end of `whole`, where there is none ("<br/>", HTML's implied ends)
    /// False where the parser moved or repaired: read it, never write to it.
    bool editable = true;
    Notation notation = Notation::xml;
};

/// An attribute that stands nowhere in the source (a heading's id, a namespace the format implies) has empty
/// ranges and is not editable.
struct AttributeSpan {
    text::Range whole;  ///< name="value"
    text::Range value;  ///< between the quotes
    bool editable = true;
    Notation notation = Notation::xml_attribute;
};

}  // namespace kopij::markup
