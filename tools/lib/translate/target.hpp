// Where a translation goes that does not take its source's place (ITS 2.0, 8.13).
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>

#include "text/edit.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// A place for the content of an element or the value of an attribute.
struct TargetPlace {
    text::Range range;    ///< what is replaced
    std::string opening;  ///< goes before the content: "<target/>" is opened
    std::string closing;
    std::optional<markup::AttributeSpan> attribute;
};

/// Nothing where the format's parser had to repair the source there, or the node is neither element nor
/// attribute.
std::optional<TargetPlace> target_place(const Article& article, const pugi::xpath_node& target);

}  // namespace kopij::translate
