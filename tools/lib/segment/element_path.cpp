#include "segment/element_path.hpp"

namespace kopij::segment {

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
    level.id_is_known = false;
    level.few.clear();
    if (!level.many.empty()) level.many.clear();
}

/// The element's id, if it can be told apart from what follows it.
std::string_view ElementPath::id_of(pugi::xml_node node) const {
    const auto usable = [](std::string_view id) {
        return id.find_first_of(" \t\r\n/") == std::string_view::npos;
    };
    if (const auto* data = m_values.own(its::Category::id_value, node)) {
        const auto* id = its::find(*data, "idValue");
        if (id != nullptr && usable(*id)) return *id;
    }
    if (!node.first_attribute()) return {};
    auto id = markup::Vocabulary::attribute(node, m_id_names);
    if (!id) id = node.attribute("xml:id");
    // One that the format makes of a heading's text would not survive a change to it.
    if (id && m_document.span(id).whole.empty()) return {};
    return usable(id.value()) ? id.value() : std::string_view{};
}

std::string ElementPath::place() {
    auto from = m_depth;
    for (; from > 0; --from) {
        auto& level = m_levels[from];
        if (!level.id_is_known) level.id = id_of(level.node);
        level.id_is_known = true;
        if (!level.id.empty()) break;
    }
    std::string out;
    if (from > 0) out.append("#").append(m_levels[from].id);
    for (auto n = from + 1; n <= m_depth; ++n) {
        out.append("/").append(m_levels[n].name);
        if (m_levels[n].number > 1) out.append("[").append(std::to_string(m_levels[n].number)).append("]");
    }
    return out;
}

}  // namespace kopij::segment
