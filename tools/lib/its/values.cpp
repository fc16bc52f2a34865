#include "its/values.hpp"

#include <set>

#include "its/locale.hpp"
#include "markup/pattern.hpp"

namespace kopij::its {
namespace {

/// Elements that are about the document and no part of it.
bool is_about_the_document(pugi::xml_node element) {
    const auto local = markup::local_name(element.name());
    return (local == "rules" || local == "provenanceRecords" || local == "locQualityIssues") &&
           namespace_of(element) == k_its_namespace;
}

constexpr std::string_view k_yes = "yes";

// Moving what is there already costs more than room that is never touched.
constexpr std::size_t k_bytes_an_element = 32;

WithinText within_text_from(std::string_view value) {
    if (value == "yes") return WithinText::yes;
    return value == "nested" ? WithinText::nested : WithinText::no;
}

}  // namespace

template <typename Node>
struct Values::Sets {
    explicit Sets(const markup::Vocabulary& vocabulary)
        : translate_no(vocabulary.mask({"its:translate-no"})),
          translate_yes(vocabulary.mask({"its:translate-yes"})),
          within_text_yes(vocabulary.mask({"its:within-text-yes"})),
          within_text_nested(vocabulary.mask({"its:within-text-nested"})),
          preserve_space(vocabulary.mask({"its:preserve-space"})),
          language(vocabulary.attribute_names("language")),
          finder(vocabulary) {
        for (const auto& name : language) {
            if (!name.empty()) language_ends[static_cast<unsigned char>(name.back())] = true;
        }
    }

    markup::Vocabulary::SetMask translate_no, translate_yes, within_text_yes, within_text_nested,
        preserve_space;
    const std::vector<std::string>& language;
    std::array<bool, 256> language_ends{};  // the letters that these names end in
    markup::SetFinder<Node> finder;
};

Values Values::of(const markup::Document& document, const markup::Vocabulary& vocabulary,
                  const SharedRules& rules, diagnostic::Sink& sink) {
    Values out;
    out.m_vocabulary = &vocabulary;
    out.m_document = &document;
    if (!document.has_root()) return out;
    out.m_html =
        document.format() != markup::Format::xml || namespace_of(document.root()) == k_xhtml_namespace;
    if (rules || uses_its(document)) out.annotate(document, rules, sink);
    out.m_elements.reserve(document.source().text().size() / k_bytes_an_element);
    if (document.outline() != nullptr && !out.m_annotated) {
        Sets<markup::OutlineNode> sets(vocabulary);
        out.visit(document.outline()->root(), {}, sets);
    } else {
        Sets<pugi::xml_node> sets(vocabulary);
        out.visit(document.root(), {}, sets);
    }
    return out;
}

void Values::annotate(const markup::Document& document, const SharedRules& shared, diagnostic::Sink& sink) {
    auto own = read_rules(document, sink);
    // Of many documents the project's rules are all there are.
    const bool are_all = shared && own.empty();
    if (shared && !are_all) own.insert(own.begin(), shared->begin(), shared->end());
    const auto& rules = are_all ? *shared : own;
    Reading reading(document);
    m_mentions_its = mentions(document, k_its_namespace);
    auto used = reading.local.used();
    for (const auto& rule : rules) used.insert(rule.category);
    for (const auto category : used) {
        Annotations said(reading, rules, category, sink);
        if (said.empty()) continue;
        m_annotations[static_cast<std::size_t>(category)] =
            std::make_unique<const Annotations>(std::move(said));
        m_annotated = true;
    }
    if (const auto* targets = annotations(Category::target_pointer)) {
        for (const auto& [node, target] : targets->pointed()) m_targets.insert(identity(target));
    }
}

template <typename Node>
void Values::visit(Node element, const Facts& parent, Sets<Node>& sets) {
    const auto number = m_elements.size();
    auto here = parent;
    here.within_text = WithinText::no;  // not inherited (ITS 2.0, 8.8)
    const auto in = here.sets = sets.finder.sets_of(element);
    if ((in & sets.translate_no) != 0) here.translate = false;
    if ((in & sets.translate_yes) != 0) here.translate = true;
    if ((in & sets.within_text_yes) != 0) here.within_text = WithinText::yes;
    if ((in & sets.within_text_nested) != 0) here.within_text = WithinText::nested;
    if ((in & sets.preserve_space) != 0) here.preserve_space = true;
    if (element.first_attribute()) heed_attributes(element, sets, here);
    if constexpr (std::is_same_v<Node, pugi::xml_node>) {
        if (m_annotated) heed_annotations(element, here);
    }
    m_elements.push_back(here);
    auto child = element.first_child();
    for (auto type = child.type(); type != pugi::node_null; type = child.type()) {
        if (type == pugi::node_element) visit<Node>(child, here, sets);
        child = child.next_sibling();
    }
    m_elements[number].after = static_cast<std::uint32_t>(m_elements.size());
}

template <typename Node>
void Values::heed_attributes(Node element, const Sets<Node>& sets, Facts& here) const {
    // Of most attributes no one needs more than this.
    constexpr std::size_t k_shortest = std::string_view("xml:lang").size();
    bool may_tell = false;
    bool may_tell_language = false;
    for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        may_tell = may_tell || name.size() >= k_shortest;
        may_tell_language = may_tell_language ||
                            (!name.empty() && sets.language_ends[static_cast<unsigned char>(name.back())]);
    }
    if (may_tell_language) {
        if (const auto language = markup::Vocabulary::attribute(element, sets.language))
            here.language = language.value();
    }
    if (may_tell) heed_its_attributes(element, here);
}

