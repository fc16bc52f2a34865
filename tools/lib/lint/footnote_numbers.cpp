#include "lint/footnote_numbers.hpp"

#include <string_view>

namespace kopij::lint {

std::size_t FootnoteNumbers::of(const std::string& label) {
    if (!m_numbers) {
        m_numbers.emplace();
        read(m_document.root());
    }
    const auto note = m_numbers->find(label);
    if (note == m_numbers->end()) return 0;
    if (note->second == 0) note->second = ++m_marked;
    return note->second;
}

void FootnoteNumbers::read(pugi::xml_node node) {
    for (const auto child : node.children()) {
        if (std::string_view(child.name()) == "footnote")
            m_numbers->try_emplace(child.attribute("label").value(), 0);
        if (child.type() == pugi::node_element) read(child);
    }
}

}  // namespace kopij::lint
