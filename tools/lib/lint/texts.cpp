#include "lint/texts.hpp"

#include <algorithm>

namespace kopij::lint {

void Texts::add(const segment::Prose& prose, text::Range range, std::string_view scope,
                std::string_view language) {
    auto found = std::find(m_names.begin(), m_names.end(), scope);
    if (found == m_names.end()) {
        m_scopes.push_back(scope_name(scope));
        found = m_names.insert(m_names.end(), std::string(scope));
    }
    m_all.emplace_back(prose, range, static_cast<std::size_t>(found - m_names.begin()), language);
}

}  // namespace kopij::lint
