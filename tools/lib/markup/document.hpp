// One tree for every format: a pugixml tree and, beside it, where each node stands in the source.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "markup/place_table.hpp"
#include "text/source.hpp"

namespace kopij::markup {

/// MDX is Markdown with JavaScript in it: mdx is what a file is, and its document's format is markdown.
enum class Format { xml, html, markdown, mdx, plain };

/// Elements nest at most this deep; a deeper file is a finding, so code over the tree may recurse.
inline constexpr std::size_t k_most_depth = 1000;

/// How a stretch of source spells its text. One file may hold several (a Markdown file's front matter and raw
/// HTML), so every node and attribute says its own; entity.hpp reads and writes them.
enum class Notation : std::uint8_t {
    literal,  ///< every byte is itself: CDATA, comments, code, scripts, plain text
    xml,      ///< character references and the entities that are declared
    xml_attribute,
    html,  ///< HTML5's named references, with its rules for those without ";"
    html_attribute,
    html_unquoted,    ///< an attribute's value without quotes
    markdown,         ///< backslash escapes and HTML's references
    mdx,              ///< the same, where braces and "<" are escaped wherever they stand
    markdown_title,   ///< in the quotes of a link's title
    markdown_target,  ///< a link's destination
    yaml_plain,
    yaml_single,
    yaml_double,
    toml_basic,
    toml_literal,
};

/// Where an element or another node stands in the source.
struct NodeSpan {
    text::Range
        whole;  ///< from the start tag's "<" to the end tag's ">"; a text's, comment's or PI's own bytes
    text::Range start_tag;
    text::Range
        end_tag;  ///< empty, at the end of `whole`, where there is none ("<br/>", HTML's implied ends)
    /// False where the parser moved or repaired: read it, never write to it.
    bool editable = true;
    Notation notation = Notation::xml;
};

/// An attribute that stands nowhere in the source (a heading's id, a namespace the format implies) has empty
/// ranges and is not editable.
struct AttributeSpan {
    text::Range whole;  ///< name="value"
    text::Range value;  ///< between the quotes
    bool editable = true;
    Notation notation = Notation::xml_attribute;
};

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
    const pugi::xml_document& tree() const { return m_tree; }
    pugi::xml_node root() const { return m_tree.document_element(); }

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
    friend class SpanReader;

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
    // The other formats' trees are built, and each node's place is noted as it is made.
    struct Place {
        std::uint32_t begin;
        std::uint32_t start_end;  ///< of the start tag; of an attribute where its value begins
        std::uint32_t end_begin;  ///< of the end tag; of an attribute where its value ends
        std::uint32_t end;
        bool editable;
        Notation notation;
    };
    static NodeSpan span_of(const Place& at) {
        return {
            {at.begin, at.end}, {at.begin, at.start_end}, {at.end_begin, at.end}, at.editable, at.notation};
    }
    static AttributeSpan attribute_span_of(const Place& at) {
        return {{at.begin, at.end}, {at.start_end, at.end_begin}, at.editable, at.notation};
    }
    // An attribute of pugixml is at least 40 bytes long, so no two begin in one slot.
    using Places = PlaceTable<Place, 32>;
    Places m_places;
    EntityTable m_entities;
    pugi::xml_document m_tree;
};

/// Tells of nodes and attributes what Document::span does, and sooner where they are asked for in about their
/// order.
class SpanReader {
  public:
    explicit SpanReader(const Document& document) : m_document(document), m_finder(document.m_places) {}
    NodeSpan span(pugi::xml_node node) {
        const auto* at = m_document.m_buffer.empty() ? m_finder.find(node.internal_object()) : nullptr;
        return at ? Document::span_of(*at) : m_document.span(node);
    }
    AttributeSpan span(pugi::xml_attribute attribute) {
        const auto* at = m_document.m_buffer.empty() ? m_finder.find(attribute.internal_object()) : nullptr;
        return at ? Document::attribute_span_of(*at) : m_document.span(attribute);
    }

  private:
    const Document& m_document;
    Document::Places::Finder m_finder;
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
