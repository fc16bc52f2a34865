// Holds every node of a parsed text against the source.
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "markup/entity.hpp"
#include "unit/markup/parsed.hpp"

namespace kopij::markup {

/// Texts and attributes that come from the source.
struct Counts {
    std::size_t files = 0;
    std::size_t nodes = 0;
    std::size_t not_editable = 0;

    Counts& operator+=(const Counts& other) {
        files += other.files;
        nodes += other.nodes;
        not_editable += other.not_editable;
        return *this;
    }
    friend std::ostream& operator<<(std::ostream& out, const Counts& counts) {
        return out << counts.files << " files, " << counts.nodes << " texts and attributes, "
                   << counts.not_editable << " not editable";
    }
};

template <typename Visit>
void each_node(pugi::xml_node node, const Visit& visit) {
    visit(node);
    for (const auto child : node.children()) each_node(child, visit);
}

inline bool holds_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

inline Counts count(const Parsed& parsed) {
    Counts out;
    out.files = 1;
    each_node(parsed.document->tree(), [&](pugi::xml_node node) {
        if (holds_text(node)) {
            ++out.nodes;
            out.not_editable += !parsed.document->span(node).editable;
        }
        for (const auto attribute : node.attributes()) {
            const auto at = parsed.document->span(attribute);
            if (at.whole.empty()) continue;  // it stands nowhere in the source
            ++out.nodes;
            out.not_editable += !at.editable;
        }
    });
    return out;
}

/// A browser puts texts and comments of broken HTML before what stands in front of them: then the order says
/// nothing.
enum class Order { of_source, any };

/// What is wrong with the places: a range outside the text, bytes that are not the value, editable nodes that
/// overlap or stand out of order, children outside their parent. Empty when all is well.
inline std::string misplaced(const Parsed& parsed, Order order = Order::of_source) {
    const auto& document = *parsed.document;
    const auto size = parsed.source.text().size();
    std::string out;
    std::size_t last = 0;
    const auto wrong = [&](const char* what, pugi::xml_node node, text::Range range) {
        out += std::string(what) + " " + node.path() + " \"" + node.value() + "\" [" +
               std::to_string(range.begin) + "," + std::to_string(range.end) + "); ";
    };
    each_node(document.tree(), [&](pugi::xml_node node) {
        const auto at = document.span(node);
        const bool ordered = at.whole.begin <= at.start_tag.end && at.start_tag.end <= at.end_tag.begin &&
                             at.end_tag.end <= at.whole.end && at.whole.end <= size;
        if (!ordered && node.type() != pugi::node_document) wrong("broken", node, at.whole);
        for (const auto attribute : node.attributes()) {
            const auto place = document.span(attribute);
            if (!place.editable) continue;
            if (place.value.in(parsed.source.text()) != attribute.value())
                wrong("attribute", node, place.value);
            if (!place.whole.contains(place.value) && place.whole.contains(at.whole.begin))
                wrong("attribute value outside", node, place.value);
        }
        if (!at.editable || node.type() == pugi::node_document) return;
        if (node.type() == pugi::node_declaration) return;  // what it says is in attributes
        if (node.type() != pugi::node_element) {
            if (document.content(node).in(parsed.source.text()) != node.value())
                wrong("value", node, at.whole);
            if (order == Order::of_source && at.whole.begin < last) wrong("order", node, at.whole);
            last = at.whole.end;
        } else {
            if (order == Order::of_source && at.start_tag.begin < last) wrong("order", node, at.whole);
            last = std::max(last, at.start_tag.end);
        }
        if (node.parent().type() == pugi::node_element && document.span(node.parent()).editable &&
            at.whole.begin < document.span(node.parent()).start_tag.end)
            wrong("before its parent", node, at.whole);
    });
    return out;
}

/// All text, as a reader sees it, line ends as line feeds.
inline std::string read_text(const Parsed& parsed) {
    std::string out;
    each_node(parsed.document->tree(), [&](pugi::xml_node node) {
        if (!holds_text(node)) return;
        const auto& document = *parsed.document;
        std::string raw;
        for (const char* c = node.value(); *c; ++c) {
            if (*c == '\r' && c[1] == '\n') continue;
            raw.push_back(*c == '\r' ? '\n' : *c);
        }
        out += decode(raw, document.span(node).notation, document);
    });
    return out;
}

}  // namespace kopij::markup
