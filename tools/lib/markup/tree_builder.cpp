#include "markup/tree_builder.hpp"

#include <algorithm>

#include "markup/entity.hpp"

namespace kopij::markup {
namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace

TreeBuilder::TreeBuilder(const text::Source& source, Format format)
    : m_document(std::make_unique<Document>(source, format)),
      m_text(source.text()),
      m_has_nulls(m_text.find('\0') != std::string_view::npos) {}

/// A value of pugixml ends at U+0000, which readers see as U+FFFD. False where one was replaced.
template <typename Node>
bool TreeBuilder::set_value(Node& node, std::string_view value) const {
    if (!m_has_nulls || value.find('\0') == std::string_view::npos) {
        node.set_value(value.data(), value.size());
        return true;
    }
    std::string out;
    for (const char c : value) {
        if (c == '\0')
            out += "\uFFFD";
        else
            out.push_back(c);
    }
    node.set_value(out.c_str());
    return false;
}

void TreeBuilder::close(pugi::xml_node element, const NodeSpan& span) {
    m_document->m_places.insert(
        element.internal_object(),
        {narrow(span.whole.begin), narrow(span.start_tag.end), narrow(span.end_tag.begin),
         narrow(span.whole.end), span.editable, span.notation});
}

void TreeBuilder::close_around(pugi::xml_node element, text::Range whole) {
    NodeSpan span{whole, whole, {whole.end, whole.end}, true, Notation::literal};
    if (element.first_child()) {
        span.start_tag.end = m_document->range(element.first_child()).begin;
        span.end_tag.begin = std::max(span.start_tag.end, m_document->range(element.last_child()).end);
    }
    close(element, span);
}

void TreeBuilder::text(pugi::xml_node parent, text::Range range, Notation notation, Edit edit) {
    const auto type = notation == Notation::literal ? pugi::node_cdata : pugi::node_pcdata;
    auto node = parent.append_child(type);
    const bool whole = set_value(node, bytes(range));
    const auto begin = narrow(range.begin);
    const auto end = narrow(range.end);
    m_document->m_places.insert(node.internal_object(),
                                {begin, begin, end, end, whole && edit == Edit::yes, notation});
}

void TreeBuilder::repaired_text(pugi::xml_node parent, text::Range range, std::string_view text,
                                Notation notation) {
    const auto type = notation == Notation::literal ? pugi::node_cdata : pugi::node_pcdata;
    auto node = parent.append_child(type);
    node.set_value(escape(text, notation).c_str());
    close(node, {range, {range.begin, range.begin}, {range.end, range.end}, false, notation});
}

void TreeBuilder::other(pugi::xml_node parent, pugi::xml_node_type type, text::Range whole,
                        text::Range inner) {
    auto node = parent.append_child(type);
    const bool editable = set_value(node, bytes(inner));
    close(node, {whole, {whole.begin, inner.begin}, {inner.end, whole.end}, editable, Notation::literal});
}

void TreeBuilder::place(pugi::xml_attribute attribute, const AttributeSpan& span) {
    m_document->m_places.insert(attribute.internal_object(),
                                {narrow(span.whole.begin), narrow(span.value.begin), narrow(span.value.end),
                                 narrow(span.whole.end), span.editable, span.notation});
}

void TreeBuilder::attribute(pugi::xml_node element, Name name, const AttributeSpan& span) {
    auto attribute = element.append_attribute(name.bytes);
    auto placed = span;
    placed.editable = set_value(attribute, bytes(span.value)) && span.editable;
    place(attribute, placed);
}

void TreeBuilder::repaired_attribute(pugi::xml_node element, Name name, std::string_view text,
                                     const AttributeSpan& span) {
    auto attribute = element.append_attribute(name.bytes);
    attribute.set_value(escape(text, span.notation).c_str());
    auto repaired = span;
    repaired.editable = false;
    place(attribute, repaired);
}

void TreeBuilder::made_attribute(pugi::xml_node element, Name name, std::string_view text) {
    auto attribute = element.append_attribute(name.bytes);
    attribute.set_value(text.data(), text.size());
    place(attribute, {{}, {}, false, Notation::literal});
}

}  // namespace kopij::markup
