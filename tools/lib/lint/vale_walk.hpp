// What Vale 3.7.1 still sees of a file while it reads it: whatever it has read is written over, so that a
// later search in the file finds what comes next.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letter.hpp"
#include "text/range.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {

/// Writes `with` over every ASCII character of the range but line ends, so that places stay as they are.
void write_over(std::string& text, text::Range range, char with);

/// Where `what` is first found at or after `from`, or npos; no ASCII letter stands before `first_letter`.
/// Looks for its rarest letter: most of what it searches has been written over.
std::size_t find_text(std::string_view in, std::string_view what, std::size_t from = 0,
                      std::size_t first_letter = 0);

/// A source in which what was read is written over, from its beginning on.
class Remains {
  public:
    explicit Remains(std::string source = {}) : text(std::move(source)) {}

    std::size_t find(std::string_view what, std::size_t from = 0) const {
        return find_text(text, what, from, m_first_letter);
    }
    /// Before which there is no ASCII letter.
    std::size_t first_letter() const { return m_first_letter; }
    /// The range is read.
    void pass_over(text::Range range);

    /// Nothing but marks may be written into it.
    std::string text;

  private:
    std::size_t m_first_letter = 0;
};

/// Takes the texts and attributes of an article in the order of its tags. What it holds are steps; at() gives
/// the source as it was at a block, for blocks in their order. Time is the source's size for each text, so it
/// is for articles of a usual size (k_largest).
class ValeWalk {
  public:
    static constexpr std::size_t k_largest = std::size_t{1} << 18U;

    /// Begins with the source; info strings of Markdown's fences are no text.
    enum class Fences { none, masked };
    ValeWalk(std::string_view source, Fences fences);

    /// A text between tags, trimmed; it is written over when its block ends.
    void text(std::string_view text);
    /// An attribute's value that might be taken for text; written over at once.
    void attribute(std::string_view value);
    /// An end tag of an element that is not inline.
    void end_of_block();

    struct Block {
        std::size_t steps = 0;  ///< that came before it
        std::size_t line = 0;   ///< from 0: where Vale believes it to be
    };
    /// The text of a block is linted now.
    Block block(std::string_view text) const;

    /// Where each line of the source begins.
    const std::vector<std::size_t>& lines() const { return m_lines; }

    /// Plays the steps again from the beginning.
    class Replay {
      public:
        explicit Replay(const ValeWalk& walk) : m_walk(walk), m_context(walk.m_begin) {}
        /// The source at the block; a later one than the last. What is written into it is to be written back.
        Remains& at(const Block& block);

      private:
        const ValeWalk& m_walk;
        Remains m_context;
        std::size_t m_done = 0;
    };

  private:
    bool mask(std::string_view text);
    void mask_lines(std::string_view text);
    std::size_t find(std::string_view text) const;
    std::size_t line_of(std::string_view text) const;

    std::string m_begin;
    Remains m_context;
    std::vector<std::size_t> m_lines{0};
    std::string m_queue;              // the texts of the block, one behind the other
    std::vector<std::size_t> m_ends;  // of each
    mutable text::Range m_found;      // what was found last, and is not written over
    std::vector<text::Range> m_steps;
    std::size_t m_line = 0;
};

/// Calls `visit` for each line of `text`.
template <typename Visit>
void each_line(std::string_view text, Visit&& visit) {
    for (std::size_t at = 0;;) {
        const auto end = std::min(text.find('\n', at), text.size());
        visit(text.substr(at, end - at));
        if (end == text.size()) return;
        at = end + 1;
    }
}

/// Calls `visit` for each part of `text` between white space of any kind, that which does not break included.
template <typename Visit>
void each_word(std::string_view text, Visit&& visit) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = at;
        if (!text::is_space(text::next_code_point(text, at))) continue;
        if (here > begin) visit(text.substr(begin, here - begin));
        begin = at;
    }
    if (begin < text.size()) visit(text.substr(begin));
}

}  // namespace kopij::lint
