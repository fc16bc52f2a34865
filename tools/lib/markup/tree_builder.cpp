#include "markup/tree_builder.hpp"

#include <algorithm>

#include "markup/entity.hpp"

namespace kopij::markup {
namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

Outline::Place place_of(const NodeSpan& span) {
    return {narrow(span.whole.begin),
            narrow(span.start_tag.end),
            narrow(span.end_tag.begin),
            narrow(span.whole.end),
            span.editable,
            span.notation};
}

pugi::xml_node_type text_type(Notation notation) {
    return notation == Notation::literal ? pugi::node_cdata : pugi::node_pcdata;
}

}  // namespace

TreeBuilder::TreeBuilder(const text::Source& source, Format format)
    : m_document(std::make_unique<Document>(source, format)),
      m_outline(*(m_document->m_outline = std::make_unique<Outline>(source.text().size()))),
      m_text(source.text()),
      m_has_nulls(m_text.find('\0') != std::string_view::npos) {}

/// A value of pugixml ends at U+0000, which readers see as U+FFFD.
std::string_view TreeBuilder::without_nulls(text::Range range) {
    if (!has_null(range)) return range.in(m_text);
    std::string out;
    for (const char c : range.in(m_text)) {
        if (c == '\0')
            out += "\uFFFD";
        else
            out.push_back(c);
    }
    return m_outline.kept(out);
}

void TreeBuilder::close(Node element, const NodeSpan& span) {
    m_outline.place(element.number(), place_of(span));
}

void TreeBuilder::close_around(Node element, text::Range whole) {
    NodeSpan span{whole, whole, {whole.end, whole.end}, true, Notation::literal};
    if (element.first_child()) {
        span.start_tag.end = element.first_child().span().whole.begin;
        span.end_tag.begin = std::max(span.start_tag.end, element.last_child().span().whole.end);
    }
    close(element, span);
}

void TreeBuilder::text(Node parent, text::Range range, Notation notation, Edit edit) {
    const auto begin = narrow(range.begin);
    const auto end = narrow(range.end);
    m_outline.append(parent.number(), text_type(notation), value(range),
                     {begin, begin, end, end, edit == Edit::yes && !has_null(range), notation});
}

void TreeBuilder::repaired_text(Node parent, text::Range range, std::string_view text, Notation notation) {
    const auto written = m_outline.kept(escape(text, notation).c_str());
    const auto begin = narrow(range.begin);
    const auto end = narrow(range.end);
    m_outline.append(parent.number(), text_type(notation), written,
                     {begin, begin, end, end, false, notation});
}

void TreeBuilder::other(Node parent, pugi::xml_node_type type, text::Range whole, text::Range inner) {
    const auto made = node(m_outline.append(parent.number(), type, value(inner), {}));
    close(made,
          {whole, {whole.begin, inner.begin}, {inner.end, whole.end}, !has_null(inner), Notation::literal});
}

void TreeBuilder::add_attribute(Node element, Name name, std::string_view value, const AttributeSpan& span) {
    m_outline.append_attribute(element.number(), lasting(name), value,
                               {narrow(span.whole.begin), narrow(span.value.begin), narrow(span.value.end),
                                narrow(span.whole.end), span.editable, span.notation});
}

void TreeBuilder::attribute(Node element, Name name, const AttributeSpan& span) {
    auto placed = span;
    placed.editable = span.editable && !has_null(span.value);
    add_attribute(element, name, value(span.value), placed);
}

void TreeBuilder::repaired_attribute(Node element, Name name, std::string_view text,
                                     const AttributeSpan& span) {
    auto repaired = span;
    repaired.editable = false;
    add_attribute(element, name, m_outline.kept(escape(text, span.notation).c_str()), repaired);
}

void TreeBuilder::made_attribute(Node element, Name name, std::string_view text) {
    add_attribute(element, name, m_outline.kept(text), {{}, {}, false, Notation::literal});
}

}  // namespace kopij::markup
