// What an article's translation leaves out.
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "text/edit.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// Elements and attributes that a locale filter keeps from documents of a language, or that itst:drop keeps
/// from every translation. The root always stays.
class Removal {
  public:
    Removal() = default;
    /// O(n) where rules or local markup say anything of the kind, else O(1).
    Removal(const Article& article, std::string_view language);

    /// Whether the element or one around it is left out. O(depth).
    bool covers(pugi::xml_node element) const;
    /// Whether it is left out itself.
    bool takes(pugi::xml_node element) const { return m_nodes.contains(element.internal_object()); }
    /// An element that stands alone on its lines takes them along.
    const std::vector<text::Edit>& edits() const { return m_edits; }

  private:
    void visit(const Article& article, std::string_view language, pugi::xml_node element);
    void remove(const Article& article, pugi::xml_node element);

    boost::unordered_flat_set<const void*> m_nodes;
    std::vector<text::Edit> m_edits;
};

}  // namespace kopij::translate
