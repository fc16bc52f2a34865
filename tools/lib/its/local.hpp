// Local markup (ITS 2.0, section 5.3): attributes of an element, in XML and in HTML5.
#pragma once

#include <array>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "its/category.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// How a document's attributes name ITS values. Made in O(n) at most.
class LocalMarkup {
  public:
    explicit LocalMarkup(const markup::Document& document);

    /// What the element's own attributes say in a category; empty where they say nothing.
    Data of(pugi::xml_node element, const CategoryRow& row) const;
    /// The elements that may say something in a category, in document order.
    const std::vector<pugi::xml_node>& elements(Category category);
    /// The categories that any element says something of by ITS's own attributes.
    const std::set<Category>& used() const { return m_used; }
    /// Its own annotatorsRef, as written.
    std::string annotators(pugi::xml_node element) const;

  private:
    void collect(pugi::xml_node element);
    bool note(std::string_view name, bool in_span);
    bool has_its_names() const { return m_default || !m_prefixes.empty(); }
    bool is_span(pugi::xml_node element) const;
    std::string value(pugi::xml_node element, std::string_view name, bool& present) const;
    Data native(pugi::xml_node element, const CategoryRow& row) const;

    const markup::Document& m_document;
    bool m_xml;
    bool m_html = false;                     // XHTML too, which is both
    std::vector<std::string> m_prefixes;     // of ITS's namespace, with their colon
    bool m_default = false;                  // elements without a prefix may be ITS's own
    std::string m_itstool_prefix;            // of itstool's namespace, with its colon; "" for none
    bool m_xml_only = false;                 // nothing but XML's own attributes can say anything
    std::array<bool, 256> m_begins{};        // the first letters of attributes that may say anything
    std::vector<pugi::xml_node> m_elements;  // that say anything; of such XML only when it is asked for
    std::set<Category> m_used;
};

/// "its-loc-note-type" for "locNoteType".
std::string html_name(std::string_view name);

}  // namespace kopij::its
