#include "markup/document.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "markup/html.hpp"
#include "markup/markdown.hpp"
#include "markup/plain.hpp"
#include "markup/xml.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

struct FormatRow {
    std::string_view extension;
    Format format;
};

constexpr std::array<FormatRow, 17> k_formats = {{{".xml", Format::xml},
                                                  {".xhtml", Format::xml},
                                                  {".dita", Format::xml},
                                                  {".ditamap", Format::xml},
                                                  {".page", Format::xml},
                                                  {".jats", Format::xml},
                                                  {".nxml", Format::xml},
                                                  {".docbook", Format::xml},
                                                  {".dbk", Format::xml},
                                                  {".html", Format::html},
                                                  {".htm", Format::html},
                                                  {".md", Format::markdown},
                                                  {".markdown", Format::markdown},
                                                  {".mdown", Format::markdown},
                                                  {".mkd", Format::markdown},
                                                  {".mdx", Format::mdx},
                                                  {".txt", Format::plain}}};

constexpr NodeSpan k_nowhere{{}, {}, {}, false};
constexpr AttributeSpan k_attribute_nowhere{{}, {}, false};

}  // namespace

std::optional<Format> format_of(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto slash = path.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash))
        return std::nullopt;
    const auto extension = text::ascii_lower(path.substr(dot));
    for (const auto& row : k_formats) {
        if (row.extension == extension) return row.format;
    }
    return std::nullopt;
}

text::Declares declares(Format format) {
    switch (format) {
        case Format::xml:
            return text::Declares::xml;
        case Format::html:
            return text::Declares::html;
        case Format::markdown:
        case Format::mdx:
        case Format::plain:
            break;
    }
    return text::Declares::nothing;
}

std::unique_ptr<Document> parse(const text::Source& source, Format format, diagnostic::Sink& sink) {
    if (const auto& problem = source.encoding_problem()) {
        sink.report({"Markup.Encoding",
                     diagnostic::Severity::error,
                     {problem->offset, std::min(problem->offset + 1, source.text().size())},
                     problem->message});
        return nullptr;
    }
    if (format != Format::xml && source.text().size() > std::numeric_limits<std::uint32_t>::max()) {
        sink.report({"Markup.Syntax",
                     diagnostic::Severity::error,
                     {0, 0},
                     text::tr("the file is larger than 4 GB; this is not an article")});
        return nullptr;
    }
    switch (format) {
        case Format::xml:
            return parse_xml(source, sink);
        case Format::html:
            return parse_html(source, sink);
        case Format::markdown:
            return parse_markdown(source, Mdx::no, sink);
        case Format::mdx:
            return parse_markdown(source, Mdx::yes, sink);
        case Format::plain:
            return parse_plain(source);
    }
    return nullptr;
}

std::size_t Document::buffer_offset(const char* pointer) const {
    return static_cast<std::size_t>(pointer - m_buffer.data());
}

/// The last element of XML whose start tag begins before the byte of a name.
std::optional<std::size_t> Document::element_at(std::size_t name) const {
    auto number = static_cast<std::size_t>(m_before_stretch[name / k_stretch]);
    while (number < m_elements.size() && m_elements[number].start < name) ++number;
    if (number == 0) return std::nullopt;
    return number - 1;
}

std::optional<std::size_t> Document::number(pugi::xml_node element) const {
    if (element.type() != pugi::node_element) return std::nullopt;
    if (!m_outline) {
        // What stands elsewhere wraps around.
        const auto name = buffer_offset(element.name());
        return name < m_buffer.size() ? element_at(name) : std::nullopt;
    }
    const auto* at = m_known.find(element.internal_object());
    if (at == nullptr) return std::nullopt;
    return at->element;
}

pugi::xml_node Document::in_tree(OutlineNode node) const {
    make_tree();
    return m_nodes[node.number()];
}

pugi::xml_attribute Document::in_tree(OutlineAttribute attribute) const {
    make_tree();
    return m_attributes[attribute.number()];
}

void Document::make_tree() const {
    std::call_once(m_tree_made, [&] {
        m_nodes.resize(m_outline->nodes().size());
        m_attributes.resize(m_outline->attributes().size());
        std::uint32_t elements = 0;
        for (auto node = m_outline->top().first_child(); node; node = node.next_sibling())
            add_to_tree(m_tree, node, elements);
    });
}

