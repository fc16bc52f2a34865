// Builds the tree of a format that is not parsed in place: each node is made together with its place.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::markup {

/// A name with a null byte behind it, as pugixml wants it.
struct Name {
    Name(const char* name) : bytes(name) {}
    Name(const std::string& name) : bytes(name.c_str()) {}
    const char* bytes;
};

class TreeBuilder {
  public:
    TreeBuilder(const text::Source& source, Format format);

    const Document& document() const { return *m_document; }
    pugi::xml_node top() const { return m_document->m_tree; }

    /// An element without a place as yet: close() says it when its end is known.
    static pugi::xml_node open(pugi::xml_node parent, Name name) { return parent.append_child(name.bytes); }
    static pugi::xml_node open_before(pugi::xml_node sibling, Name name) {
        return sibling.parent().insert_child_before(name.bytes, sibling);
    }
    /// `whole` begins with the start tag and ends with the end tag.
    void close(pugi::xml_node element, const NodeSpan& span);
    /// Its children say where its tags are: what of `whole` is before the first and after the last of them.
    void close_around(pugi::xml_node element, text::Range whole);

    enum class Edit { yes, no };
    /// Text that stands in the source as `range`.
    void text(pugi::xml_node parent, text::Range range, Notation notation, Edit edit = Edit::yes);
    /// Text that is read as `text` although the bytes of `range`, where it roughly stands, say something
    /// else.
    void repaired_text(pugi::xml_node parent, text::Range range, std::string_view text, Notation notation);
    /// A comment or DOCTYPE: `whole` with what it holds, `inner`.
    void other(pugi::xml_node parent, pugi::xml_node_type type, text::Range whole, text::Range inner);

    void attribute(pugi::xml_node element, Name name, const AttributeSpan& span);
    void repaired_attribute(pugi::xml_node element, Name name, std::string_view text,
                            const AttributeSpan& span);
    /// One that stands nowhere in the source; without U+0000.
    void made_attribute(pugi::xml_node element, Name name, std::string_view text);

    std::unique_ptr<Document> take() { return std::move(m_document); }

  private:
    void place(pugi::xml_attribute attribute, const AttributeSpan& span);
    std::string_view bytes(text::Range range) const { return range.in(m_text); }
    template <typename Node>
    bool set_value(Node& node, std::string_view value) const;

    std::unique_ptr<Document> m_document;
    std::string_view m_text;
    bool m_has_nulls;
};

}  // namespace kopij::markup
