#include "lint/texts.hpp"

#include <algorithm>

namespace kopij::lint {

const segment::Prose& Texts::keep(segment::Prose prose) {
    m_begins.push_back(m_all.size());
    return m_prose.emplace_back(std::move(prose));
}

void Texts::note_vale_block() {
    if (!m_walk) return;
    m_blocks.resize(m_prose.size());
    m_blocks.back() = m_walk->block(m_prose.back().text());
}

std::span<const Text> Texts::of_prose(std::size_t number) const {
    const auto end = number + 1 < m_begins.size() ? m_begins[number + 1] : m_all.size();
    return std::span(m_all).subspan(m_begins[number], end - m_begins[number]);
}

std::size_t Texts::scope(std::string_view name) {
    auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) {
        m_scopes.push_back(scope_name(name));
        found = m_names.insert(m_names.end(), std::string(name));
    }
    return static_cast<std::size_t>(found - m_names.begin());
}

void Texts::add(text::Range range, std::size_t scope, std::string_view language) {
    m_all.emplace_back(m_prose.back(), m_prose.size() - 1, range, scope, language);
}

}  // namespace kopij::lint
