// What the tests of this room share: a text parsed, with what keeps the document alive.
#pragma once

#include <memory>
#include <string>

#include "markup/document.hpp"

namespace kopij::markup {

struct Parsed {
    Parsed(std::string bytes, Format format, std::string path = "test")
        : source(text::Source::from_bytes(std::move(path), std::move(bytes), declares(format))),
          document(parse(source, format, found)) {}
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;

    std::string bytes(text::Range range) const { return std::string(range.in(source.text())); }
    template <typename Node>
    std::string whole(Node node) const {
        return bytes(document->span(node).whole);
    }
    pugi::xml_node node(const char* xpath) const { return document->tree().select_node(xpath).node(); }
    pugi::xml_attribute attribute(const char* xpath) const {
        return document->tree().select_node(xpath).attribute();
    }
    /// "line:column message" of the only finding, or "" where there is none.
    std::string finding() const {
        if (found.diagnostics.size() != 1) return std::to_string(found.diagnostics.size()) + " findings";
        const auto& first = found.diagnostics.front();
        const auto at = source.location(first.range.begin);
        return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + first.message;
    }

    text::Source source;
    diagnostic::Collector found;
    std::unique_ptr<Document> document;
};

}  // namespace kopij::markup
