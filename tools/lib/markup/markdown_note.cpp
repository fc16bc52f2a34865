// What follows the first paragraph of a footnote.
#include <algorithm>

#include "markup/markdown_builder.hpp"

namespace kopij::markup {

/// Whether what code follows that begins at `limit` is a footnote of one word: md4c takes it for a
/// definition.
void MarkdownBuilder::find_note(std::size_t limit) {
    m_code_follows = m_scanner.quotes == 0;
    definitions(limit);
    m_code_follows = false;
    m_in_note = m_open_note;
}

void MarkdownBuilder::note_text(const char* bytes, MD_SIZE size) {
    if (!in_source(bytes)) {
        m_code_indent = std::string_view(bytes, size) == "\n" ? 0 : m_code_indent + size;
        return;
    }
    const auto offset = static_cast<std::size_t>(bytes - m_text.data());
    const auto line = m_text.rfind('\n', offset);
    const auto line_begin = std::max(line == std::string_view::npos ? 0 : line + 1, m_begin);
    const text::Range part{std::max(offset - std::min(m_code_indent, offset), line_begin), offset + size};
    m_code_indent = 0;
    const auto before = m_note_parts.empty() ? m_at : m_note_parts.back().end;
    const auto gap = m_text.substr(before, part.begin - std::min(before, part.begin));
    if (m_note_parts.empty() && gap.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        // Something else stands between them: it is code.
        m_in_note = false;
        close_note();
        code_text(bytes, size);
        return;
    }
    const bool goes_on = !m_note_parts.empty() && std::count(gap.begin(), gap.end(), '\n') < 2 &&
                         !(begins_item(m_note_parts.back().begin) && begins_item(part.begin));
    if (goes_on)
        m_note_parts.back().end = part.end;
    else
        m_note_parts.push_back(part);
}

bool MarkdownBuilder::begins_item(std::size_t at) const {
    const auto marker = m_scanner.list_marker(at);
    return !marker.empty() && m_scanner.peek(marker.end) == ' ';
}

void MarkdownBuilder::leave_note_code() {
    m_in_note = false;
    m_leaf = Leaf::none;
    m_tree.flush();
    for (const auto part : m_note_parts) note_part(part);
    m_note_parts.clear();
}

/// Lines without an empty one between them, or an item of a list, as Markdown of their own. Those after the
/// first are indented more, which matters to no paragraph.
void MarkdownBuilder::note_part(text::Range part) {
    MarkdownBuilder inner(m_text.substr(0, part.end), m_tree, part.begin, Scope::note);
    inner.m_events = m_events;
    inner.build();
    m_events = inner.m_events;
    m_at = part.end;
}

void MarkdownBuilder::close_note() {
    if (!m_open_note) return;
    m_open_note = false;
    if (m_tree.depth() > m_depth && m_tree.in_footnote()) m_tree.pop({m_at, m_at});
}

}  // namespace kopij::markup
