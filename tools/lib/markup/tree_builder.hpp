// Builds the outline of a format that is not parsed in place: each node is made together with its place.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::markup {

/// A name with a null byte behind it, as pugixml wants it.
struct Name {
    /// A literal, or what lasts as long.
    Name(const char* name) : bytes(name) {}
    Name(const std::string& name) : bytes(name.c_str()), lasts(false) {}
    std::string_view bytes;
    bool lasts = true;
};

class TreeBuilder {
  public:
    using Node = OutlineNode;

    TreeBuilder(const text::Source& source, Format format);

    const Document& document() const { return *m_document; }
    Node top() const { return m_outline.top(); }
    Node root() const { return m_outline.root(); }

    /// An element without a place as yet: close() says it when its end is known.
    Node open(Node parent, Name name) {
        return node(m_outline.append(parent.number(), pugi::node_element, lasting(name), {}));
    }
    Node open_before(Node sibling, Name name) {
        return node(m_outline.insert_before(sibling.number(), pugi::node_element, lasting(name)));
    }
    /// `whole` begins with the start tag and ends with the end tag.
    void close(Node element, const NodeSpan& span);
    /// Its children say where its tags are: what of `whole` is before the first and after the last of them.
    void close_around(Node element, text::Range whole);
    void remove(Node node) { m_outline.remove(node.number()); }

    enum class Edit { yes, no };
    /// Text that stands in the source as `range`.
    void text(Node parent, text::Range range, Notation notation, Edit edit = Edit::yes);
    /// Text that is read as `text` although the bytes of `range`, where it roughly stands, say something
    /// else.
    void repaired_text(Node parent, text::Range range, std::string_view text, Notation notation);
    /// A comment or DOCTYPE: `whole` with what it holds, `inner`.
    void other(Node parent, pugi::xml_node_type type, text::Range whole, text::Range inner);

    void attribute(Node element, Name name, const AttributeSpan& span);
    void repaired_attribute(Node element, Name name, std::string_view text, const AttributeSpan& span);
    /// One that stands nowhere in the source; without U+0000.
    void made_attribute(Node element, Name name, std::string_view text);

    std::unique_ptr<Document> take() { return std::move(m_document); }

  private:
    Node node(Outline::Number number) const { return {m_outline, number}; }
    std::string_view lasting(const Name& name) {
        return name.lasts ? name.bytes : m_outline.kept(name.bytes);
    }
    bool has_null(text::Range range) const {
        return m_has_nulls && range.in(m_text).find('\0') != std::string_view::npos;
    }
    std::string_view value(text::Range range) {
        return m_has_nulls ? without_nulls(range) : range.in(m_text);
    }
    std::string_view without_nulls(text::Range range);
    void add_attribute(Node element, Name name, std::string_view value, const AttributeSpan& span);

    std::unique_ptr<Document> m_document;
    Outline& m_outline;
    std::string_view m_text;
    bool m_has_nulls;
};

}  // namespace kopij::markup
