// Local markup (ITS 2.0, section 5.3): attributes of an element, in XML and in HTML5.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "its/category.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// How a document's attributes name ITS values.
class LocalMarkup {
  public:
    explicit LocalMarkup(const markup::Document& document);

    /// What the element's own attributes say in a category; empty where they say nothing.
    Data of(pugi::xml_node element, const CategoryRow& row) const;
    /// The categories that any element of the document says something of.
    std::set<Category> used() const;
    /// Its own annotatorsRef, as written.
    std::string annotators(pugi::xml_node element) const;

  private:
    std::string value(pugi::xml_node element, std::string_view name, bool& present) const;
    Data native(pugi::xml_node element, const CategoryRow& row) const;
    bool has_any(pugi::xml_node element) const;
    void collect(pugi::xml_node element, std::set<Category>& out) const;

    const markup::Document& m_document;
    bool m_html;
    std::string m_prefix;  // of ITS's namespace with its colon; "" where the document does not declare it
    std::string m_itstool_prefix;  // the same of itstool's
};

/// "its-loc-note-type" for "locNoteType".
std::string html_name(std::string_view name);

}  // namespace kopij::its
