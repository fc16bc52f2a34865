// A document as a sequence of translatable units: what extraction writes and reassembly puts back.
#pragma once

#include <memory>
#include <memory_resource>
#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "text/range.hpp"

namespace kopij::segment {

/// One block of text with its inline markup, or the value of one attribute. Its texts are kept by the
/// Segments it is one of, and by the document.
struct Segment {
    markup::NodeRef node;
    markup::AttributeRef attribute;  ///< null for an element's text
    /// The text with inline elements as escaped XML and elements that are no part of it (nested blocks, what
    /// is not translated) as "<_:name-N/>", N counted from 1; white space normalised unless it is preserved.
    /// Byte for byte what itstool 2.0.6 writes, but for white space that is not XML's (a no-break space
    /// stays).
    std::string_view message;
    std::optional<std::string_view> context;
    std::string_view role;      ///< as Block::role; "" where the vocabulary has none
    std::string_view language;  ///< as written; "" where none is said
    bool preserve_space = false;
    bool editable = true;  ///< every byte of the segment stands in the source where the tree says
    /// What a translation replaces: between the tags, without white space at both ends unless it is
    /// preserved.
    text::Range range;
    std::span<const markup::NodeRef> inlines;       ///< in the order of their start tags in `message`
    std::span<const markup::NodeRef> placeholders;  ///< N - 1
    pugi::xpath_node target;                        ///< where the translation goes; null for `range`
    /// The message is plain text, in which "<" and "&" are themselves (gt:escapeRule); it has no inline
    /// elements then.
    bool plain = false;
    std::vector<std::string> notes;  ///< for translators
    std::vector<std::string> flags;  ///< for the tools of translators: "max-length:40"
};

/// The segments of a document, which has to outlive them. Most messages are bytes of the source as they stand
/// there; the others are kept here.
class Segments {
  public:
    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }
    std::size_t size() const { return m_all.size(); }
    const Segment& operator[](std::size_t number) const { return m_all[number]; }

  private:
    template <typename Node>
    friend class SegmentReader;
    std::vector<Segment> m_all;
    std::unique_ptr<std::pmr::monotonic_buffer_resource> m_kept;
};

/// The segments in document order: a block before what is nested in it, an element's attributes before its
/// text. A block without text of its own is none; neither is what takes no part in any translation, or is
/// there to hold one. An inline element with a locale filter of its own is a placeholder, its text a segment.
/// O(n).
Segments read_segments(const markup::Document& document, const markup::Vocabulary& vocabulary,
                       const its::Values& values);

}  // namespace kopij::segment
