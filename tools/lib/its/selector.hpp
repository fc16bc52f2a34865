// XPath 1.0 with namespaces, as ITS rules use it, over a tree whose XPath knows qualified names only.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "its/quick_selector.hpp"
#include "markup/document.hpp"

namespace kopij::its {

inline constexpr std::string_view k_xhtml_namespace = "http://www.w3.org/1999/xhtml";

/// Namespaces in scope where an expression is written: prefix to address.
using Prefixes = std::map<std::string, std::string, std::less<>>;
/// its:param: name to value.
using Parameters = std::map<std::string, std::string, std::less<>>;

/// How a document spells the names of a namespace.
class Names {
  public:
    /// `elements` receives the document's, on the same walk; may be null.
    explicit Names(const markup::Document& document, ElementIndex* elements = nullptr);

    /// A node test for an element's or attribute's name, to be put behind an axis: "p", "h:p", "*[...]"; one
    /// that matches nothing where the document cannot have such a name. `uri` "" is no namespace. `local` may
    /// be "*".
    std::string element_test(std::string_view uri, std::string_view local) const;
    std::string attribute_test(std::string_view uri, std::string_view local) const;

    /// Elements and attributes.
    std::size_t nodes() const { return m_nodes; }
    /// How deep elements nest.
    std::size_t height() const { return m_height; }
    /// How many children the parent of an element has, on average.
    double siblings() const { return m_siblings / static_cast<double>(std::max<std::size_t>(1, m_elements)); }
    /// As declared_ids.
    const std::vector<std::pair<std::string, std::string>>& ids() const { return m_ids; }

  private:
    void collect(pugi::xml_node element, std::size_t depth, ElementIndex* elements);
    void declare(pugi::xml_node element, pugi::xml_attribute attribute);

    bool m_html = false;
    bool m_plain =
        true;  // every prefix means one namespace in the whole document, and the default one is the root's
    std::map<std::string, std::vector<std::string>, std::less<>> m_prefixes;  // of an address
    std::map<std::string, std::string, std::less<>> m_addresses;              // of a prefix
    std::vector<std::pair<std::string, std::string>> m_ids;
    std::size_t m_nodes = 0;
    std::size_t m_elements = 0;
    std::size_t m_height = 0;
    double m_siblings = 0;  // of all elements together
};

/// The expression with its names spelled as the document does and its parameters filled in.
std::string rewrite(std::string_view expression, const Prefixes& prefixes, const Parameters& parameters,
                    const Names& names);

/// The expression with its parameters filled in, and nothing else changed.
std::string fill_in(std::string_view expression, const Parameters& parameters);

/// About how many steps it takes to run an expression `times` times over a document: searches within
/// predicates multiply. `siblings`: how many elements the parent of a node that it is run for has, on
/// average. Infinite for an expression that no person writes.
double cost(std::string_view expression, double times, const Names& names, double siblings);

/// What the rules of one document may cost together, so that no document holds a program up.
class Budget {
  public:
    explicit Budget(const Names& names);
    /// False, and nothing is spent, where so much is not left.
    bool spend(double steps);

  private:
    double m_left;
};

}  // namespace kopij::its
