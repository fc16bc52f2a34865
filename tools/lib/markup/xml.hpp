// XML 1.0 with namespaces.
#pragma once

#include "markup/document.hpp"

namespace kopij::markup {

/// expat judges well-formedness and gives the tags' places, pugixml makes the tree. O(n).
std::unique_ptr<Document> parse_xml(const text::Source& source, diagnostic::Sink& sink);

}  // namespace kopij::markup
