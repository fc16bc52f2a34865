#include "markup/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "markup/vocabulary_reader.hpp"

namespace kopij::markup {
namespace {

template <typename Node>
std::string_view namespace_of(Node element) {
    const std::string_view name = element.name();
    const auto colon = name.find(':');
    const auto declares =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    auto found = element.first_attribute();
    while (found && found.name() != declares) found = found.next_attribute();
    return found ? found.value() : std::string_view{};
}

template <typename Node>
std::string_view doctype_in(Node top) {
    for (auto node = top.first_child(); node; node = node.next_sibling()) {
        if (node.type() == pugi::node_doctype) return node.value();
    }
    return {};
}

}  // namespace

Vocabulary Vocabulary::from(const config::Value& file, diagnostic::Sink& sink) {
    return VocabularyReader(sink).read(file);
}

void Vocabulary::add_set_names(std::vector<std::string>& out) const {
    for (const auto& set : m_sets) out.push_back(set.name);
}

Vocabulary::SetMask Vocabulary::mask(const std::vector<std::string_view>& sets) const {
    SetMask out = 0;
    for (std::size_t s = 0; s < m_sets.size(); ++s) {
        if (std::find(sets.begin(), sets.end(), m_sets[s].name) != sets.end()) out |= SetMask{1} << s;
    }
    return out;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::sets_of(const Named& named, Node element) const {
    auto out = named.always;
    if (named.perhaps.empty()) return out;
    const std::string_view parent = element.parent().name();
    for (const auto& one : named.perhaps) {
        const auto bit = SetMask{1} << one.set;
        if ((out & bit) != 0 || (!one.parent.empty() && !is_local_name(parent, one.parent))) continue;
        if (m_sets[one.set].patterns[one.pattern].matches(element)) out |= bit;
    }
    return out;
}

const Vocabulary::Named* Vocabulary::find(std::string_view name) const {
    const auto found = m_by_name.find(local_name(name));
    return found == m_by_name.end() ? nullptr : &found->second;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::inside(Node element) const {
    SetMask out = 0;
    if (m_inside.empty()) return out;
    for (auto outer = element; outer; outer = outer.parent()) out |= inside_itself(outer.name());
    return out;
}

Vocabulary::SetMask Vocabulary::inside_itself(std::string_view name) const {
    const auto found = m_inside.find(local_name(name));
    return found == m_inside.end() ? 0 : found->second;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::sets_of(const Named* named, Node element, SetMask inside) const {
    SetMask out = m_any_name.always | inside;
    if (!m_any_name.perhaps.empty()) out |= sets_of(m_any_name, element);
    if (named != nullptr) out |= named->perhaps.empty() ? named->always : sets_of(*named, element);
    return out;
}

Vocabulary::SetMask Vocabulary::sets_of(pugi::xml_node element) const {
    return sets_of(find(element.name()), element, inside(element.parent()));
}

template <typename Node>
Vocabulary::SetMask SetFinder<Node>::sets_of(Node element) {
    const std::string_view name = element.name();
    std::uint64_t bytes = 0;
    if (name.empty() || name.size() > sizeof bytes)
        return m_vocabulary.sets_of(m_vocabulary.find(name), element, inside(element.parent()));
    std::memcpy(&bytes, name.data(), name.size());
    constexpr std::uint64_t k_factor = 0x9E3779B97F4A7C15ULL;
    auto& known = m_known[(bytes * k_factor) >> (64 - std::countr_zero(m_known.size()))];
    if (known.name != bytes) known = {bytes, m_vocabulary.find(name)};
    return m_vocabulary.sets_of(known.named, element, inside(element.parent()));
}

template <typename Node>
Vocabulary::SetMask SetFinder<Node>::inside(Node parent) {
    if (m_vocabulary.m_inside.empty()) return 0;
    if (!m_parents.empty() && m_parents.back().element == parent) return m_parents.back().inside;
    // A walk goes down by one element, and up to one that it came by.
    const auto above = parent.parent();
    const auto known = std::find_if(m_parents.rbegin(), m_parents.rend(), [&](const Parent& one) {
        return one.element == parent || one.element == above;
    });
    m_parents.erase(known.base(), m_parents.end());
    if (m_parents.empty()) {
        m_parents.push_back({parent, m_vocabulary.inside(parent)});
    } else if (m_parents.back().element != parent) {
        const auto inside = m_parents.back().inside | m_vocabulary.inside_itself(parent.name());
        m_parents.push_back({parent, inside});
    }
    return m_parents.back().inside;
}

template class SetFinder<pugi::xml_node>;
template class SetFinder<OutlineNode>;

bool Vocabulary::is(pugi::xml_node element, std::string_view set) const {
    return (sets_of(element) & mask({set})) != 0;
}

std::string_view Vocabulary::first_of(pugi::xml_node element,
                                      const std::vector<std::string_view>& sets) const {
    return first_in(sets_of(element) & mask(sets));
}

std::string Vocabulary::node_test(std::string_view set) const {
    std::string out;
    for (const auto& one : m_sets) {
        if (one.name != set) continue;
        for (const auto& pattern : one.patterns)
            out += (out.empty() ? "(" : " or (") + pattern.predicate() + ")";
    }
    return out.empty() ? "*[false()]" : "*[" + out + "]";
}

pugi::xml_attribute Vocabulary::attribute(pugi::xml_node element, std::string_view key) const {
    if (!element.first_attribute()) return {};
    return attribute(element, attribute_names(key));
}

const std::vector<std::string>& Vocabulary::attribute_names(std::string_view key) const {
    static const std::vector<std::string> k_none;
    const auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
                                    [&](const auto& one) { return one.first == key; });
    return found == m_attributes.end() ? k_none : found->second;
}

bool Vocabulary::lists(std::string_view key, std::string_view attribute_name) const {
    return std::any_of(m_attributes.begin(), m_attributes.end(), [&](const auto& one) {
        return one.first == key &&
               std::find(one.second.begin(), one.second.end(), attribute_name) != one.second.end();
    });
}

int Vocabulary::fit(const Document& document) const {
    const auto& path = document.source().path();
    if (const auto* outline = document.outline())
        return fit(outline->root(), doctype_in(outline->top()), path);
    return fit(document.root(), doctype_in<pugi::xml_node>(document.tree()), path);
}

template <typename Node>
int Vocabulary::fit(Node root, std::string_view doctype, std::string_view path) const {
    const auto any = [](const std::vector<std::string>& of, auto test) {
        return std::any_of(of.begin(), of.end(), test);
    };
    const auto space = namespace_of(root);
    int out = 0;
    if (!m_namespaces.empty() && !space.empty()) {
        if (!any(m_namespaces, [&](const std::string& one) { return one == space; })) return 0;
        out += 8;
    }
    if (any(m_public_ids,
            [&](const std::string& one) { return doctype.find(one) != std::string_view::npos; }))
        out += 4;
    if (any(m_roots, [&](const std::string& one) { return one == local_name(root.name()); })) out += 2;
    if (any(m_extensions, [&](const std::string& one) { return path.ends_with(one); })) out += 1;
    return out;
}

}  // namespace kopij::markup
