// XML 1.0 with namespaces.
#pragma once

#include "markup/document.hpp"

namespace kopij::markup {

/// expat judges well-formedness and gives the tags' places, pugixml makes the tree. O(n).
/// Who says whether it is well-formed: expat alone, or expat only where a quick look leaves a doubt (which
/// changes nothing but the time).
enum class XmlCheck { quick_first, thorough };
std::unique_ptr<Document> parse_xml(const text::Source& source, diagnostic::Sink& sink,
                                    XmlCheck check = XmlCheck::quick_first);

}  // namespace kopij::markup
