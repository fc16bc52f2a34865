// Every node of a document with its values, as people and test suites look at them.
#pragma once

#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// A node of a document with its values after inheritance and defaults.
struct AnnotatedNode {
    std::string path;  ///< "/doc/p[1]/@id"
    Data data;         ///< records last, each sorted by name
};

/// Every element and attribute in the order of the W3C's test suite: an element, its attributes by name, its
/// children. xmlns declarations are left out. O(n).
std::vector<AnnotatedNode> annotate(const markup::Document& document, Category category,
                                    diagnostic::Sink& sink);

}  // namespace kopij::its
