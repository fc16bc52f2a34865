// The nodes of a document in arrays, each with its place: what every format but XML is read into.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "markup/span.hpp"

namespace kopij::markup {

class OutlineNode;

/// Sooner made and sooner walked over than pugixml's tree, which Document::tree() makes of it for those who
/// want XPath or go up and down. Names and values are views: of the source, of literals, or of what is kept
/// here. Sources are at most 4 GB.
class Outline {
  public:
    using Number = std::uint32_t;
    static constexpr Number k_none = 0;

    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t start_end = 0;  ///< of the start tag; of an attribute where its value begins
        std::uint32_t end_begin = 0;  ///< of the end tag; of an attribute where its value ends
        std::uint32_t end = 0;
        bool editable = false;
        Notation notation = Notation::xml;
    };
    /// Those that it is linked with by their numbers.
    struct Node {
        std::string_view text;  ///< an element's name, the value of any other
        Number parent = k_none;
        Number previous = k_none;
        Number next = k_none;
        Number first_child = k_none;
        Number last_child = k_none;
        Number first_attribute = k_none;
        Number last_attribute = k_none;
        Place place;
        std::uint8_t type = pugi::node_null;
    };
    struct Attribute {
        std::string_view name;
        std::string_view value;
        Number next = k_none;
        Place place;
    };

    /// `size`: of the source.
    explicit Outline(std::size_t size);

    /// The document, which has the number k_none.
    OutlineNode top() const;
    /// The first element in it.
    OutlineNode root() const;

    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<Attribute>& attributes() const { return m_attributes; }

    /// Behind the other children of `parent`.
    Number append(Number parent, pugi::xml_node_type type, std::string_view text, const Place& place) {
        const auto number = made(parent, type, text, place);
        auto* nodes = m_nodes.data();
        auto& above = nodes[parent];
        nodes[number].previous = above.last_child;
        (above.last_child == k_none ? above.first_child : nodes[above.last_child].next) = number;
        above.last_child = number;
        return number;
    }
    Number insert_before(Number sibling, pugi::xml_node_type type, std::string_view text);
    /// With all that is in it. Its number is not given to another one.
    void remove(Number node);
    Number append_attribute(Number element, std::string_view name, std::string_view value,
                            const Place& place);
    void place(Number node, const Place& place) { m_nodes[node].place = place; }

    /// A copy that lives as long as the outline, with a null byte behind it.
    std::string_view kept(std::string_view text);

  private:
    Number made(Number parent, pugi::xml_node_type type, std::string_view text, const Place& place) {
        const auto number = static_cast<Number>(m_nodes.size());
        m_nodes.push_back(
            Node{.text = text, .parent = parent, .place = place, .type = static_cast<std::uint8_t>(type)});
        return number;
    }

    std::vector<Node> m_nodes;            // the first is the document
    std::vector<Attribute> m_attributes;  // the first is none
    std::pmr::monotonic_buffer_resource m_kept;
};

NodeSpan span_of(const Outline::Place& at);
AttributeSpan attribute_span_of(const Outline::Place& at);

/// An attribute, to be asked as one of pugixml is.
class OutlineAttribute {
  public:
    OutlineAttribute() = default;
    OutlineAttribute(const Outline& outline, Outline::Number number)
        : m_outline(&outline), m_number(number) {}

    Outline::Number number() const { return m_number; }
    std::string_view name() const { return get().name; }
    std::string_view value() const { return get().value; }
    AttributeSpan span() const { return attribute_span_of(get().place); }
    OutlineAttribute next_attribute() const { return {*m_outline, get().next}; }
    explicit operator bool() const { return m_number != Outline::k_none; }

  private:
    const Outline::Attribute& get() const { return m_outline->attributes()[m_number]; }

    const Outline* m_outline = nullptr;
    Outline::Number m_number = Outline::k_none;
};

/// A node, to be asked as one of pugixml is; null for the document.
class OutlineNode {
  public:
    OutlineNode() = default;
    OutlineNode(const Outline& outline, Outline::Number number) : m_outline(&outline), m_number(number) {}

    Outline::Number number() const { return m_number; }
    pugi::xml_node_type type() const { return static_cast<pugi::xml_node_type>(get().type); }
    std::string_view name() const { return type() == pugi::node_element ? get().text : std::string_view{}; }
    std::string_view value() const { return type() == pugi::node_element ? std::string_view{} : get().text; }
    NodeSpan span() const { return span_of(get().place); }
    OutlineNode parent() const { return at(get().parent); }
    OutlineNode first_child() const { return at(get().first_child); }
    OutlineNode last_child() const { return at(get().last_child); }
    OutlineNode next_sibling() const { return at(get().next); }
    OutlineNode previous_sibling() const { return at(get().previous); }
    OutlineAttribute first_attribute() const { return {*m_outline, get().first_attribute}; }
    /// The first child of that name; null if there is none. O(children).
    OutlineNode child(std::string_view name) const;
    explicit operator bool() const { return m_number != Outline::k_none; }
    /// Of nodes of one outline.
    friend bool operator==(const OutlineNode& a, const OutlineNode& b) { return a.m_number == b.m_number; }

  private:
    OutlineNode at(Outline::Number number) const { return {*m_outline, number}; }
    const Outline::Node& get() const { return m_outline->nodes()[m_number]; }

    const Outline* m_outline = nullptr;
    Outline::Number m_number = Outline::k_none;
};

inline OutlineNode Outline::top() const { return {*this, k_none}; }

inline NodeSpan span_of(const Outline::Place& at) {
    return {{at.begin, at.end}, {at.begin, at.start_end}, {at.end_begin, at.end}, at.editable, at.notation};
}
inline AttributeSpan attribute_span_of(const Outline::Place& at) {
    return {{at.begin, at.end}, {at.start_end, at.end_begin}, at.editable, at.notation};
}

}  // namespace kopij::markup
