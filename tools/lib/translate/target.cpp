#include "translate/target.hpp"

namespace kopij::translate {

std::optional<TargetPlace> target_place(const Article& article, const pugi::xpath_node& target) {
    const auto& document = article.document();
    if (target.attribute()) {
        const auto at = document.span(target.attribute());
        if (!at.editable) return std::nullopt;
        return TargetPlace{at.value, {}, {}, at};
    }
    const auto element = target.node();
    const auto at = document.span(element);
    if (element.type() != pugi::node_element || !at.editable) return std::nullopt;
    const auto tag = at.start_tag.in(article.source().text());
    if (!tag.ends_with("/>")) return TargetPlace{document.content(element), {}, {}, {}};
    return TargetPlace{
        {at.start_tag.end - 2, at.start_tag.end}, ">", "</" + std::string(element.name()) + ">", {}};
}

}  // namespace kopij::translate
