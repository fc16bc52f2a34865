// Selectors that name what they select, without a walk over the whole document for each.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "markup/document.hpp"

namespace kopij::its {

/// The elements of a document by name.
class ElementIndex {
  public:
    using Elements = std::vector<pugi::xml_node>;

    ElementIndex() = default;
    explicit ElementIndex(pugi::xml_node root) { collect(root); }

    /// The next element in document order.
    void add(pugi::xml_node element);

    /// In document order, by the name as it is written.
    const Elements& named(const std::string& name) const;
    /// By the name without its prefix; one prefix after the other where there are several. O(1), and O(found)
    /// the first time for a name with several.
    const Elements& named_locally(std::string_view local);

  private:
    void collect(pugi::xml_node element);
    Elements& known_as(std::string_view name);

    template <typename Value>
    using ByName = boost::unordered_flat_map<std::string_view, Value, markup::NameHash, std::equal_to<>>;
    struct Named {
        std::string_view name;
        Elements* elements = nullptr;
    };
    std::deque<Elements> m_all;  // of each name
    ByName<Elements*> m_by_name;
    ByName<std::vector<const Elements*>> m_by_local;
    // The names last met, by their hash: a document has few, and many elements of each.
    std::array<Named, 256> m_last;
    std::map<std::string_view, Elements> m_joined;  // of local names with several prefixes
};

/// A selector of the form "//a/b[@x='y']//c", "/a/b", "//a/@b": names and predicates that do not count. It is
/// read from its end: what has the last name is asked whether the rest holds for it.
class QuickSelector {
  public:
    /// Nothing for another selector, which only XPath itself can evaluate. `xpath`: as rewrite() gives it.
    static std::optional<QuickSelector> parse(std::string_view xpath);

    /// The same nodes as XPath finds, in another order where several names are looked for. May throw
    /// pugi::xpath_exception for predicates that are wrong.
    std::vector<pugi::xpath_node> select(ElementIndex& index) const;

  private:
    std::string m_name;       // of the elements; "" where only m_local is known
    std::string m_local;      // without its prefix
    std::string m_parent;     // of their parents, without a prefix; "" for any
    std::string m_test;       // XPath that holds for one of them; "" for all
    std::string m_attribute;  // of the elements that is selected; "" for themselves
};

}  // namespace kopij::its
