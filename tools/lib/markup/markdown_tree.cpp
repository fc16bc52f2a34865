#include "markup/markdown_tree.hpp"

#include <algorithm>

#include "markup/entity.hpp"

namespace kopij::markup {
namespace {

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether a start tag `next` ends an open element `name` whose end tag may be left out (HTML, 13.1.2.4).
bool ends_by_itself(std::string_view name, std::string_view next) {
    const auto is = [&](std::string_view a, std::string_view b) { return name == a && next == b; };
    if (name == "dt" || name == "dd") return next == "dt" || next == "dd";
    if (name == "td" || name == "th") return next == "td" || next == "th" || next == "tr";
    return is("li", "li") || is("p", "p") || is("tr", "tr") || is("option", "option");
}

bool may_precede_key(char c) {
    return c == '[' || c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '-';
}

/// The citation key after "@" at `at`; its characters are pandoc's.
text::Range citation_key(std::string_view text, std::size_t at, std::size_t end) {
    auto begin = at + 1;
    if (begin < end && text[begin] == '{') {
        const auto close = std::min(text.find('}', begin), end);
        return close == end ? text::Range{begin, begin} : text::Range{begin + 1, close};
    }
    auto stop = begin;
    while (stop < end &&
           (is_alphanumeric(text[stop]) || text[stop] == '_' ||
            (stop > begin && std::string_view(":.#$%&-+?~/").find(text[stop]) != std::string_view::npos)))
        ++stop;
    while (stop > begin && !is_alphanumeric(text[stop - 1]) && text[stop - 1] != '_') --stop;
    return {begin, stop};
}

}  // namespace

MarkdownTree::MarkdownTree(const text::Source& source, std::string_view text, Notation prose)
    : m_source(text),
      m_written(source.text()),
      m_scanner(text),
      m_builder(source, Format::markdown),
      m_prose(prose) {
    const auto begin = source.begin();
    m_open.push_back({m_builder.open(m_builder.top(), "markdown"),
                      {{begin, begin}, {begin, begin}, {begin, begin}, true, Notation::markdown},
                      Kind::markdown});
}

void MarkdownTree::open(Name name, const NodeSpan& span, Kind kind) {
    flush();
    m_open.push_back({m_builder.open(top(), name), span, kind});
}

TreeBuilder::Node MarkdownTree::push(Name name, text::Range start, Edit edit) {
    open(name, {start, start, {}, edit == Edit::yes, Notation::markdown}, Kind::markdown);
    return top();
}

void MarkdownTree::close_top(text::Range end, bool editable) {
    auto& open = m_open.back();
    auto& span = open.span;
    const auto begin = std::max(end.begin, span.start_tag.end);
    span.end_tag = {begin, std::max(begin, end.end)};
    span.whole = {span.start_tag.begin, span.end_tag.end};
    span.editable = span.editable && editable;
    m_builder.close(open.node, span);
    m_open.pop_back();
}

void MarkdownTree::pop(text::Range end, Edit edit) {
    flush();
    while (m_open.back().kind == Kind::raw) close_top({end.begin, end.begin}, false);
    close_top(end, edit == Edit::yes);
}

TreeBuilder::Node MarkdownTree::empty(Name name, text::Range whole, Edit edit) {
    const auto node = push(name, whole, edit);
    pop({whole.end, whole.end});
    return node;
}

void MarkdownTree::flush_run() {
    const auto run = m_run;
    m_run = {};
    if (m_notation == Notation::markdown) {
        text(run);
    } else {
        m_builder.text(top(), run, m_notation);
        if (m_keep_text) m_text_read += run.in(m_written);
    }
    m_line_start = false;
}

void MarkdownTree::keep_text(bool keep) {
    m_keep_text = keep;
    m_text_read.clear();
}

void MarkdownTree::plain_text(text::Range range) {
    // A footnote's mark takes the blanks behind it, which are none of the text's.
    if (range.begin >= range.end) return;
    m_builder.text(top(), range, m_prose);
    if (!m_keep_text) return;
    const auto raw = range.in(m_written);
    if (find_reference(raw, 0, Notation::markdown) == raw.size())
        m_text_read += raw;
    else
        m_text_read += decode(raw, Notation::markdown, m_builder.document());
}

/// Text with footnote marks and citations in it.
void MarkdownTree::text(text::Range range) {
    auto from = range.begin;
    const auto window = m_source.substr(0, range.end);
    for (auto at = window.find('[', from); at < range.end;) {
        const bool escaped = at > range.begin && window[at - 1] == '\\';
        const auto next = escaped || top_name() == "footnote-ref" ? at + 1 : mark(at, from, range.end);
        at = window.find('[', next);
    }
    plain_text({from, range.end});
}

/// What the bracket at `bracket` begins, if it is a mark: made, with the text since `from` before it. Returns
/// where to look on.
std::size_t MarkdownTree::mark(std::size_t bracket, std::size_t& from, std::size_t end) {
    const auto label = m_scanner.footnote_label(bracket);
    if (label.empty() || label.end >= end) return citation(bracket, from, end);
    if (footnote(label, bracket, from)) return from;
    plain_text({from, bracket});
    from = label.end + 1;
    const auto node = m_builder.open(top(), "footnote-ref");
    m_builder.text(node, label, Notation::literal);
    m_builder.attribute(node, "label", {label, label, true, Notation::literal});
    m_builder.close(node,
                    {{bracket, from}, {bracket, label.begin}, {label.end, from}, true, Notation::markdown});
    return from;
}

bool MarkdownTree::begins_line(std::size_t at, std::size_t from) const {
    while (at > from && (m_source[at - 1] == ' ' || m_source[at - 1] == '\t')) --at;
    return at > from ? m_source[at - 1] == '\n' || m_source[at - 1] == '\r' : m_line_start;
}

/// "[^label]:" at the beginning of a paragraph's line begins a footnote of its own.
bool MarkdownTree::footnote(text::Range label, std::size_t bracket, std::size_t& from) {
    auto content = label.end + 1;
    if (m_scanner.peek(content) != ':' || top_name() != "p" || m_open.back().kind != Kind::markdown ||
        !begins_line(bracket, from))
        return false;
    content = m_scanner.skip_blanks(content + 1);
    auto end = bracket;
    while (end > from && std::string_view(" \t\r\n").find(m_source[end - 1]) != std::string_view::npos) --end;
    plain_text({from, end});
    if (top().first_child()) {
        end = std::max(end, top().last_child().span().whole.end);
        close_top({end, end}, true);
    } else {
        const auto node = top();
        m_open.pop_back();
        m_builder.remove(node);
    }
    if (in_footnote()) close_top({end, end}, true);
    const NodeSpan start{{bracket, content}, {bracket, content}, {}, true, Notation::markdown};
    m_open.push_back({m_builder.open(top(), "footnote"), start, Kind::markdown});
    m_builder.attribute(top(), "label", {label, label, true, Notation::literal});
    const NodeSpan inner{{content, content}, {content, content}, {}, true, Notation::markdown};
    m_open.push_back({m_builder.open(top(), "p"), inner, Kind::markdown});
    from = content;
    return true;
}

std::size_t MarkdownTree::citation(std::size_t bracket, std::size_t& from, std::size_t end) {
    constexpr std::size_t k_longest = 500;
    const auto window = m_source.substr(0, std::min(end, bracket + k_longest));
    auto close = bracket + 1;
    while (close < window.size() && window[close] != '[' && window[close] != ']') ++close;
    if (close == window.size() || window[close] != ']') return bracket + 1;
    for (auto at = window.find('@', bracket); at < close; at = window.find('@', at + 1)) {
        if (!may_precede_key(window[at - 1])) continue;
        const auto key = citation_key(m_source, at, close);
        if (key.empty()) continue;
        plain_text({from, at});
        from = key.end + (m_source[at + 1] == '{' ? 1 : 0);
        const auto node = m_builder.open(top(), "cite");
        m_builder.text(node, key, Notation::literal);
        m_builder.attribute(node, "key", {key, key, true, Notation::literal});
        m_builder.close(node, {{at, from}, {at, key.begin}, {key.end, from}, true, Notation::markdown});
    }
    return close;
}

void MarkdownTree::tag(const HtmlTag& tag) {
    flush();
    const bool is_mdx = masked(tag.whole.begin);
    switch (tag.kind) {
        case HtmlTag::Kind::start:
            is_mdx ? void(empty("mdx-expression", tag.whole)) : start_tag(tag);
            break;
        case HtmlTag::Kind::empty:
            start_tag(tag);
            break;
        case HtmlTag::Kind::end:
            end_tag(tag);
            break;
        case HtmlTag::Kind::comment:
            // MDX's comment begins with "{/*".
            m_builder.other(top(), pugi::node_comment, tag.whole,
                            {tag.whole.begin + (is_mdx ? 3 : 4), tag.whole.end - 3});
            break;
        case HtmlTag::Kind::other:
            m_builder.other(top(), pugi::node_comment, tag.whole, {tag.whole.begin + 1, tag.whole.end - 1});
            break;
    }
}

void MarkdownTree::start_tag(const HtmlTag& tag) {
    while (m_open.back().kind == Kind::raw && ends_by_itself(top_name(), tag.name)) {
        close_top({tag.whole.begin, tag.whole.begin}, true);
    }
    open(tag.name, {tag.whole, tag.whole, {}, true, Notation::html}, Kind::raw);
    for (const auto& attribute : tag.attributes) {
        const auto value = attribute.span.value;
        if (value.begin > 0 && masked(value.begin - 1)) continue;  // an expression of MDX
        if (attribute.span.editable) {
            m_builder.attribute(top(), attribute.name, attribute.span);
        } else {
            m_builder.repaired_attribute(top(), attribute.name, "", attribute.span);
        }
    }
    if (tag.kind == HtmlTag::Kind::empty || is_void_element(tag.name)) {
        close_top({tag.whole.end, tag.whole.end}, true);
    }
}

/// An end tag ends the raw element of its name that is open in the same Markdown element; others mean
/// nothing.
void MarkdownTree::end_tag(const HtmlTag& tag) {
    auto found = m_open.rbegin();
    while (found != m_open.rend() && found->kind == Kind::raw && tag.name != found->node.name()) ++found;
    if (found == m_open.rend() || found->kind != Kind::raw) return;
    const auto above = std::distance(m_open.rbegin(), found);
    for (auto n = above; n > 0; --n) close_top({tag.whole.begin, tag.whole.begin}, false);
    close_top(tag.whole, true);
}

/// What a script or style holds, up to its end tag; returns where that begins.
std::size_t MarkdownTree::raw_text(std::string_view name, text::Range range) {
    const auto window = m_source.substr(0, range.end);
    auto end = range.end;
    for (auto at = window.find("</", range.begin); at < range.end; at = window.find("</", at + 2)) {
        const auto found = read_html_tag(window, at);
        if (!found || found->name != name) continue;
        end = at;
        break;
    }
    if (end > range.begin) m_builder.text(top(), {range.begin, end}, Notation::literal);
    return end;
}

void MarkdownTree::html(text::Range range) {
    const auto window = m_source.substr(0, range.end);
    auto from = range.begin;
    const auto text_until = [&](std::size_t at) {
        if (at > from) m_builder.text(top(), {from, at}, Notation::html);
    };
    int unended = 0;
    for (auto at = window.find('<', from); at < range.end && !too_deep(); at = window.find('<', at)) {
        if (unended > k_most_unended_tags) break;
        const auto found = read_html_tag(window, at);
        if (!found) {
            ++unended;
            ++at;
            continue;
        }
        text_until(at);
        tag(*found);
        from = at = found->whole.end;
        if (found->kind == HtmlTag::Kind::start && is_raw_text_element(found->name)) {
            at = from = raw_text(found->name, {from, range.end});
        }
    }
    text_until(range.end);
}

void MarkdownTree::attribute(TreeBuilder::Node element, Name name, const AttributeSpan& span,
                             std::string_view text) {
    if (reads_as(span.value.in(m_source), span.notation, m_builder.document(), text)) {
        m_builder.attribute(element, name, span);
    } else {
        m_builder.repaired_attribute(element, name, text, span);
    }
}

}  // namespace kopij::markup
