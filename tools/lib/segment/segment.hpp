// A document as a sequence of translatable units: what extraction writes and reassembly puts back.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "text/range.hpp"

namespace kopij::segment {

/// One block of text with its inline markup, or the value of one attribute.
struct Segment {
    pugi::xml_node node;
    pugi::xml_attribute attribute;  ///< null for an element's text
    /// The text with inline elements as escaped XML and elements that are no part of it (nested blocks, what
    /// is not translated) as "<_:name-N/>", N counted from 1; white space normalised unless it is preserved.
    /// Byte for byte what itstool 2.0.6 writes, but for white space that is not XML's (a no-break space
    /// stays).
    std::string message;
    std::optional<std::string> context;
    std::string_view role;      ///< as Block::role; "" where the vocabulary has none
    std::string_view language;  ///< as written; "" where none is said
    bool preserve_space = false;
    bool editable = true;  ///< every byte of the segment stands in the source where the tree says
    /// What a translation replaces: between the tags, without white space at both ends unless it is
    /// preserved.
    text::Range range;
    std::vector<pugi::xml_node> inlines;       ///< in the order of their start tags in `message`
    std::vector<pugi::xml_node> placeholders;  ///< N - 1
    pugi::xpath_node target;                   ///< where the translation goes; null for `range`
    /// The message is plain text, in which "<" and "&" are themselves (gt:escapeRule); it has no inline
    /// elements then.
    bool plain = false;
    std::vector<std::string> notes;  ///< for translators
    std::vector<std::string> flags;  ///< for the tools of translators: "max-length:40"
    /// Where it stands, in a form that survives edits elsewhere: the nearest id and the path below it
    /// ("#sleep/p[2]",
    /// "#fig-1/graphic/@alt"), or the path from the root ("/article/front/title"). A step counts elements of
    /// its name from 1; [1] is left out.
    std::string place;
};

/// The segments in document order: a block before what is nested in it, an element's attributes before its
/// text. A block without text of its own is none; neither is what takes no part in any translation, or is
/// there to hold one. An inline element with a locale filter of its own is a placeholder, its text a segment.
/// O(n).
std::vector<Segment> read_segments(const markup::Document& document, const markup::Vocabulary& vocabulary,
                                   const its::Values& values);

}  // namespace kopij::segment
