// From md4c's events to the tree: what stands between its texts is read from the source.
#pragma once

#include <md4c.h>

#include <string>
#include <vector>

#include "markup/markdown_scan.hpp"
#include "markup/markdown_tree.hpp"
#include "markup/slug.hpp"

namespace kopij::markup {

/// md4c tells which blocks and spans there are, in order, and where their texts stand; the places of markers,
/// delimiters, link tails and definitions follow by scanning on from the text before. m_at is how far the
/// source is read. Spans wait until the next text (or the block's end) says how far their delimiters can
/// reach.
class MarkdownBuilder {
  public:
    /// `text`: as the tree has it. `begin`: where Markdown begins, after any front matter.
    MarkdownBuilder(std::string_view text, MarkdownTree& tree, std::size_t begin);

    /// False where the text nests too deep or makes far more of itself than any article does.
    bool build();

  private:
    static constexpr std::size_t k_no_limit = std::string_view::npos;
    static constexpr std::size_t k_nothing = std::string_view::npos;

    struct Event {
        enum class Kind { enter, leave, soft_break, hard_break, null };
        Kind kind;
        MD_SPANTYPE type = MD_SPAN_EM;
        std::size_t link = 0;  ///< of the end of a link or image: its number in m_links
    };
    /// Where a link or image leads, as md4c read it.
    struct Link {
        std::string target;
        std::string title;
    };
    struct Span {
        enum class Form { delimited, code, bracket, angle, bare, footnote };
        Form form = Form::delimited;
        char mark = '\0';
        std::size_t size = 0;  ///< of the delimiter
        std::size_t begin = 0;
    };
    struct Image {
        std::size_t begin = 0;
        int nested = 0;
        std::string alt{};
    };
    struct Reference {
        TreeBuilder::Node node;
        std::string label;
        std::string target;
        std::string title;
    };
    enum class Leaf { none, paragraph, heading, item, code, html };
    enum class Scope { file, note };
    /// `scope`: note for a part of a footnote, whose element is open.
    MarkdownBuilder(std::string_view text, MarkdownTree& tree, std::size_t begin, Scope scope);

    bool enter(MD_BLOCKTYPE type, void* detail);
    bool leave(MD_BLOCKTYPE type);
    bool leave_link_span(MD_SPANTYPE type, const MD_ATTRIBUTE& target, const MD_ATTRIBUTE& title);
    bool text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size);
    bool go_on(std::size_t cost = 1);

    // markdown_block.cpp
    void enter_quote();
    void leave_quote();
    void enter_list(MD_BLOCKTYPE type, void* detail);
    void enter_item(const MD_BLOCK_LI_DETAIL& detail);
    void rule();
    void enter_code(const MD_BLOCK_CODE_DETAIL& detail);
    void leave_code();
    void enter_row();
    void leave_row();
    void enter_cell(bool header, const MD_BLOCK_TD_DETAIL& detail);
    void leave_cell();
    void leave_head();
    void leave_heading();
    void leave_paragraph();
    void begin_leaf(std::size_t limit);
    std::size_t after_alert(std::size_t at) const;
    void end_inline();
    enum class Before { block, table };
    std::size_t definitions(std::size_t limit, MarkdownScanner::Lines lines = MarkdownScanner::Lines::any,
                            Before before = Before::block);
    void definition(std::size_t at, const MarkdownScanner::Definition& found);
    void code_text(const char* bytes, MD_SIZE size);
    void html_text(std::size_t offset, std::size_t size);
    void leave_html();

    // markdown_note.cpp
    void find_note(std::size_t limit);
    void note_text(const char* bytes, MD_SIZE size);
    void leave_note_code();
    bool begins_item(std::size_t at) const;
    void note_part(text::Range part);
    void close_note();

    // markdown_inline.cpp
    void resolve(std::size_t limit);
    void apply(const Event& event, std::size_t limit);
    bool delimiter(std::size_t at, const Span& span) const;
    void enter_span(const Event& event);
    void leave_span(const Event& event, std::size_t limit);
    void enter_link();
    void leave_link(const Link& link, std::size_t limit);
    void leave_code_span(std::size_t limit);
    void nested_in_image(const Event& event);
    void leave_image(const Link& link, std::size_t limit);
    MarkdownScanner::Tail tail(std::size_t at, const Link& link, std::size_t limit) const;
    void link_attributes(TreeBuilder::Node node, const char* name, const MarkdownScanner::Tail& tail,
                         std::size_t label_begin, const Link& link);
    void soft_break();
    void hard_break();
    void inline_html(std::size_t offset, std::size_t size);
    void inline_text(MD_TEXTTYPE type, std::size_t offset, std::size_t size);
    void resolve_references();

    bool in_source(const char* bytes) const {
        return bytes >= m_text.data() + m_begin && bytes < m_text.data() + m_text.size();
    }
    /// Whether the next text in the source is text of the innermost element, with nothing before it to make.
    bool goes_on_as_text() const {
        return m_leaf == Leaf::none && m_pending.empty() && m_image.empty() && !m_in_html &&
               m_at >= m_html_read && m_tree.has_run() &&
               (m_spans.empty() || m_spans.back().form != Span::Form::angle);
    }
    bool in_code_span() const { return !m_spans.empty() && m_spans.back().form == Span::Form::code; }

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_at;
    Scope m_scope;
    MarkdownTree& m_tree;
    std::size_t m_depth;  // of the tree around what is built
    MarkdownScanner m_scanner;
    Slugger m_slugger;
    std::size_t m_events = 0;
    std::size_t m_most_events;

    Leaf m_leaf = Leaf::none;  // begun, but its place is not known yet
    const char* m_leaf_name = "";
    int m_level = 0;
    bool m_underlined = false;
    bool m_in_code = false;
    bool m_in_html = false;
    text::Range m_html;
    std::size_t m_html_read = 0;
    MarkdownScanner::Target m_fence;  // of the code block: the run that opened it; empty where indented
    std::size_t m_code_indent = 0;
    std::size_t m_code_end = 0;
    // A footnote whose first paragraph has ended is open: blocks of it that are indented may follow, which
    // md4c, who knows no footnotes, takes for code.
    bool m_open_note = false;
    bool m_in_note = false;       // in such code
    bool m_code_follows = false;  // on the definitions that are being read
    std::vector<text::Range> m_note_parts;
    std::vector<std::size_t> m_heads;
    std::vector<Event> m_pending;
    std::vector<Link> m_links;  // of m_pending
    std::vector<Span> m_spans;
    std::vector<Image> m_image;
    std::vector<std::pair<std::string, MarkdownScanner::Definition>> m_definitions;
    std::vector<Reference> m_references;
};

}  // namespace kopij::markup
