#include <algorithm>
#include <array>

#include "markup/entity.hpp"
#include "markup/markdown_builder.hpp"
#include "text/letter.hpp"

namespace kopij::markup {
namespace {

std::string lower_label(std::string_view label) {
    std::string out;
    for (const char c : label) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            if (!out.empty() && out.back() != ' ') out.push_back(' ');
        } else {
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

/// Makes the definitions from m_at on that end before `limit`; returns where the next block begins. The first
/// line of a block that looks like a definition is a table's heading row where a delimiter row follows.
std::size_t MarkdownBuilder::definitions(std::size_t limit, MarkdownScanner::Lines lines, Before before) {
    for (bool in_block = false;; in_block = true) {
        const auto at = m_scanner.skip(m_at, lines);
        if (at == k_nothing || m_scanner.peek(at) != '[') return at;
        if (before == Before::table) {
            const auto next_line = [&](std::size_t from) {
                return m_scanner.skip_line_end(m_scanner.line_end(from));
            };
            in_block = in_block && next_line(m_at) == at;
            if (!in_block && m_scanner.is_delimiter_row(next_line(at))) return at;
        }
        const auto found = m_scanner.definition(at);
        if (!found || found->end > limit) return at;
        definition(at, *found);
        m_at = found->end;
    }
}

void MarkdownBuilder::definition(std::size_t at, const MarkdownScanner::Definition& found) {
    close_note();
    const auto label = found.label.in(m_text);
    if (label.front() == '^') {  // a footnote that looks like one
        const text::Range name{found.label.begin + 1, found.label.end};
        const auto footnote = m_tree.push("footnote", {at, found.destination.whole.begin});
        m_tree.builder().attribute(footnote, "label", {name, name, true, Notation::literal});
        note_part({found.destination.whole.begin, found.end});
        m_open_note = m_code_follows;
        if (!m_open_note) m_tree.pop({found.end, found.end});
        return;
    }
    const auto node = m_tree.empty("link-definition", {at, found.end});
    auto& builder = m_tree.builder();
    builder.attribute(node, "label", {found.label, found.label, true, Notation::markdown});
    const auto& target = found.destination;
    builder.attribute(node, "href", {target.whole, target.inner, true, Notation::markdown_target});
    if (found.title) {
        builder.attribute(node, "title",
                          {found.title->whole, found.title->inner, true, Notation::markdown_title});
    }
    m_definitions.emplace_back(lower_label(label), found);
}

void MarkdownBuilder::resolve_references() {
    boost::unordered_flat_map<std::string_view, const MarkdownScanner::Definition*> by_label;
    for (const auto& [label, found] : m_definitions) by_label.emplace(label, &found);  // the first one counts
    for (const auto& reference : m_references) {
        const auto found = by_label.find(lower_label(reference.label));
        const auto* name = reference.node.name() == "img" ? "src" : "href";
        const bool known = found != by_label.end();
        AttributeSpan target{{}, {}, false, Notation::markdown_target};
        AttributeSpan title{{}, {}, false, Notation::markdown_title};
        if (known) {
            const auto& at = *found->second;
            target = {at.destination.whole, at.destination.inner, true, Notation::markdown_target};
            if (at.title) title = {at.title->whole, at.title->inner, true, Notation::markdown_title};
        }
        m_tree.attribute(reference.node, name, target, reference.target);
        if (!reference.title.empty()) m_tree.attribute(reference.node, "title", title, reference.title);
    }
}

/// Past "[!NOTE]" on a line of its own, with which GitHub's alerts begin: a mark of the quotation, no text.
std::size_t MarkdownBuilder::after_alert(std::size_t at) const {
    constexpr std::array<std::string_view, 5> k_kinds = {"note", "tip", "important", "warning", "caution"};
    if (m_text.substr(at, 2) != "[!" || m_tree.top_name() != "blockquote" || m_tree.top().first_child())
        return at;
    const auto end = m_scanner.line_end(at);
    const auto close = m_text.find(']', at);
    if (close >= end || m_scanner.skip_blanks(close + 1) != end) return at;
    const auto kind = text::ascii_lower(m_text.substr(at + 2, close - at - 2));
    if (std::find(k_kinds.begin(), k_kinds.end(), kind) == k_kinds.end()) return at;
    const auto next = m_scanner.skip_line_end(end);
    return m_scanner.line_end(next) == next ? end : next;
}

/// Makes the element of a leaf block, now that its text, or its end, says where it stands.
void MarkdownBuilder::begin_leaf(std::size_t limit) {
    const auto leaf = m_leaf;
    m_leaf = Leaf::none;
    const auto at = std::min(definitions(limit), m_text.size());
    m_at = at;
    if (leaf == Leaf::paragraph) {
        m_at = after_alert(at);
        m_tree.push(m_leaf_name, {at, m_at});
    } else if (leaf == Leaf::heading) {
        const bool marked = m_scanner.peek(at) == '#' && at < limit;
        if (marked) m_at = m_scanner.skip_blanks(m_scanner.skip_run(at, '#'));
        m_at = std::max(at, std::min(m_at, limit));
        m_underlined = !marked;
        m_tree.keep_text(true);
        m_tree.push(m_leaf_name, {at, m_at});
    }
    m_tree.begin_line();
}

void MarkdownBuilder::end_inline() {
    if (m_leaf == Leaf::item && m_pending.empty()) {
        m_leaf = Leaf::none;  // an item of blocks; its definitions come before them
    } else if (m_leaf != Leaf::none || !m_pending.empty()) {
        resolve(k_no_limit);
    }
    m_tree.flush();
}

void MarkdownBuilder::leave_paragraph() {
    end_inline();
    m_tree.pop({m_at, m_at});
    m_open_note = m_tree.depth() > m_depth && m_tree.in_footnote();
}

void MarkdownBuilder::leave_heading() {
    if (m_leaf != Leaf::none || !m_pending.empty()) resolve(k_no_limit);
    auto content_end = m_at;
    // "{#id}" gives the heading an id of its own.
    text::Range id;
    if (const auto run = m_tree.run(); m_tree.has_run() && run.in(m_text).ends_with('}')) {
        const auto open = run.in(m_text).rfind("{#");
        const text::Range name{run.begin + open + 2, run.end - 1};
        const bool escaped = open != std::string_view::npos && open > 0 && run.in(m_text)[open - 1] == '\\';
        if (open != std::string_view::npos && !escaped && !name.empty() &&
            name.in(m_text).find_first_of(" \t{}\\") == std::string_view::npos) {
            id = name;
            content_end = run.begin + open;
            while (content_end > run.begin && m_text[content_end - 1] == ' ') --content_end;
            m_tree.end_run_at(content_end);
        }
    }
    m_tree.flush();
    if (m_underlined) {
        const auto line = m_scanner.skip_line_end(m_scanner.skip_blanks(m_at));
        const char mark = m_scanner.peek(line);
        if (mark == '=' || mark == '-') m_at = m_scanner.skip_run(line, mark);
    } else {
        const auto closing = m_scanner.skip_run(m_scanner.skip_blanks(m_at), '#');
        if (m_scanner.skip_blanks(closing) == m_scanner.line_end(closing)) m_at = closing;
    }
    const auto heading = m_tree.top();
    const auto read = m_tree.take_text();
    m_tree.keep_text(false);
    m_tree.pop({content_end, m_at});
    if (id.empty()) {
        m_tree.builder().made_attribute(heading, "id", m_slugger.id_of(read));
    } else {
        m_tree.builder().attribute(heading, "id", {{id.begin - 2, id.end + 1}, id, true, Notation::literal});
    }
}

void MarkdownBuilder::enter_quote() {
    const auto at = definitions(k_no_limit);
    const bool marked = m_scanner.peek(at) == '>';
    m_at = marked ? at + 1 : at;
    if (marked && m_scanner.peek(m_at) == ' ') ++m_at;
    m_tree.push("blockquote", {at, m_at}, marked ? MarkdownTree::Edit::yes : MarkdownTree::Edit::no);
    ++m_scanner.quotes;
}

void MarkdownBuilder::leave_quote() {
    definitions(k_no_limit, MarkdownScanner::Lines::quoted);
    // Lines of nothing but ">" belong to the quotation.
    for (;;) {
        const auto line = m_scanner.skip_blanks(m_at);
        if (line >= m_text.size() || m_scanner.line_end(line) != line) break;
        const auto end = m_scanner.skip(line, MarkdownScanner::Lines::quoted);
        const auto next = m_scanner.skip_line_end(line);
        if (end != k_nothing || next >= m_text.size() || m_scanner.line_end(next) != next) break;
        if (m_text[next - 1] != '>' && m_text[next - 1] != ' ' && m_text[next - 1] != '\t') break;
        m_at = next;
    }
    --m_scanner.quotes;
    m_tree.pop({m_at, m_at});
}

void MarkdownBuilder::enter_list(MD_BLOCKTYPE type, void* detail) {
    const auto at = definitions(k_no_limit);
    const auto list = m_tree.push(type == MD_BLOCK_UL ? "ul" : "ol", {at, at});
    if (type == MD_BLOCK_UL) return;
    const auto start = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
    if (start != 1) m_tree.builder().made_attribute(list, "start", std::to_string(start));
}

void MarkdownBuilder::enter_item(const MD_BLOCK_LI_DETAIL& detail) {
    const auto at = definitions(k_no_limit);
    const auto marker = m_scanner.list_marker(at);
    m_at = marker.end;
    if (m_scanner.peek(m_at) == ' ' || m_scanner.peek(m_at) == '\t') ++m_at;
    m_tree.push("li", {at, m_at}, marker.empty() ? MarkdownTree::Edit::no : MarkdownTree::Edit::yes);
    m_leaf = Leaf::item;
    if (!detail.is_task) return;
    const auto mark = m_begin + detail.task_mark_offset;
    // With the space behind it, without which it would be none.
    const auto end = m_scanner.skip_blanks(mark + 2);
    const auto box = m_tree.empty("input", {mark - 1, end});
    m_tree.builder().made_attribute(box, "type", "checkbox");
    if (detail.task_mark != ' ') m_tree.builder().made_attribute(box, "checked", "checked");
    m_at = end;
}

void MarkdownBuilder::rule() {
    const auto at = definitions(k_no_limit);
    const auto mark = m_scanner.peek(at);
    auto end = m_scanner.line_end(at);
    while (end > at && m_text[end - 1] != mark) --end;
    m_tree.empty("hr", {at, end});
    m_at = end;
}

void MarkdownBuilder::enter_code(const MD_BLOCK_CODE_DETAIL& detail) {
    m_in_code = true;
    m_in_note = m_open_note && m_scanner.quotes == 0;
    if (!m_in_note) close_note();
    m_fence = {};
    m_code_indent = 0;
    if (detail.fence_char != 0) {
        const auto at = definitions(k_no_limit);
        const bool fenced = m_scanner.peek(at) == detail.fence_char;
        const auto end = m_scanner.line_end(at);
        if (fenced) m_fence.whole = {at, m_scanner.skip_run(at, detail.fence_char)};
        m_tree.push("pre", {at, end});
        const auto code = m_tree.push("code", {end, end});
        const std::string language(detail.lang.text ? std::string_view(detail.lang.text, detail.lang.size)
                                                    : std::string_view());
        if (!language.empty()) m_tree.builder().made_attribute(code, "class", "language-" + language);
        m_code_end = end;
        m_at = std::min(m_text.find('\n', end), m_text.size());
        m_at = std::min(m_at + 1, m_text.size());
    } else {
        m_leaf = Leaf::code;
    }
}

void MarkdownBuilder::code_text(const char* bytes, MD_SIZE size) {
    if (m_leaf == Leaf::code && !m_in_note && in_source(bytes))
        find_note(static_cast<std::size_t>(bytes - m_text.data()));
    if (m_in_note) {
        note_text(bytes, size);
        return;
    }
    if (in_source(bytes)) {
        const auto offset = static_cast<std::size_t>(bytes - m_text.data());
        if (m_leaf == Leaf::code) {
            begin_leaf(offset);
            m_tree.push("pre", {m_at, m_at});
            m_tree.push("code", {m_at, m_at});
            m_at = offset;
        }
        const auto indent = std::min(m_code_indent, offset - std::min(m_at, offset));
        m_tree.add({offset - indent, offset + size}, Notation::literal);
        m_code_end = m_at = offset + size;
        m_code_indent = 0;
        return;
    }
    if (std::string_view(bytes, size) != "\n") {
        m_code_indent += size;
        return;
    }
    m_code_indent = 0;
    if (m_leaf == Leaf::code) return;
    // A line end; before it, in an empty line, only a quotation's mark may stand.
    const auto end = m_scanner.line_end(m_at);
    const auto next = std::min(end + (m_text.substr(end, 2) == "\r\n" ? 2 : 1), m_text.size());
    if (m_text.substr(m_at, end - m_at).find_first_not_of(" \t>") != std::string_view::npos) return;
    m_tree.add({end, next}, Notation::literal);
    m_code_end = end;
    m_at = next;
}

void MarkdownBuilder::leave_code() {
    m_in_code = false;
    if (m_in_note) {
        leave_note_code();
        return;
    }
    if (m_leaf == Leaf::code) {  // nothing in it
        m_leaf = Leaf::none;
        m_tree.push("pre", {m_at, m_at}, MarkdownTree::Edit::no);
        m_tree.push("code", {m_at, m_at}, MarkdownTree::Edit::no);
        m_code_end = m_at;
    }
    m_tree.flush();
    const auto content_end = std::max(m_at, m_code_end);
    text::Range closing{content_end, content_end};
    if (!m_fence.whole.empty()) {
        auto at = m_scanner.skip_blanks(m_at);
        for (int n = 0; n < m_scanner.quotes && m_scanner.peek(at) == '>'; ++n)
            at = m_scanner.skip_blanks(at + 1);
        const auto end = m_scanner.skip_run(at, m_text[m_fence.whole.begin]);
        if (end - at >= m_fence.whole.size() && m_scanner.skip_blanks(end) == m_scanner.line_end(end)) {
            closing = {at, end};
        }
    }
    m_tree.pop({content_end, content_end});
    m_tree.pop(closing);
    // The next block is looked for from a line's end on.
    m_at = closing.empty() ? std::max(m_code_end, m_fence.whole.end) : closing.end;
}

void MarkdownBuilder::html_text(std::size_t offset, std::size_t size) {
    if (m_leaf == Leaf::html) {
        begin_leaf(offset);
        m_html = {offset, offset};
    }
    const auto gap = text::Range{m_html.end, std::max(m_html.end, offset)}.in(m_text);
    if (gap.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        m_tree.html(m_html);
        m_html.begin = offset;
    }
    m_html.end = offset + size;
}

void MarkdownBuilder::leave_html() {
    m_in_html = false;
    if (m_leaf == Leaf::html) {
        m_leaf = Leaf::none;
        return;
    }
    m_tree.html(m_html);
    m_at = m_html.end;
}

void MarkdownBuilder::enter_row() {
    const auto at = m_scanner.skip(m_at);
    m_at = m_scanner.peek(at) == '|' ? at + 1 : at;
    m_tree.push("tr", {at, m_at});
}

void MarkdownBuilder::enter_cell(bool header, const MD_BLOCK_TD_DETAIL& detail) {
    m_at = m_scanner.skip_blanks(m_at);
    const auto cell = m_tree.push(header ? "th" : "td", {m_at, m_at});
    constexpr std::array<const char*, 4> k_sides = {"", "left", "center", "right"};
    if (detail.align != MD_ALIGN_DEFAULT)
        m_tree.builder().made_attribute(cell, "align", k_sides[detail.align]);
}

void MarkdownBuilder::leave_cell() {
    end_inline();
    m_tree.pop({m_at, m_at});
    const auto after = m_scanner.skip_blanks(m_at);
    if (m_scanner.peek(after) == '|') m_at = after + 1;
}

void MarkdownBuilder::leave_row() {
    auto end = m_scanner.line_end(m_at);
    m_at = end;
    while (end > 0 && (m_text[end - 1] == ' ' || m_text[end - 1] == '\t')) --end;
    m_tree.pop({end, end});
}

void MarkdownBuilder::leave_head() {
    m_tree.pop({m_at, m_at});
    m_at = m_scanner.line_end(m_scanner.skip(m_at));  // the line of dashes
}

}  // namespace kopij::markup