template <typename Node>
void Values::heed_its_attributes(Node element, Facts& here) const {
    for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        const std::string_view value = attribute.value();
        if (name == "its:translate") here.translate = value == k_yes;
        if (name == "its:withinText") here.within_text = within_text_from(value);
        if (name == "xml:space") here.preserve_space = value == "preserve";
        if (name == "xml:lang") here.language = value;
        if (m_html && name == "translate" && value == "no") here.translate = false;
        if (m_html && name == "translate" && (value == k_yes || value.empty())) here.translate = true;
    }
}

void Values::heed_annotations(pugi::xml_node element, Facts& here) const {
    const auto value = [&](Category category, std::string_view name) -> const std::string* {
        const auto* data = own(category, element);
        return data ? its::find(*data, name) : nullptr;
    };
    if (const auto* said = value(Category::translate, "translate")) here.translate = *said == "yes";
    if (const auto* said = value(Category::elements_within_text, "withinText"))
        here.within_text = within_text_from(*said);
    if (const auto* said = value(Category::preserve_space, "space"))
        here.preserve_space = *said == "preserve";
    if (const auto* said = value(Category::language_information, "lang")) here.language = *said;
    here.is_its = here.is_its || (m_mentions_its && is_about_the_document(element));
    here.translate = here.translate && !here.is_its;
}

const Values::Facts& Values::at(pugi::xml_node element) const {
    static const Facts k_default;
    const auto number = m_document == nullptr ? std::nullopt : m_document->number(element);
    return number && *number < m_elements.size() ? m_elements[*number] : k_default;
}

bool Values::translate(pugi::xml_node element) const { return at(element).translate; }

bool Values::translate(pugi::xml_node element, pugi::xml_attribute attribute) const {
    if (!m_annotated) return m_vocabulary->translatable(element, attribute) && at(element).translate;
    if (const auto* data = own(Category::translate, attribute)) {
        const auto* said = its::find(*data, "translate");
        return said != nullptr && *said == "yes" && !at(element).is_its;
    }
    return at(element).translate && m_vocabulary->translatable(element, attribute);
}

WithinText Values::within_text(pugi::xml_node element) const { return at(element).within_text; }

bool Values::preserve_space(pugi::xml_node element) const { return at(element).preserve_space; }

std::string_view Values::language(pugi::xml_node element) const { return at(element).language; }

pugi::xml_attribute Values::language_attribute(pugi::xml_node element) const {
    const auto* said = annotations(Category::language_information);
    if (said == nullptr) return {};
    const auto found = said->pointed().find(element.internal_object());
    // One that stands elsewhere speaks for others too.
    return found == said->pointed().end() || found->second.parent() != element ? pugi::xml_attribute{}
                                                                               : found->second.attribute();
}

const Data* Values::own(Category category, pugi::xml_node element) const {
    const auto* said = annotations(category);
    return said == nullptr ? nullptr : said->at(element);
}

const Data* Values::own(Category category, pugi::xml_attribute attribute) const {
    const auto* said = annotations(category);
    return said == nullptr ? nullptr : said->at(attribute);
}

const Data* Values::find(Category category, pugi::xml_node element, pugi::xml_attribute attribute) const {
    const auto* said = annotations(category);
    if (said == nullptr) return nullptr;
    const auto inheritance = row_of(category).inheritance;
    if (attribute) {
        if (const auto* data = said->at(attribute)) return data;
        if (inheritance != Inheritance::elements_and_attributes) return nullptr;
    }
    if (const auto* data = said->at(element)) return data;
    if (inheritance == Inheritance::none) return nullptr;
    for (auto above = element.parent(); above; above = above.parent()) {
        if (const auto* data = said->at(above)) return data;
    }
    return nullptr;
}

bool Values::left_out(const Data* drop, const Data* filter, pugi::xml_node element) const {
    if (drop != nullptr) {
        const auto* said = its::find(*drop, "drop");
        if (said != nullptr && *said == "yes") return true;
    }
    if (filter == nullptr) return false;
    const auto admits = locale_filter(*filter);
    return admits.admits_none() || admits.admits_only(language(element));
}

bool Values::left_out(pugi::xml_node element) const {
    return annotated() &&
           left_out(own(Category::drop, element), own(Category::locale_filter, element), element);
}

bool Values::left_out(pugi::xml_node element, pugi::xml_attribute attribute) const {
    return annotated() &&
           left_out(own(Category::drop, attribute), own(Category::locale_filter, attribute), element);
}

bool Values::meant_for(std::string_view language, pugi::xml_node element) const {
    const auto* drop = own(Category::drop, element);
    if (drop != nullptr && left_out(drop, nullptr, element)) return false;
    const auto* filter = own(Category::locale_filter, element);
    return filter == nullptr || locale_filter(*filter).admits(language);
}

bool Values::meant_for(std::string_view language, pugi::xml_node element,
                       pugi::xml_attribute attribute) const {
    const auto* drop = own(Category::drop, attribute);
    if (drop != nullptr && left_out(drop, nullptr, element)) return false;
    const auto* filter = own(Category::locale_filter, attribute);
    return filter == nullptr || locale_filter(*filter).admits(language);
}

pugi::xpath_node Values::target(const pugi::xpath_node& node) const {
    const auto* targets = annotations(Category::target_pointer);
    if (targets == nullptr) return {};
    const auto found = targets->pointed().find(identity(node));
    return found == targets->pointed().end() ? pugi::xpath_node{} : found->second;
}

bool Values::is_target(const pugi::xpath_node& node) const {
    return !m_targets.empty() && m_targets.contains(identity(node));
}

}  // namespace kopij::its
