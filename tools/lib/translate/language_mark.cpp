#include "translate/language_mark.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string_view>

#include <fmt/format.h>

#include "markup/entity.hpp"
#include "markup/pattern.hpp"

namespace kopij::translate {
bool LanguageMarks::says_language(pugi::xml_node element, pugi::xml_attribute attribute) const {
    const std::string_view name = attribute.name();
    return name == "xml:lang" || name == "lang" ||
           m_article.vocabulary().lists("language", markup::local_name(name)) ||
           attribute == m_article.values().language_attribute(element);
}

bool LanguageMarks::has_own(pugi::xml_node element) const {
    // What the DTD gives by default stands in no tag.
    return std::any_of(element.attributes_begin(), element.attributes_end(), [&](pugi::xml_attribute one) {
        return says_language(element, one) && !m_article.document().span(one).whole.empty();
    });
}

LanguageMarks::LanguageMarks(const Article& article, std::string target, const std::string& source)
    : m_article(article), m_target(std::move(target)), m_source(article.language()) {
    if (m_source.empty()) m_source = source;
    std::replace(m_target.begin(), m_target.end(), '_', '-');  // a locale's name as a language tag (BCP 47)
    if (same_language(m_target, m_source)) m_target.clear();
}

void LanguageMarks::collect(const Segments& translated, const Segments& untranslated,
                            std::vector<text::Edit>& edits) const {
    const auto format = m_article.document().format();
    if (m_target.empty() || format == markup::Format::plain) return;
    const auto root = m_article.document().root();
    // Markdown says it in its front matter or leaves it to the folder; its elements have no place for it.
    const bool can_mark = format != markup::Format::markdown;
    change(root, edits);
    if (can_mark && !has_own(root)) mark(root, m_target, edits);
    if (m_source.empty()) return;
    boost::unordered_flat_set<const void*> seen{root.internal_object()};
    for (const auto* segment : translated) {
        for (pugi::xml_node at = segment->node; at && seen.insert(at.internal_object()).second;
             at = at.parent()) {
            change(at, edits);
        }
    }
    if (!can_mark) return;
    pugi::xml_node last;
    for (const auto* segment : untranslated) {
        const pugi::xml_node node = segment->node;
        if (segment->attribute || node == last || node == root || has_own(node)) continue;
        // What is in a third language says so already.
        if (!segment->language.empty() && !same_language(segment->language, m_source)) continue;
        last = node;
        mark(node, m_source, edits);
    }
}

void LanguageMarks::collect_targets(const std::vector<pugi::xml_node>& targets,
                                    std::vector<text::Edit>& edits) const {
    if (m_target.empty()) return;
    for (const auto target : targets) {
        if (same_language(m_article.values().language(target), m_target)) continue;
        bool is_said = false;
        for (const auto& attribute : target.attributes()) {
            if (!says_language(target, attribute)) continue;
            is_said = true;
            const auto at = m_article.document().span(attribute);
            if (at.editable) edits.push_back({at.value, markup::escape_attribute(m_target)});
        }
        if (!is_said) mark(target, m_target, edits);
    }
}

void LanguageMarks::change(pugi::xml_node element, std::vector<text::Edit>& edits) const {
    for (const auto& attribute : element.attributes()) {
        if (!says_language(element, attribute)) continue;
        const bool is_root = element == m_article.document().root();
        if (!is_root && !same_language(attribute.value(), m_source)) continue;
        const auto at = m_article.document().span(attribute);
        if (at.editable) edits.push_back({at.value, markup::escape(m_target, at.notation)});
    }
}

void LanguageMarks::mark(pugi::xml_node element, const std::string& language,
                         std::vector<text::Edit>& edits) const {
    const auto span = m_article.document().span(element);
    if (!span.editable || span.start_tag.empty()) return;
    const auto tag = span.start_tag.in(m_article.source().text());
    // Behind all that it says already, and before a "/" and white space at its end.
    auto at = span.start_tag.begin + std::min(tag.find_first_of(" \t\r\n\f/>"), tag.size());
    for (const auto& attribute : element.attributes())
        at = std::max(at, m_article.document().span(attribute).whole.end);
    edits.push_back(
        {{at, at}, fmt::format(" {}=\"{}\"", attribute_name(), markup::escape_attribute(language))});
}

std::string_view LanguageMarks::attribute_name() const {
    if (m_article.document().format() == markup::Format::html) return "lang";
    const auto& own = m_article.vocabulary().attribute_names("language-without-namespace");
    const bool has_namespace = !its::namespace_of(m_article.document().root()).empty();
    return own.empty() || has_namespace ? "xml:lang" : std::string_view(own.front());
}

}  // namespace kopij::translate
