#include <algorithm>

#include "markup/entity.hpp"
#include "markup/markdown_builder.hpp"

namespace kopij::markup {
namespace {

const char* name_of(MD_SPANTYPE type) {
    switch (type) {
        case MD_SPAN_EM:
            return "em";
        case MD_SPAN_STRONG:
            return "strong";
        case MD_SPAN_DEL:
            return "del";
        case MD_SPAN_CODE:
            return "code";
        default:
            return "span";
    }
}

}  // namespace

void MarkdownBuilder::inline_text(MD_TEXTTYPE type, std::size_t offset, std::size_t size) {
    if (offset < m_html_read) return;  // the rest of a tag over several lines
    if (m_leaf != Leaf::none || !m_pending.empty()) resolve(offset);
    if (!m_image.empty()) {
        const auto raw = m_text.substr(offset, size);
        if (type == MD_TEXT_ENTITY)
            m_image.back().alt += decode(raw, Notation::markdown, m_tree.builder().document());
        else
            m_image.back().alt += raw;
        m_at = offset + size;
        return;
    }
    if (type == MD_TEXT_HTML) {
        inline_html(offset, size);
        return;
    }
    const bool literal =
        type == MD_TEXT_CODE || (!m_spans.empty() && m_spans.back().form == Span::Form::angle);
    const auto notation = literal ? Notation::literal : Notation::markdown;
    // A backslash that md4c left out belongs to the text.
    const bool escaped = notation == Notation::markdown && offset == m_at + 1 && m_text[m_at] == '\\';
    m_tree.add({escaped ? m_at : std::max(m_at, offset), std::max(m_at, offset + size)}, notation);
    m_at = std::max(m_at, offset + size);
}

void MarkdownBuilder::resolve(std::size_t limit) {
    if (m_leaf != Leaf::none) begin_leaf(limit);
    for (const auto& event : m_pending) {
        if (m_tree.too_deep()) break;
        apply(event, limit);
    }
    m_pending.clear();
    m_links.clear();
}

void MarkdownBuilder::apply(const Event& event, std::size_t limit) {
    if (!m_image.empty() && (event.kind == Event::Kind::enter || event.kind == Event::Kind::leave)) {
        const bool ends =
            event.kind == Event::Kind::leave && event.type == MD_SPAN_IMG && m_image.back().nested == 0;
        ends ? leave_image(m_links[event.link], limit) : nested_in_image(event);
        return;
    }
    switch (event.kind) {
        case Event::Kind::enter:
            enter_span(event);
            break;
        case Event::Kind::leave:
            leave_span(event, limit);
            break;
        case Event::Kind::soft_break:
            soft_break();
            break;
        case Event::Kind::hard_break:
            hard_break();
            break;
        case Event::Kind::null:
            m_tree.flush();
            m_at = std::min(m_text.find('\0', m_at), m_text.size());
            m_tree.builder().repaired_text(m_tree.top(), {m_at, std::min(m_at + 1, m_text.size())},
                                           "\xEF\xBF\xBD", Notation::literal);
            m_at = std::min(m_at + 1, m_text.size());
            break;
    }
}

void MarkdownBuilder::soft_break() {
    const auto end = m_scanner.skip_blanks(m_at);
    if (m_scanner.line_end(end) != end || end >= m_text.size()) return;
    const auto next = end + (m_text.substr(end, 2) == "\r\n" ? 2 : 1);
    const auto after = m_scanner.skip_line_end(end);
    if (!m_image.empty()) {
        m_image.back().alt += '\n';
        m_at = after;
        return;
    }
    // Indentation is white space of the text; a quotation's mark is not part of it.
    const bool prefixed = m_scanner.skip_blanks(next) != after;
    const auto notation = in_code_span() ? Notation::literal : Notation::markdown;
    m_tree.add({m_at, prefixed ? next : after}, notation);
    if (prefixed) {
        m_tree.flush();
        m_tree.begin_line();
    }
    m_at = after;
}

void MarkdownBuilder::hard_break() {
    auto end = m_scanner.skip_blanks(m_at);
    if (m_scanner.peek(end) == '\\') ++end;
    if (m_scanner.line_end(end) != end) return;
    const auto next = std::min(end + (m_text.substr(end, 2) == "\r\n" ? 2 : 1), m_text.size());
    if (!m_image.empty()) {
        m_image.back().alt += '\n';
    } else {
        m_tree.empty("br", {m_at, next});
        m_tree.begin_line();
    }
    m_at = m_scanner.skip_line_end(end);
}

void MarkdownBuilder::inline_html(std::size_t offset, std::size_t size) {
    m_tree.flush();
    m_at = offset + size;
    if (const auto tag = read_html_tag(m_text, offset)) {
        m_tree.tag(*tag);
        m_at = m_html_read = tag->whole.end;
    } else {
        m_tree.builder().text(m_tree.top(), {offset, m_at}, Notation::literal);
    }
}

/// Whether the span's delimiter stands at `at`.
bool MarkdownBuilder::delimiter(std::size_t at, const Span& span) const {
    const auto bytes = m_text.substr(std::min(at, m_text.size()), span.size);
    return bytes.size() == span.size && bytes.find_first_not_of(span.mark) == std::string_view::npos;
}

void MarkdownBuilder::enter_span(const Event& event) {
    if (event.type == MD_SPAN_A) {
        enter_link();
        return;
    }
    if (event.type == MD_SPAN_IMG) {
        m_tree.flush();
        m_image.push_back({m_at});
        m_at = std::min(m_at + 2, m_text.size());
        return;
    }
    Span span{Span::Form::delimited, m_scanner.peek(m_at), 1, m_at};
    std::string_view marks = "*_";
    if (event.type == MD_SPAN_CODE) {
        marks = "`";
        span.form = Span::Form::code;
        span.size = m_scanner.skip_run(m_at, '`') - m_at;
    } else if (event.type == MD_SPAN_DEL) {
        marks = "~";
        span.size = m_scanner.peek(m_at + 1) == '~' ? 2 : 1;
    } else if (event.type == MD_SPAN_STRONG) {
        span.size = 2;
    }
    if (!delimiter(m_at, span) || marks.find(span.mark) == std::string_view::npos) span.size = 0;
    const auto end = m_at + span.size;
    m_tree.push(name_of(event.type), {m_at, end},
                span.size > 0 ? MarkdownTree::Edit::yes : MarkdownTree::Edit::no);
    m_at = end;
    m_spans.push_back(span);
}

void MarkdownBuilder::leave_span(const Event& event, std::size_t limit) {
    if (m_spans.empty()) return;
    if (event.type == MD_SPAN_A) {
        leave_link(m_links[event.link], limit);
        return;
    }
    const auto span = m_spans.back();
    if (span.form == Span::Form::code) {
        leave_code_span(limit);
        return;
    }
    m_spans.pop_back();
    const bool found = span.size > 0 && delimiter(m_at, span);
    const text::Range end{m_at, m_at + (found ? span.size : 0)};
    m_tree.pop(end, found ? MarkdownTree::Edit::yes : MarkdownTree::Edit::no);
    m_at = end.end;
}

void MarkdownBuilder::leave_code_span(std::size_t limit) {
    const auto span = m_spans.back();
    m_spans.pop_back();
    for (auto at = m_text.find('`', m_at); span.size > 0 && at < std::min(limit, m_text.size());) {
        const auto end = m_scanner.skip_run(at, '`');
        if (end - at == span.size) {
            m_tree.pop({at, end});
            m_at = end;
            return;
        }
        at = m_text.find('`', end);
    }
    m_tree.pop({m_at, m_at}, MarkdownTree::Edit::no);
}

void MarkdownBuilder::enter_link() {
    Span span{Span::Form::bare, '\0', 0, m_at};
    if (m_scanner.peek(m_at) == '[') span.form = Span::Form::bracket;
    if (m_scanner.peek(m_at) == '<') span.form = Span::Form::angle;
    span.size = span.form == Span::Form::bare ? 0 : 1;
    if (!m_scanner.footnote_label(m_at).empty()) {
        span.form = Span::Form::footnote;
        span.size = 2;
    }
    m_tree.push(span.form == Span::Form::footnote ? "footnote-ref" : "a", {m_at, m_at + span.size});
    m_at += span.size;
    m_spans.push_back(span);
}

void MarkdownBuilder::leave_link(const Link& link, std::size_t limit) {
    const auto span = m_spans.back();
    m_spans.pop_back();
    m_tree.flush();
    const auto node = m_tree.top();
    const text::Range inner{span.begin + span.size, m_at};
    switch (span.form) {
        case Span::Form::bracket: {
            const auto found = tail(m_at, link, limit);
            m_tree.pop({m_at, found.end});
            link_attributes(node, "href", found, inner.begin, link);
            m_at = found.end;
            return;
        }
        case Span::Form::footnote: {
            const auto label = m_scanner.footnote_label(span.begin);
            m_tree.builder().attribute(node, "label", {label, label, true, Notation::literal});
            m_at = std::max(m_at, label.end + 1);
            m_tree.pop({std::min(label.end, m_at), m_at});
            return;
        }
        default:
            break;
    }
    const bool closed = span.form == Span::Form::angle && m_scanner.peek(m_at) == '>';
    m_tree.attribute(node, "href", {inner, inner, true, Notation::literal}, link.target);
    m_tree.pop({m_at, m_at + (closed ? 1 : 0)});
    m_at += closed ? 1 : 0;
}

/// The tail of a link or image from its "]" on. An inline tail has to say what md4c says the target is: "("
/// may also begin the text after a link by label.
MarkdownScanner::Tail MarkdownBuilder::tail(std::size_t at, const Link& link, std::size_t limit) const {
    if (m_scanner.peek(at) != ']') return {at};
    const auto& document = m_tree.builder().document();
    if (auto found = m_scanner.inline_tail(at + 1); found && found->end <= limit) {
        const auto inner = found->destination ? found->destination->inner : text::Range{};
        if (reads_as(inner.in(m_text), Notation::markdown_target, document, link.target)) return *found;
    }
    auto found = m_scanner.reference_tail(at + 1);
    if (found.end > limit) return {at + 1};
    return found;
}

void MarkdownBuilder::link_attributes(TreeBuilder::Node node, const char* name,
                                      const MarkdownScanner::Tail& tail, std::size_t label_begin,
                                      const Link& link) {
    const auto closing = m_at;
    const bool is_inline = tail.end > closing + 1 && m_text[closing + 1] == '(';
    if (!is_inline) {
        const auto label = tail.label ? *tail.label : text::Range{label_begin, closing};
        m_references.push_back({node, std::string(label.in(m_text)), link.target, link.title});
        return;
    }
    AttributeSpan target{
        {tail.end - 1, tail.end - 1}, {tail.end - 1, tail.end - 1}, true, Notation::markdown_target};
    if (tail.destination) {
        target.whole = tail.destination->whole;
        target.value = tail.destination->inner;
    }
    m_tree.attribute(node, name, target, link.target);
    if (!tail.title) return;
    m_tree.attribute(node, "title", {tail.title->whole, tail.title->inner, true, Notation::markdown_title},
                     link.title);
}

/// Spans in an image's text count for nothing but their letters; a link's tail has to be passed.
void MarkdownBuilder::nested_in_image(const Event& event) {
    if (event.type != MD_SPAN_A && event.type != MD_SPAN_IMG) return;
    auto& image = m_image.back();
    if (event.kind == Event::Kind::enter) {
        if (event.type == MD_SPAN_IMG) ++image.nested;
        return;
    }
    if (event.type == MD_SPAN_IMG) --image.nested;
    const auto close = m_text.find(']', m_at);
    if (close != std::string_view::npos) m_at = tail(close, m_links[event.link], k_no_limit).end;
}

void MarkdownBuilder::leave_image(const Link& link, std::size_t limit) {
    const auto image = std::move(m_image.back());
    m_image.pop_back();
    const auto found = m_text.find(']', m_at);
    const bool closed = found != std::string_view::npos && found < limit;
    m_at = closed ? found : m_at;
    const auto end = tail(m_at, link, limit);
    const auto begin = std::min(image.begin + 2, m_at);
    const auto node = m_tree.empty("img", {image.begin, end.end},
                                   closed ? MarkdownTree::Edit::yes : MarkdownTree::Edit::no);
    const text::Range alt{begin, m_at};
    m_tree.attribute(node, "alt", {alt, alt, true, m_tree.prose()}, image.alt);
    link_attributes(node, "src", end, begin, link);
    m_at = end.end;
}

}  // namespace kopij::markup
