#include "lint/footnote_numbers.hpp"

#include "lint/outline_attribute.hpp"

namespace kopij::lint {

std::size_t FootnoteNumbers::of(std::string_view label) {
    if (!m_numbers) {
        m_numbers.emplace();
        read(m_outline.root());
    }
    const auto note = m_numbers->find(label);
    if (note == m_numbers->end()) return 0;
    if (note->second == 0) note->second = ++m_marked;
    return note->second;
}

void FootnoteNumbers::read(markup::OutlineNode node) {
    for (auto child = node.first_child(); child; child = child.next_sibling()) {
        if (child.name() == "footnote") m_numbers->try_emplace(value_of(child, "label"), 0);
        if (child.type() == pugi::node_element) read(child);
    }
}

}  // namespace kopij::lint
