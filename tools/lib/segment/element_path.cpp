#include "segment/element_path.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kopij::segment {

std::string_view id_of(pugi::xml_node element, const markup::Document& document,
                       const markup::Vocabulary& vocabulary, const its::Values& values) {
    const auto usable = [](std::string_view id) {
        return id.find_first_of(" \t\r\n/") == std::string_view::npos;
    };
    if (const auto* data = values.own(its::Category::id_value, element)) {
        const auto* id = its::find(*data, "idValue");
        if (id != nullptr && usable(*id)) return *id;
    }
    if (!element.first_attribute()) return {};
    auto id = vocabulary.attribute(element, "id");
    if (!id) id = element.attribute("xml:id");
    if (id && document.span(id).whole.empty()) return {};
    return usable(id.value()) ? id.value() : std::string_view{};
}

std::size_t ElementPath::Level::count(std::string_view child) {
    constexpr std::size_t k_few = 16;
    for (auto& [known, times] : few) {
        if (known == child) return ++times;
    }
    if (few.size() < k_few) {
        few.emplace_back(child, 1);
        return 1;
    }
    return ++many[child];
}

void ElementPath::enter(pugi::xml_node node) {
    if (m_levels.size() == m_depth + 1) m_levels.emplace_back();
    const std::string_view name = node.name();
    const auto number = m_levels[m_depth].count(name);
    auto& level = m_levels[++m_depth];
    level.node = node;
    level.name = name;
    level.number = number;
    level.few.clear();
    if (!level.many.empty()) level.many.clear();
}

void ElementPath::leave() {
    --m_depth;
    m_told = std::min(m_told, m_depth);
}

/// Appends what the level's place has more than the one above it.
void ElementPath::tell(std::size_t depth) {
    const auto& above = m_levels[depth - 1];
    auto& level = m_levels[depth];
    m_places.resize(above.place_end);
    level.place_begin = above.place_begin;
    if (const auto id = id_of(level.node, m_document, m_vocabulary, m_values); !id.empty()) {
        level.place_begin = m_places.size();
        m_places.append("#").append(id);
    } else {
        m_places.append("/").append(level.name);
        if (level.number > 1) {
            std::array<char, 24> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), level.number).ptr;
            m_places.append("[").append(digits.data(), end).append("]");
        }
    }
    level.place_end = m_places.size();
}

std::string_view ElementPath::place() {
    while (m_told < m_depth) tell(++m_told);
    const auto& level = m_levels[m_depth];
    return std::string_view(m_places).substr(level.place_begin, level.place_end - level.place_begin);
}

}  // namespace kopij::segment
