// Text as a reader sees it, and where each character of it stands in the source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::segment {

/// A run of text across inline markup: tags gone, references resolved, white space collapsed to single spaces
/// (unless it is preserved), no space at either end.
class Prose {
  public:
    const std::string& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }

    /// The bytes of the source from which the range of text() came, the markup inside it included. A range
    /// within one reference takes the whole reference. Empty ranges give the place. O(log runs).
    text::Range source_range(text::Range in_text) const;
    /// The offset in text() that a place in the source is likely to have come from; source_range() tells
    /// whether it has. O(log runs).
    std::size_t offset_of(std::size_t source) const;
    /// Whether every byte of the range is written in the source as it reads and without markup in between, so
    /// that an edit there changes nothing else.
    bool plain(text::Range in_text) const;

    /// written: byte by byte at its place (a run whose sizes differ is one unit, a reference); moved: at its
    /// place too, but what an edit there did to the text no one can tell; repaired: somewhere in its place,
    /// as other bytes.
    enum class How { written, moved, repaired };
    /// Appends `text`, which stands in the source at `source`.
    void append(std::string_view text, text::Range source, How how = How::written);
    /// Appends another prose, with the places of its text.
    void append(const Prose& other);
    /// Leaves nothing in it but the room that it has, for a text of about the same size.
    void clear() {
        m_text.clear();
        m_runs.clear();
    }

  private:
    struct Run {
        std::size_t text_begin;
        text::Range source;
        std::size_t size;  // in the text
        How how;
        bool linear() const { return how != How::repaired && size == source.size(); }
    };
    const Run& run_at(std::size_t offset) const;

    std::string m_text;
    std::vector<Run> m_runs;
};

}  // namespace kopij::segment
