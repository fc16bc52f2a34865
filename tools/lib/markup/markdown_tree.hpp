// The open elements of a Markdown file, and how text and raw HTML become nodes below them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/html_tag.hpp"
#include "markup/markdown_scan.hpp"
#include "markup/tree_builder.hpp"

namespace kopij::markup {

class MarkdownTree {
  public:
    /// `text`: the source's as Markdown, in which what is none may be masked, byte for byte. `prose`: how its
    /// texts are written.
    MarkdownTree(const text::Source& source, std::string_view text, Notation prose);

    TreeBuilder& builder() { return m_builder; }
    Notation prose() const { return m_prose; }
    TreeBuilder::Node top() const { return m_open.back().node; }
    std::string_view top_name() const { return m_open.back().node.name(); }
    /// Whether a footnote is the innermost element; a tag of raw HTML with that name is none.
    bool in_footnote() const { return m_open.back().kind == Kind::markdown && top_name() == "footnote"; }
    std::size_t depth() const { return m_open.size(); }
    bool too_deep() const { return m_open.size() > k_most_depth; }

    enum class Edit { yes, no };
    /// Opens a Markdown element whose start tag is `start`.
    TreeBuilder::Node push(Name name, text::Range start, Edit edit = Edit::yes);
    /// Closes the innermost Markdown element; raw HTML elements left open in it end there.
    void pop(text::Range end, Edit edit = Edit::yes);
    TreeBuilder::Node empty(Name name, text::Range whole, Edit edit = Edit::yes);

    /// Adds text, which joins the text just before it.
    void add(text::Range range, Notation notation) {
        if (range.empty()) return;
        if (!m_run.empty() && (m_run.end != range.begin || m_notation != notation)) flush();
        if (m_run.empty()) m_run.begin = range.begin;
        m_run.end = range.end;
        m_notation = notation;
    }
    /// Makes a node of the text that was added.
    void flush() {
        if (!m_run.empty()) flush_run();
    }
    bool has_run() const { return !m_run.empty(); }
    text::Range run() const { return m_run; }
    /// Cuts the text that is not flushed yet.
    void end_run_at(std::size_t end) { m_run.end = end; }
    /// The next text begins a line although no line end stands before it in the source.
    void begin_line() { m_line_start = true; }

    /// Text since the last call, as a reader sees it.
    std::string take_text() { return std::move(m_text_read); }
    void keep_text(bool keep);

    /// A tag of raw HTML.
    void tag(const HtmlTag& tag);
    /// Raw HTML with the text between its tags.
    void html(text::Range range);

    /// A value that reads as `text` where it is written as it says.
    void attribute(TreeBuilder::Node element, Name name, const AttributeSpan& span, std::string_view text);

  private:
    enum class Kind { markdown, raw };
    struct Open {
        TreeBuilder::Node node;
        NodeSpan span;
        Kind kind;
    };
    void flush_run();
    void close_top(text::Range end, bool editable);
    void open(Name name, const NodeSpan& span, Kind kind);
    void start_tag(const HtmlTag& tag);
    /// Whether something else stands in the source where the text was given this byte.
    bool masked(std::size_t at) const { return m_source[at] != m_written[at]; }
    void end_tag(const HtmlTag& tag);
    std::size_t raw_text(std::string_view name, text::Range range);
    void text(text::Range range);
    void plain_text(text::Range range);
    std::size_t mark(std::size_t bracket, std::size_t& from, std::size_t end);
    std::size_t citation(std::size_t bracket, std::size_t& from, std::size_t end);
    bool begins_line(std::size_t at, std::size_t from) const;
    bool footnote(text::Range label, std::size_t bracket, std::size_t& from);

    std::string_view m_source;   // what is read as Markdown
    std::string_view m_written;  // the source itself
    MarkdownScanner m_scanner;
    TreeBuilder m_builder;
    Notation m_prose;
    std::vector<Open> m_open;
    text::Range m_run;
    Notation m_notation = Notation::markdown;
    bool m_line_start = false;
    bool m_keep_text = false;
    std::string m_text_read;
};

}  // namespace kopij::markup
