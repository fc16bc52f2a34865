// The citations of an article and the references that they point at.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/bibliography.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::evidence {

/// A mark in the text ("[3]"): an element that the vocabulary calls a citation.
struct Citation {
    pugi::xml_node node;
    text::Range range;
    std::vector<std::string> targets;  ///< ids, without "#"
    bool in_heading = false;
    bool floats = false;  ///< in a figure or a table, which may stand anywhere
    /// The citation before it where a dash joins the two: "[3]-[5]" cites 4 too.
    std::optional<std::size_t> range_from{};
    /// How it says what it points at.
    enum class By { id, link, key } by = By::id;
};

/// An entry of the list of references.
struct Reference {
    pugi::xml_node node;
    text::Range range;
    std::string id;
    std::string label;  ///< how a message names it: its id, else its first words
    std::string text;   ///< what it says, in lower case, letters and digits only
    /// Its identifiers as written, the vocabulary's role "identifier".
    std::vector<std::string> identifiers;
};

class Citations {
  public:
    /// Reads them from the tree, in document order. O(n).
    /// `known`: the project's bibliography, which citations by key ("[@smith]") may lead to; it must outlive
    /// them.
    static Citations of(const markup::Document& document, const markup::Vocabulary& vocabulary,
                        const Bibliography* known = nullptr);

    const std::vector<Citation>& citations() const { return m_citations; }
    const std::vector<Reference>& references() const { return m_references; }

    /// The place of the reference with the id in references(), or npos.
    std::size_t find(std::string_view id) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// The places in references() that the citation covers, in the list's order for a range; unknown ids are
    /// left out.
    std::vector<std::size_t> cited(const Citation& citation) const;
    /// Whether every target of the citation is a reference, and there is one. What does not resolve cites
    /// nothing.
    bool resolves(const Citation& citation) const;
    /// Whether there is such a reference, or the project knows the work.
    bool leads_somewhere(const Citation& citation, std::string_view target) const;
    /// The citation that the element is, or nullptr.
    const Citation* citation(pugi::xml_node node) const;

    /// References that no citation points at.
    std::vector<std::size_t> unused() const;
    /// Pairs (later, earlier) of references that are the same work: an identifier in common, or the same
    /// words.
    std::vector<std::pair<std::size_t, std::size_t>> duplicates() const;
    /// References that stand before one that is cited earlier. None where the citations are not numbers: then
    /// another order is meant.
    std::vector<std::size_t> out_of_order() const;

  private:
    enum class Floats { where_they_stand, passed_over };
    std::vector<std::size_t> out_of_order(Floats floats) const;

    const Bibliography* m_known = nullptr;
    std::vector<Citation> m_citations;
    std::vector<Reference> m_references;
    boost::unordered_flat_map<std::string, std::size_t, markup::NameHash, std::equal_to<>> m_by_id;
    boost::unordered_flat_map<const void*, std::size_t> m_by_node;
};

}  // namespace kopij::evidence
