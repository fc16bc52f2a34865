#include "markup/outline.hpp"

#include <cstring>

namespace kopij::markup {

namespace {

// Moving what is there already costs more than room that is never touched.
constexpr std::size_t k_bytes_a_node = 16;
constexpr std::size_t k_bytes_an_attribute = 64;

}  // namespace

Outline::Outline(std::size_t size) {
    m_nodes.reserve(size / k_bytes_a_node + 1);
    m_attributes.reserve(size / k_bytes_an_attribute + 1);
    m_nodes.emplace_back();
    m_attributes.emplace_back();
}

OutlineNode Outline::root() const {
    auto out = top().first_child();
    while (out && out.type() != pugi::node_element) out = out.next_sibling();
    return out;
}

Outline::Number Outline::insert_before(Number sibling, pugi::xml_node_type type, std::string_view text) {
    const auto parent = m_nodes[sibling].parent;
    const auto number = made(parent, type, text, {});
    const auto before = m_nodes[sibling].previous;
    m_nodes[number].previous = before;
    m_nodes[number].next = sibling;
    m_nodes[sibling].previous = number;
    (before == k_none ? m_nodes[parent].first_child : m_nodes[before].next) = number;
    return number;
}

void Outline::remove(Number node) {
    const auto& gone = m_nodes[node];
    auto& above = m_nodes[gone.parent];
    (gone.previous == k_none ? above.first_child : m_nodes[gone.previous].next) = gone.next;
    (gone.next == k_none ? above.last_child : m_nodes[gone.next].previous) = gone.previous;
}

Outline::Number Outline::append_attribute(Number element, std::string_view name, std::string_view value,
                                          const Place& place) {
    const auto number = static_cast<Number>(m_attributes.size());
    m_attributes.push_back({name, value, k_none, place});
    auto& of = m_nodes[element];
    (of.last_attribute == k_none ? of.first_attribute : m_attributes[of.last_attribute].next) = number;
    of.last_attribute = number;
    return number;
}

std::string_view Outline::kept(std::string_view text) {
    auto* to = static_cast<char*>(m_kept.allocate(text.size() + 1, 1));
    std::memcpy(to, text.data(), text.size());
    to[text.size()] = '\0';
    return {to, text.size()};
}

OutlineNode OutlineNode::child(std::string_view name) const {
    auto out = first_child();
    while (out && out.name() != name) out = out.next_sibling();
    return out;
}

}  // namespace kopij::markup
