#include "markup/document.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "markup/xml.hpp"

namespace kopij::markup {
namespace {

struct FormatRow {
    std::string_view extension;
    Format format;
};

constexpr std::array<FormatRow, 8> k_formats = {{{".xml", Format::xml},
                                                 {".xhtml", Format::xml},
                                                 {".dita", Format::xml},
                                                 {".ditamap", Format::xml},
                                                 {".page", Format::xml},
                                                 {".jats", Format::xml},
                                                 {".nxml", Format::xml},
                                                 {".docbook", Format::xml}}};

}  // namespace

std::optional<Format> format_of(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto slash = path.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return std::nullopt;
    std::string extension(path.substr(dot));
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto& row : k_formats) {
        if (row.extension == extension) return row.format;
    }
    return std::nullopt;
}

text::Declares declares(Format format) {
    switch (format) {
        case Format::xml: return text::Declares::xml;
        case Format::html: return text::Declares::html;
        case Format::markdown:
        case Format::plain: break;
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
    switch (format) {
        case Format::xml: return parse_xml(source, sink);
        case Format::html:
        case Format::markdown:
        case Format::plain: break;
    }
    return nullptr;
}

std::size_t Document::buffer_offset(const char* pointer) const {
    return static_cast<std::size_t>(pointer - m_buffer.data());
}

NodeSpan Document::span(pugi::xml_node node) const {
    const auto whole_text = m_source->text().size();
    if (!node) return {};
    if (node.type() == pugi::node_document) return {{0, whole_text}, {0, 0}, {whole_text, whole_text}};
    if (m_buffer.empty()) {
        const auto found = m_nodes.find(node.internal_object());
        return found == m_nodes.end() ? NodeSpan{{}, {}, {}, false} : found->second;
    }
    switch (node.type()) {
        case pugi::node_element: {
            const auto name = buffer_offset(node.name());
            const auto found = std::upper_bound(m_elements.begin(), m_elements.end(), name,
                                                [](std::size_t at, const ElementTags& e) { return at < e.start; });
            if (found == m_elements.begin()) return {{}, {}, {}, false};
            const auto& tags = *(found - 1);
            return {{tags.start, tags.end_end}, {tags.start, tags.start_end}, {tags.end, tags.end_end}};
        }
        case pugi::node_pi:
        case pugi::node_declaration: {
            const auto begin = buffer_offset(node.name()) - 2;
            const auto end = m_source->text().find("?>", begin);
            return {{begin, std::min(end, whole_text - 2) + 2}, {begin, begin}, {begin, begin}};
        }
        default: break;
    }
    // An empty value is no pointer into the buffer; pugixml makes such nodes only for <!----> and <![CDATA[]]>.
    const auto* value = node.value();
    if (value < m_buffer.data() || value >= m_buffer.data() + m_buffer.size()) return {{}, {}, {}, false};
    const auto begin = buffer_offset(value);
    const text::Range inner{begin, begin + std::strlen(value)};
    const auto around = [&](std::size_t before, std::size_t after) {
        return text::Range{inner.begin - before, inner.end + after};
    };
    text::Range whole = inner;
    if (node.type() == pugi::node_comment) whole = around(4, 3);
    if (node.type() == pugi::node_cdata) whole = around(9, 3);
    return {whole, {whole.begin, inner.begin}, {inner.end, whole.end}};
}

AttributeSpan Document::span(pugi::xml_attribute attribute) const {
    if (!attribute) return {{}, {}, false};
    if (m_buffer.empty()) {
        const auto found = m_attributes.find(attribute.internal_object());
        return found == m_attributes.end() ? AttributeSpan{{}, {}, false} : found->second;
    }
    const auto name = buffer_offset(attribute.name());
    const auto text = m_source->text();
    const auto* value = attribute.value();
    std::size_t begin = 0;
    if (value >= m_buffer.data() && value < m_buffer.data() + m_buffer.size()) {
        begin = buffer_offset(value);
    } else {
        begin = text.find_first_of("\"'", name) + 1;  // pugixml keeps no pointer to an empty value
    }
    const text::Range inner{begin, begin + std::strlen(value)};
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
