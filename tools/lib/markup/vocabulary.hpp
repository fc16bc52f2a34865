// What the elements of one XML language mean: a YAML file in rules/vocabularies/.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/value.hpp"
#include "markup/document.hpp"
#include "markup/pattern.hpp"

namespace kopij::markup {

/// Named sets of patterns. Two kinds of names share one space: roles ("heading", "paragraph", "list-item",
/// "caption", "cell", "citation", "reference", "link", "image", ...) and ITS values ("its:translate-no",
/// "its:within-text-yes", "its:within-text-nested", "its:preserve-space", ...).
///
///     name: jats
///     match: {root: [article], namespace: [...], public-id: [JATS, NLM], extension: [.nxml]}
///     roles: {heading: [title], citation: ["xref[@ref-type='bibr|ref']"]}
///     attributes: {id: [id], target: [rid, href], language: [lang]}   # names of attributes, without a
///     prefix its: {translate-no: [journal-meta], within-text-yes: [bold], translatable-attributes:
///     ["fig@alt"]}
class Vocabulary {
  public:
    /// The file as values; what is wrong in it is reported as Config.Vocabulary.
    static Vocabulary from(const config::Value& file, diagnostic::Sink& sink);

    const std::string& name() const { return m_name; }
    /// Sets as bits, the first of the file lowest; for code that asks of every element.
    using SetMask = std::uint64_t;
    void add_set_names(std::vector<std::string>& out) const;
    /// The bits of the named sets; none for those the file does not have. O(names x sets).
    SetMask mask(const std::vector<std::string_view>& sets) const;
    /// The sets that hold the element. O(1 + patterns with predicates or parents for the element's name).
    SetMask sets_of(pugi::xml_node element) const;
    /// The name of the lowest set in the mask; "" for none.
    std::string_view first_in(SetMask sets) const {
        return sets == 0 ? std::string_view{} : std::string_view(m_sets[std::countr_zero(sets)].name);
    }

    /// Whether the element is in the named set.
    bool is(pugi::xml_node element, std::string_view set) const;
    /// The first set, in the file's order, of those in `sets` that holds the element, or "".
    std::string_view first_of(pugi::xml_node element, const std::vector<std::string_view>& sets) const;
    /// The set as an XPath 1.0 node test with a predicate, for any axis: "//" + node_test("heading"). An
    /// unknown or empty set tests as an element that there never is.
    std::string node_test(std::string_view set) const;
    /// The value of the first attribute that `attributes` lists under `key` ("target") and the element has;
    /// null if none.
    pugi::xml_attribute attribute(pugi::xml_node element, std::string_view key) const;
    /// The names that `attributes` lists under the key, and the first attribute of an element that has one of
    /// them: for code that asks of every element.
    const std::vector<std::string>& attribute_names(std::string_view key) const;
    template <typename Node>
    static auto attribute(Node element, const std::vector<std::string>& names)
        -> decltype(element.first_attribute());
    /// Whether `attributes` lists the name (without a prefix) under the key.
    bool lists(std::string_view key, std::string_view attribute_name) const;
    /// Whether an attribute's value is text for readers ("its: translatable-attributes": "@alt", "img@alt",
    /// "meta[@name='description']@content").
    template <typename Node, typename Attribute>
    bool translatable(Node element, Attribute attribute) const {
        const auto name = local_name(attribute.name());
        return std::any_of(m_translatable.begin(), m_translatable.end(), [&](const AttributeOf& one) {
            return name == one.attribute && (!one.element || one.element->matches(element));
        });
    }
    /// Whether any attribute is.
    bool has_translatable() const { return !m_translatable.empty(); }

    /// How well the vocabulary fits the document: 0 not at all; namespace 8, public id 4, root 2, extension
    /// 1, added up. A vocabulary that lists namespaces does not fit a root in another one.
    int fit(const Document& document) const;

  private:
    friend class VocabularyReader;
    template <typename Node>
    friend class SetFinder;
    struct Set {
        std::string name;
        std::vector<Pattern> patterns;
    };
    struct AttributeOf {
        std::optional<Pattern> element;  // nothing for any
        std::string attribute;
    };
    std::string m_name;
    std::vector<std::string> m_roots, m_namespaces, m_public_ids, m_extensions;
    std::vector<Set> m_sets;
    struct Named {
        struct Perhaps {
            std::size_t set;
            std::size_t pattern;
            std::string parent;  ///< as Pattern::parent
        };
        SetMask always = 0;  ///< by the name alone
        std::vector<Perhaps> perhaps;
    };
    /// By the name alone; null for one of which nothing is said.
    const Named* find(std::string_view name) const;
    /// `inside`: what holds for all in the element's parent.
    template <typename Node>
    SetMask sets_of(const Named* named, Node element, SetMask inside) const;
    /// The sets that hold whatever stands in the element, because of it or of one around it. O(depth).
    template <typename Node>
    SetMask inside(Node element) const;
    /// Because of the element of that name alone.
    SetMask inside_itself(std::string_view name) const;
    template <typename Node>
    SetMask sets_of(const Named& named, Node element) const;
    template <typename Node>
    int fit(Node root, std::string_view doctype, std::string_view path) const;
    // By element name, so that an element in none costs one look-up.
    boost::unordered_flat_map<std::string, Named, NameHash, std::equal_to<>> m_by_name;
    Named m_any_name;  // patterns whose last step is "*"
    // Those of the form "name//*", by that name: what is inside such an element.
    boost::unordered_flat_map<std::string, SetMask, NameHash, std::equal_to<>> m_inside;
    std::vector<std::pair<std::string, std::vector<std::string>>> m_attributes;
    std::vector<AttributeOf> m_translatable;
};

template <typename Node>
auto Vocabulary::attribute(Node element, const std::vector<std::string>& names)
    -> decltype(element.first_attribute()) {
    for (const auto& name : names) {
        for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            if (is_local_name(attribute.name(), name)) return attribute;
        }
    }
    return {};
}

/// Tells of many elements, of a tree or an outline, what Vocabulary::sets_of does: what a short name means is
/// looked up once, and in a walk what is around an element is looked at once too.
template <typename Node>
class SetFinder {
  public:
    explicit SetFinder(const Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}
    Vocabulary::SetMask sets_of(Node element);

  private:
    struct Known {
        std::uint64_t name = 0;  // its bytes; no element has none
        const Vocabulary::Named* named = nullptr;
    };
    /// What holds for all in an element.
    struct Parent {
        Node element;
        Vocabulary::SetMask inside = 0;
    };
    Vocabulary::SetMask inside(Node parent);

    const Vocabulary& m_vocabulary;
    std::array<Known, 64> m_known{};  // by a hash of the name
    std::vector<Parent> m_parents;    // of the element that was asked of last, each within the one before it
};

}  // namespace kopij::markup