void Document::add_to_tree(pugi::xml_node parent, OutlineNode node, std::uint32_t& elements) const {
    auto made = parent.append_child(node.type());
    m_nodes[node.number()] = made;
    if (node.type() != pugi::node_element) {
        made.set_value(node.value().data(), node.value().size());
        m_known.insert(made.internal_object(), {node.number(), 0});
        return;
    }
    made.set_name(node.name().data());
    m_known.insert(made.internal_object(), {node.number(), elements++});
    for (auto from = node.first_attribute(); from; from = from.next_attribute()) {
        auto attribute = made.append_attribute(from.name().data());
        attribute.set_value(from.value().data(), from.value().size());
        m_attributes[from.number()] = attribute;
        m_known.insert(attribute.internal_object(), {from.number(), 0});
    }
    for (auto child = node.first_child(); child; child = child.next_sibling())
        add_to_tree(made, child, elements);
}

NodeSpan Document::span(pugi::xml_node node) const {
    const auto whole_text = m_source->text().size();
    if (!node) return {};
    if (node.type() == pugi::node_document) return {{0, whole_text}, {0, 0}, {whole_text, whole_text}};
    if (m_outline) {
        const auto* at = m_known.find(node.internal_object());
        return at ? span_of(m_outline->nodes()[at->number].place) : k_nowhere;
    }
    switch (node.type()) {
        case pugi::node_element: {
            const auto number = element_at(buffer_offset(node.name()));
            if (!number) return k_nowhere;
            const auto& tags = m_elements[*number];
            return {{tags.start, tags.end_end}, {tags.start, tags.start_end}, {tags.end, tags.end_end}};
        }
        case pugi::node_pi:
        case pugi::node_declaration:
            return span_of_instruction(node);
        default:
            break;
    }
    const auto begin = buffer_offset(node.value());
    const text::Range inner{begin, begin + std::strlen(node.value())};
    const auto around = [&](std::size_t before, std::size_t after) -> NodeSpan {
        const text::Range whole{inner.begin - before, inner.end + after};
        return {whole, {whole.begin, inner.begin}, {inner.end, whole.end}};
    };
    switch (node.type()) {
        case pugi::node_comment:
            return around(4, 3);
        case pugi::node_cdata: {
            auto out = around(9, 3);
            out.notation = Notation::literal;
            return out;
        }
        case pugi::node_doctype: {
            const auto keyword = m_source->text().rfind("<!DOCTYPE", begin);
            return around(begin - keyword, 1);
        }
        default:
            return around(0, 0);
    }
}

NodeSpan Document::span_of_instruction(pugi::xml_node node) const {
    const auto text = m_source->text();
    const auto name = buffer_offset(node.name());
    const auto close = text.find("?>", name);
    const auto data = std::min(text.find_first_not_of(" \t\r\n", name + std::strlen(node.name())), close);
    return {{name - 2, close + 2}, {name - 2, data}, {close, close + 2}, true, Notation::literal};
}

AttributeSpan Document::span(pugi::xml_attribute attribute) const {
    if (!attribute) return k_attribute_nowhere;
    if (m_outline) {
        const auto* at = m_known.find(attribute.internal_object());
        return at ? attribute_span_of(m_outline->attributes()[at->number].place) : k_attribute_nowhere;
    }
    const auto name = buffer_offset(attribute.name());
    // A default that the DTD declares was added to the tree.
    if (name >= m_buffer.size()) return k_attribute_nowhere;
    const auto begin = buffer_offset(attribute.value());
    const text::Range inner{begin, begin + std::strlen(attribute.value())};
    return {{name, inner.end + 1}, inner};
}

text::Range Document::content(pugi::xml_node node) const {
    const auto at = span(node);
    if (node.type() == pugi::node_pcdata) return at.whole;
    return {at.start_tag.end, at.end_tag.begin};
}

std::optional<std::string_view> Document::entity(std::string_view name) const {
    const auto found = m_entities.find(name);
    if (found == m_entities.end()) return std::nullopt;
    return found->second;
}

}  // namespace kopij::markup
