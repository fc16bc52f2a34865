// Global rules of one data category, applied to a document.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "its/css.hpp"
#include "its/quick_selector.hpp"
#include "its/rules.hpp"
#include "its/selector.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// By the identity of an element or attribute (internal_object()).
template <typename Value>
using ByNode = boost::unordered_flat_map<const void*, Value>;

const void* identity(const pugi::xpath_node& node);

/// What is said of one node, or of all that a rule without pointers selects.
struct Saying {
    Data data;
    bool is_complete = false;  ///< with what it says by saying nothing, and with its records
};
using Sayings = ByNode<std::shared_ptr<Saying>>;

class Applier {
  public:
    /// Selectors that cannot be parsed, or would take too long, are reported as warnings of rule
    /// Markup.ItsRules. `budget` is what all rules of the document may cost together.
    Applier(const markup::Document& document, const Names& names, ElementIndex& elements, Budget& budget,
            const CategoryRow& row, diagnostic::Sink& sink)
        : m_document(document),
          m_names(names),
          m_elements(elements),
          m_budget(budget),
          m_row(row),
          m_sink(sink) {}

    /// Later rules win over earlier ones.
    void apply(const Rule& rule);

    Sayings take_sayings() { return std::move(m_sayings); }
    /// What targetPointer and langPointer lead to, by the node they are given for.
    ByNode<pugi::xpath_node> take_pointed() { return std::move(m_pointed); }

  private:
    using Query = std::shared_ptr<const pugi::xpath_query>;

    void report(const Rule& rule, std::string message);
    /// What a rule writes as a selector or pointer, as the document's own XPath; nothing, which is told, for
    /// what would take too long for so many nodes, or is none.
    std::optional<std::string> expression(const Rule& rule, const std::string& written, CssScope scope,
                                          double times, double siblings);
    Query compile(const Rule& rule, const std::string& pointer);
    /// The nodes that a selector finds. May throw pugi::xpath_exception.
    std::vector<pugi::xpath_node> select(const std::string& selector) const;
    /// Whether it says the same of every node.
    bool says_one_thing(const Rule& rule) const;
    Data data_of(const Rule& rule, const pugi::xpath_node& node);
    std::string text_of(const pugi::xpath_node& node) const;
    std::optional<std::string> first(const Rule& rule, const std::string& pointer,
                                     const pugi::xpath_node& node);
    std::vector<std::string> resolve(const Rule& rule, const std::string& pointer,
                                     const pugi::xpath_node& node);
    pugi::xpath_node holder(const Rule& rule, const pugi::xpath_node& node);
    void point(const Rule& rule, const std::string& pointer, const pugi::xpath_node& node);
    pugi::xpath_node element_with_id(const std::string& id);
    void collect_ids(pugi::xml_node element);
    void domains(const Rule& rule, const pugi::xpath_node& node, Data& out);

    const markup::Document& m_document;
    const Names& m_names;
    ElementIndex& m_elements;
    Budget& m_budget;
    const CategoryRow& m_row;
    diagnostic::Sink& m_sink;
    Sayings m_sayings;
    ByNode<pugi::xpath_node> m_pointed;
    // Of the rule that is applied.
    boost::unordered_flat_map<std::string, Query> m_queries;
    double m_times = 0;
    double m_siblings = 0;  // as cost() asks for them
    boost::unordered_flat_map<std::string, pugi::xml_node> m_ids;
};

}  // namespace kopij::its
