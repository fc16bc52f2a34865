// Which attributes are ids because the DTD of a document says so.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "markup/document.hpp"

namespace kopij::its {

/// The attributes of type ID that the internal subset declares (XML 1.0, 3.3.1), each with its element. None
/// for other formats than XML. O(size of the subset).
std::vector<std::pair<std::string, std::string>> declared_ids(const markup::Document& document);

}  // namespace kopij::its
