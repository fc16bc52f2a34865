// The attributes of elements in an outline by their names.
#pragma once

#include <string_view>

#include "markup/outline.hpp"

namespace kopij::lint {

/// Null if the element has none of that name. O(attributes).
inline markup::OutlineAttribute attribute_of(markup::OutlineNode element, std::string_view name) {
    auto out = element.first_attribute();
    while (out && out.name() != name) out = out.next_attribute();
    return out;
}

/// "" if the element has none of that name.
inline std::string_view value_of(markup::OutlineNode element, std::string_view name) {
    const auto attribute = attribute_of(element, name);
    return attribute ? attribute.value() : std::string_view{};
}

}  // namespace kopij::lint
