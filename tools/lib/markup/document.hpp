// One tree for every format, and where each of its nodes stands in the source.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "markup/outline.hpp"
#include "markup/place_table.hpp"
#include "markup/span.hpp"
#include "text/source.hpp"

namespace kopij::markup {

/// MDX is Markdown with JavaScript in it: mdx is what a file is, and its document's format is markdown.
enum class Format { xml, html, markdown, mdx, plain };

/// Elements nest at most this deep; a deeper file is a finding, so code over the tree may recurse.
inline constexpr std::size_t k_most_depth = 1000;

/// The tags of an XML element.
struct ElementTags {
    std::size_t start;  ///< the start tag's "<"
    std::size_t start_end;
    std::size_t end;  ///< the end tag's "<"; where the start tag ends, for "<br/>"
    std::size_t end_end;
};

struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
        if (name.empty()) return 0;
        // Names are short; the standard library's hash is a call and a loop over their bytes.
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        const auto size = std::min<std::size_t>(name.size(), sizeof first);
        std::memcpy(&first, name.data(), size);
        std::memcpy(&last, name.data() + name.size() - size, size);
        if (name.size() > 2 * sizeof first) return std::hash<std::string_view>{}(name);
        return (first * 0x9E3779B97F4A7C15ULL) ^ (last + name.size());
    }
};
/// Text of entities by name.
using EntityTable = boost::unordered_flat_map<std::string, std::string, NameHash, std::equal_to<>>;

/// The tree of one source. Node values hold the source's bytes as they are written: entities, escapes and
/// character references stay (decode() reads them), CR LF stays. Where a node is not editable its value may
/// differ from its range; it still reads rightly by its notation. A cdata node is text whose notation is
/// literal. Keeps a pointer to the Source, which must outlive it. Not copyable.
class Document {
  public:
    Document(const text::Source& source, Format format) : m_source(&source), m_format(format) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    const text::Source& source() const { return *m_source; }
    Format format() const { return m_format; }
    /// As pugixml has it. Of a format that has an outline it is made when it is first asked for, in O(n); any
    /// number of threads may ask.
    const pugi::xml_document& tree() const {
        if (m_outline) make_tree();
        return m_tree;
    }
    pugi::xml_node root() const { return tree().document_element(); }
    /// The nodes in arrays, for walks that need no more; null for XML.
    const Outline* outline() const { return m_outline.get(); }
    /// Whether there is a root element.
    bool has_root() const { return m_outline ? bool(m_outline->root()) : bool(m_tree.document_element()); }

    /// What a node or attribute of the outline is in the tree; null for none. O(1) once that is made.
    pugi::xml_node in_tree(OutlineNode node) const;
    pugi::xml_attribute in_tree(OutlineAttribute attribute) const;
    /// The element's number in document order, from 0 for the root; nothing for what is no element of this
    /// document. O(1).
    std::optional<std::size_t> number(pugi::xml_node element) const;

    /// Where the node stands. For the document node the whole source; for a null node an empty range at 0.
    /// O(1).
    NodeSpan span(pugi::xml_node node) const;
    AttributeSpan span(pugi::xml_attribute attribute) const;
    text::Range range(pugi::xml_node node) const { return span(node).whole; }
    /// Between the tags; what a comment, CDATA section or DOCTYPE holds; a processing instruction's data; for
    /// a text its bytes.
    text::Range content(pugi::xml_node node) const;

    /// The tags of all elements in document order, for XML; none for the other formats.
    const std::vector<ElementTags>& tags() const { return m_elements; }

    /// What an entity declared in the internal subset says to a reader (entity.hpp), if it is one.
    std::optional<std::string_view> entity(std::string_view name) const;

  private:
    friend class XmlBuilder;
    friend class TreeBuilder;

    NodeSpan span_of_instruction(pugi::xml_node node) const;
    std::size_t buffer_offset(const char* pointer) const;

    const text::Source* m_source;
    Format m_format;
    // XML is parsed in place: names and values of m_tree point into m_buffer, a copy of the text, so that an
    // offset is a pointer difference; elements are found by the offset of their name.
    std::vector<char> m_buffer;
    std::vector<ElementTags> m_elements;  // in document order
    // How many elements begin before each k_stretch bytes of the text, so that one is found without a search.
    static constexpr std::size_t k_stretch = 64;
    std::vector<std::uint32_t> m_before_stretch;
    // The other formats are read into an outline, of which the tree is made.
    struct Known {
        Outline::Number number;  ///< of the node or attribute
        std::uint32_t element;   ///< as number() has it
    };
    void make_tree() const;
    /// `elements`: how many there are before it.
    void add_to_tree(pugi::xml_node parent, OutlineNode node, std::uint32_t& elements) const;
    std::optional<std::size_t> element_at(std::size_t name) const;

    std::unique_ptr<Outline> m_outline;
    mutable std::once_flag m_tree_made;
    mutable std::vector<pugi::xml_node> m_nodes;            // by their numbers in the outline
    mutable std::vector<pugi::xml_attribute> m_attributes;  // the same
    // An attribute of pugixml is at least 40 bytes long, so no two begin in one slot.
    mutable PlaceTable<Known, 32> m_known;
    EntityTable m_entities;
    mutable pugi::xml_document m_tree;
};

/// A node that a walk over the outline or over the tree has met, for those who may want it in the tree.
class NodeRef {
  public:
    NodeRef() = default;
    NodeRef(pugi::xml_node node) : m_node(node) {}
    NodeRef(const Document& document, OutlineNode node) : m_document(&document), m_outlined(node.number()) {}
    operator pugi::xml_node() const {
        if (m_document == nullptr) return m_node;
        return m_document->in_tree(OutlineNode(*m_document->outline(), m_outlined));
    }

  private:
    pugi::xml_node m_node;
    const Document* m_document = nullptr;  // null: m_node says which
    Outline::Number m_outlined = Outline::k_none;
};

/// The same of an attribute.
class AttributeRef {
  public:
    AttributeRef() = default;
    AttributeRef(pugi::xml_attribute attribute) : m_attribute(attribute) {}
    AttributeRef(const Document& document, OutlineAttribute attribute)
        : m_document(&document), m_outlined(attribute.number()) {}
    operator pugi::xml_attribute() const {
        if (m_document == nullptr) return m_attribute;
        return m_document->in_tree(OutlineAttribute(*m_document->outline(), m_outlined));
    }
    explicit operator bool() const { return m_outlined != Outline::k_none || m_attribute; }

  private:
    pugi::xml_attribute m_attribute;
    const Document* m_document = nullptr;  // null: m_attribute says which
    Outline::Number m_outlined = Outline::k_none;
};

/// The table of formats: which one a file is by its extension; nothing for files Kopij does not read.
std::optional<Format> format_of(std::string_view path);
/// Where a file of the format may declare its encoding.
text::Declares declares(Format format);

/// Parses. What is not well-formed is reported as Markup.Syntax (an error with its place and what was
/// expected) and nullptr comes back. HTML and Markdown give a tree whatever they hold, unless they nest
/// deeper than k_most_depth. Never reads another file or the network.
std::unique_ptr<Document> parse(const text::Source& source, Format format, diagnostic::Sink& sink);

}  // namespace kopij::markup
