// What the fuzz targets of markup share: parse, then hold every range against the source.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "markup/document.hpp"
#include "markup/entity.hpp"

namespace kopij::markup {

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline void check_node(const Document& document, pugi::xml_node node) {
    const auto text = document.source().text();
    const auto inside = [&](text::Range range) {
        require(range.begin <= range.end && range.end <= text.size());
    };
    for (const auto attribute : node.attributes()) {
        const auto at = document.span(attribute);
        inside(at.whole);
        inside(at.value);
        if (at.editable) require(at.value.in(text) == attribute.value());
    }
    for (const auto child : node.children()) {
        const auto at = document.span(child);
        inside(at.whole);
        inside(at.start_tag);
        inside(at.end_tag);
        inside(document.content(child));
        const auto type = child.type();
        const bool holds_text =
            type == pugi::node_pcdata || type == pugi::node_cdata || type == pugi::node_comment;
        if (at.editable && holds_text) require(document.content(child).in(text) == child.value());
        (void)decode(child.value(), document);
        check_node(document, child);
    }
}

inline int fuzz_one(const std::uint8_t* data, std::size_t size, Format format, const char* path = "fuzz") {
    const auto source = text::Source::from_bytes(path, std::string(reinterpret_cast<const char*>(data), size),
                                                 declares(format));
    diagnostic::Collector found;
    const auto document = parse(source, format, found);
    require(document || !found.diagnostics.empty());
    for (const auto& finding : found.diagnostics) require(finding.range.end <= source.text().size());
    if (document) check_node(*document, document->tree());
    return 0;
}

}  // namespace kopij::markup
