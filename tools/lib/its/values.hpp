// ITS 2.0 values of a document's nodes, as extraction and linting need them.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/annotations.hpp"
#include "its/category.hpp"
#include "its/rules.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::its {

enum class WithinText : std::uint8_t { no, yes, nested };

/// The values after rules, local markup, inheritance and defaults (ITS 2.0, section 5). Made once a document,
/// O(n). What the vocabulary says gives way to the rules of a project, those to the document's own rules, and
/// all of them to local markup. The values of documents without any rule or local markup cost one walk.
class Values {
  public:
    /// `rules`: a project's, in rising order of precedence; may be null. What is wrong with rules is reported
    /// as warnings of rule Markup.ItsRules.
    static Values of(const markup::Document& document, const markup::Vocabulary& vocabulary,
                     const SharedRules& rules, diagnostic::Sink& sink);

    /// What a walk over the document asks of every element.
    struct Facts {
        bool translate = true;
        WithinText within_text = WithinText::no;
        bool preserve_space = false;
        bool is_its = false;      ///< markup that is ITS itself: rules, standoff records
        std::uint32_t after = 0;  ///< the number of the first element behind its descendants
        std::string_view language;
        markup::Vocabulary::SetMask sets = 0;  ///< the vocabulary's, as Vocabulary::sets_of
    };
    /// By the number of the element in document order, from 0 for the root; its first child has the next one.
    const Facts& facts(std::size_t number) const { return m_elements[number]; }

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
    /// The attribute that a langRule says holds the element's language; null where there is none.
    pugi::xml_attribute language_attribute(pugi::xml_node element) const;

    /// Whether rules or local markup say anything at all, so that the questions below can have an answer.
    bool annotated() const { return m_annotated; }
    /// Whether they say anything in a category.
    bool says(Category category) const { return annotations(category) != nullptr; }
    /// What is said of the node itself; null for nothing.
    const Data* own(Category category, pugi::xml_node element) const;
    const Data* own(Category category, pugi::xml_attribute attribute) const;
    /// The same with what the node inherits, where the category is inherited. O(depth).
    const Data* find(Category category, pugi::xml_node element, pugi::xml_attribute attribute = {}) const;

    /// Whether the node takes no part in any translation: itst:drop, or a locale filter of its own that
    /// admits no language or only the one that it is in.
    bool left_out(pugi::xml_node element) const;
    bool left_out(pugi::xml_node element, pugi::xml_attribute attribute) const;
    /// Whether a document in that language holds the node, as far as its own filter goes.
    bool meant_for(std::string_view language, pugi::xml_node element) const;
    bool meant_for(std::string_view language, pugi::xml_node element, pugi::xml_attribute attribute) const;
    /// Data category Target Pointer: where the translation of the node goes; null for its own place.
    pugi::xpath_node target(const pugi::xpath_node& node) const;
    /// Whether the node is there to hold the translation of another one.
    bool is_target(const pugi::xpath_node& node) const;
    bool has_targets() const { return !m_targets.empty(); }

  private:
    void annotate(const markup::Document& document, const SharedRules& shared, diagnostic::Sink& sink);
    const Facts& at(pugi::xml_node element) const;
    template <typename Node>
    struct Sets;  // of the vocabulary, looked up once
    // Over the outline, or where rules say something of its nodes over the tree.
    template <typename Node>
    void visit(Node element, const Facts& parent, Sets<Node>& sets);
    template <typename Node>
    void heed_attributes(Node element, const Sets<Node>& sets, Facts& here) const;
    template <typename Node>
    void heed_its_attributes(Node element, Facts& here) const;
    void heed_annotations(pugi::xml_node element, Facts& here) const;
    const Annotations* annotations(Category category) const {
        return m_annotations[static_cast<std::size_t>(category)].get();
    }
    bool left_out(const Data* drop, const Data* filter, pugi::xml_node element) const;

    const markup::Vocabulary* m_vocabulary = nullptr;
    bool m_html = false;
    const markup::Document* m_document = nullptr;
    std::vector<Facts> m_elements;                                               // by their numbers
    std::array<std::unique_ptr<const Annotations>, k_categories> m_annotations;  // null: nothing is said
    bool m_annotated = false;
    bool m_mentions_its = false;
    boost::unordered_flat_set<const void*> m_targets;
};

}  // namespace kopij::its
