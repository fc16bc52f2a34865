// What ITS says of the nodes of a document, in one data category.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/applier.hpp"
#include "its/category.hpp"
#include "its/local.hpp"
#include "its/quick_selector.hpp"
#include "its/rules.hpp"
#include "its/selector.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// What selectors need to know of a document. Made in O(n).
struct Selecting {
    explicit Selecting(const markup::Document& document) : names(document, &elements), budget(names) {}

    ElementIndex elements;
    Names names;
    Budget budget;
};

/// What all categories of a document are read with. Made once a document, O(n).
struct Reading {
    explicit Reading(const markup::Document& of) : document(of), local(of) {}

    const markup::Document& document;
    LocalMarkup local;
    std::optional<Selecting> selecting;  // made for the first rule
};

/// What the rules and the local markup say of the nodes they are about, before inheritance and defaults.
class Annotations {
  public:
    /// Selectors that cannot be parsed, or would take too long, are reported as warnings of rule
    /// Markup.ItsRules.
    Annotations(Reading& reading, const std::vector<Rule>& rules, Category category, diagnostic::Sink& sink);

    /// Null for a node that nothing is said of.
    const Data* at(pugi::xml_node element) const { return find(element.internal_object()); }
    const Data* at(pugi::xml_attribute attribute) const { return find(attribute.internal_object()); }
    bool empty() const { return m_sayings.empty(); }
    /// The annotatorsRef in force at an element for the category's annotator; "" for none. O(depth).
    std::string annotators(pugi::xml_node element) const;
    /// Where targetPointer and langPointer lead from the nodes that rules give them for.
    const ByNode<pugi::xpath_node>& pointed() const { return m_pointed; }

  private:
    void apply(Reading& reading, const std::vector<Rule>& rules, const CategoryRow& row,
               diagnostic::Sink& sink);
    const Data* find(const void* node) const {
        const auto found = m_sayings.find(node);
        return found == m_sayings.end() ? nullptr : &found->second->data;
    }

    Sayings m_sayings;
    ByNode<pugi::xpath_node> m_pointed;
    ByNode<std::string> m_annotators;
};

}  // namespace kopij::its
