// What HTML itself says in the terms of ITS.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace kopij::its {

/// "yes" for phrasing content, "nested" for what has a text of its own inside it, else "no" (ITS 2.0, 8.8).
std::string_view html_within_text(pugi::xml_node element);

/// Whether the attribute is one of HTML's translatable attributes (HTML, "The translate attribute"): its
/// value is to be translated where its element is.
bool html_translatable(pugi::xml_node element, pugi::xml_attribute attribute);

}  // namespace kopij::its
