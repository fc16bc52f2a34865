// What ITS says of every node of a document, in one data category.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "its/rules.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// What the rules and the local markup say of the nodes they are about, before inheritance and defaults.
class Annotations {
  public:
    /// Selectors that cannot be parsed, or would take too long, are reported as warnings of rule
    /// Markup.ItsRules.
    Annotations(const markup::Document& document, const std::vector<Rule>& rules, Category category,
                diagnostic::Sink& sink);

    /// Null for a node that nothing is said of.
    const Data* at(pugi::xml_node element) const { return find(element.internal_object()); }
    const Data* at(pugi::xml_attribute attribute) const { return find(attribute.internal_object()); }
    bool empty() const { return m_data.empty(); }
    /// The annotatorsRef in force at an element for the category's annotator; "" for none.
    std::string annotators(pugi::xml_node element) const;

  private:
    const Data* find(const void* node) const {
        const auto found = m_data.find(node);
        return found == m_data.end() ? nullptr : &found->second;
    }

    boost::unordered_flat_map<const void*, Data> m_data;
    boost::unordered_flat_map<const void*, std::string> m_annotators;
};

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
