// What Markdown's bytes between its texts say: prefixes of lines, link tails, definitions, fences (CommonMark
// 0.30).
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/range.hpp"

namespace kopij::markup {

/// Scans one text. Positions are byte offsets; every scan stops at the end of the text.
class MarkdownScanner {
  public:
    explicit MarkdownScanner(std::string_view text) : m_text(text) {}

    /// Block quotations that are open, so that a line may begin with as many ">".
    int quotes = 0;

    enum class Lines { any, quoted };  ///< quoted: only lines that carry all the ">" they may
    /// Past blanks, line ends and the prefixes of lines; npos where a line that has to be quoted is not.
    std::size_t skip(std::size_t at, Lines lines = Lines::any) const;
    /// Past spaces and tabs.
    std::size_t skip_blanks(std::size_t at) const {
        while (at < m_text.size() && is_blank(m_text[at])) ++at;
        return at;
    }
    /// Past one line end and the prefix of the next line; `at` itself where no line ends.
    std::size_t skip_line_end(std::size_t at) const;
    /// Where the line ends, before its line end.
    std::size_t line_end(std::size_t at) const {
        while (at < m_text.size() && !is_line_end(m_text[at])) ++at;
        return std::min(at, m_text.size());
    }
    /// Past a run of `mark`.
    std::size_t skip_run(std::size_t at, char mark) const {
        while (at < m_text.size() && m_text[at] == mark) ++at;
        return at;
    }
    char peek(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }

    struct Target {
        text::Range whole;  ///< with "<>" or quotes
        text::Range inner;
    };
    /// Past "]": "(destination "title")", "[label]", "[]" or nothing.
    struct Tail {
        std::size_t end = 0;
        std::optional<Target> destination{};
        std::optional<Target> title{};
        std::optional<text::Range> label{};
    };
    std::optional<Tail> inline_tail(std::size_t at) const;
    Tail reference_tail(std::size_t at) const;

    struct Definition {
        text::Range label;  ///< between the brackets
        Target destination;
        std::optional<Target> title{};
        std::size_t end = 0;
    };
    /// "[label]: destination "title"" at `at`.
    std::optional<Definition> definition(std::size_t at) const;

    /// Whether the line at `at` parts a table's heading row from its rows: "---|:--:".
    bool is_delimiter_row(std::size_t at) const;

    /// The bullet or number of a list item; empty where none is.
    text::Range list_marker(std::size_t at) const;
    /// "[^label]" at `at`: the label; empty where none is.
    text::Range footnote_label(std::size_t at) const;

  private:
    std::optional<text::Range> label(std::size_t at) const;
    std::optional<Target> destination(std::size_t at) const;
    std::optional<Target> title(std::size_t at) const;
    bool at_line_end(std::size_t at) const { return at >= m_text.size() || is_line_end(m_text[at]); }
    static bool is_blank(char c) { return c == ' ' || c == '\t'; }
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

    std::string_view m_text;
};

}  // namespace kopij::markup
