// Line breaks for a translation, as its source has them.
#pragma once

#include <string>
#include <string_view>

#include "segment/segment.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// The width, in characters, at which the article's texts are broken: of all lines that are broken inside a
/// segment nine in ten are no longer. O(n).
std::size_t line_width(const Article& article);

/// Puts the pieces of one segment in lines. Breaks only at spaces of the text, and only where the source of
/// the segment is broken in lines itself: with
/// their indent, within the width.
class Layout {
  public:
    Layout(const Article& article, const segment::Segment& segment, std::size_t width);

    /// Text, already escaped; its spaces may become line ends.
    void text(std::string_view escaped);
    /// Something without a place to break: a tag, a reference.
    void glue(std::string_view bytes);
    /// A block inside the text: the white space around it in the source is kept where it breaks the line
    /// there.
    void block(text::Range in_source, std::string_view bytes);

    std::string finish();

  private:
    void flush();
    /// Writes what cannot be broken, behind a line end where the line has no room for it.
    void put(std::string_view chunk);
    /// The same of what is within a line and so many characters wide.
    void put_line(std::string_view chunk, std::size_t width);
    void put_space(std::string_view chunk, std::size_t width);
    void advance(std::string_view bytes);
    bool opens_block(std::string_view chunk) const;

    const Article& m_article;
    bool m_wraps = false;
    std::size_t m_width = 0;
    std::string m_line_end;  // with the indent
    std::size_t m_column = 0;
    std::string m_out;
    std::string_view m_space;  // between m_out and m_chunk: " ", or a line end that must stay
    std::string m_chunk;       // what cannot be broken
};

}  // namespace kopij::translate
