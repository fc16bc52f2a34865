// ITS 2.0 values of a document's nodes, as extraction and linting need them.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <pugixml.hpp>
#include <string_view>

#include "markup/document.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::its {

enum class WithinText { no, yes, nested };

/// The values after rules, local markup, inheritance and defaults (ITS 2.0, section 5). Made once a document,
/// O(n).
class Values {
  public:
    /// From the vocabulary's defaults and the document's own markup.
    static Values of(const markup::Document& document, const markup::Vocabulary& vocabulary);

    /// Data category Translate, for the element's text.
    bool translate(pugi::xml_node element) const;
    /// For an attribute's value; no by default.
    bool translate(pugi::xml_node element, pugi::xml_attribute attribute) const;
    /// Data category Elements Within Text.
    WithinText within_text(pugi::xml_node element) const;
    /// Data category Preserve Space.
    bool preserve_space(pugi::xml_node element) const;
    /// Data category Language Information: the language tag as written, inherited; "" where none is said.
    std::string_view language(pugi::xml_node element) const;

  private:
    struct Element {
        bool translate = true;
        WithinText within_text = WithinText::no;
        bool preserve_space = false;
        std::string_view language;
    };
    const Element& at(pugi::xml_node element) const;
    void visit(pugi::xml_node element, const Element& parent);

    const markup::Vocabulary* m_vocabulary = nullptr;
    boost::unordered_flat_map<const void*, Element> m_elements;
};

}  // namespace kopij::its
