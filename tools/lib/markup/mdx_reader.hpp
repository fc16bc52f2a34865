// The parts of MDX that are no Markdown: tags of JSX, expressions in braces, comments, imports and exports.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::markup {

/// A tag, an expression or a comment.
struct MdxPiece {
    enum class Kind { open, close, alone, expression, comment };
    Kind kind = Kind::expression;
    text::Range range{};
    std::string_view name{};
    std::vector<text::Range> values{};  ///< expressions in a tag
};

/// Reads pieces of one text. What turns out to be none is read again as something else, in all at most a few
/// times the text's size.
class MdxReader {
  public:
    explicit MdxReader(std::string_view text);

    char peek(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    bool has(std::size_t at, std::string_view token) const;
    /// Where the line ends, before its line end; where the next one begins.
    std::size_t line_end(std::size_t at) const;
    std::size_t next_line(std::size_t at) const;
    std::size_t skip_blanks(std::size_t at) const;

    /// What begins at `at`, if it is read to its end.
    bool read(std::size_t at, MdxPiece& out);
    /// Past "import ..." and "export ..." at `begin`, up to an empty line outside of brackets; `begin` where
    /// there is neither.
    std::size_t module_code(std::size_t begin);

  private:
    std::size_t skip_space(std::size_t at) const;
    std::size_t module_end(std::size_t begin);
    bool expression(std::size_t at, MdxPiece& out);
    std::size_t braces_end(std::size_t at);
    std::size_t string_end(std::size_t begin) const;
    bool tag(std::size_t begin, MdxPiece& out);
    bool attributes(std::size_t& at, MdxPiece& out);
    bool value(std::size_t& at, MdxPiece& out);

    std::string_view m_text;
    std::size_t m_budget;    // for reading what turns out to be nothing
    std::size_t m_read = 0;  // how far that was
};

}  // namespace kopij::markup
