#include "translate/removal.hpp"

#include <algorithm>

namespace kopij::translate {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether an element stands among others and not in a text.
bool among_elements(pugi::xml_node element) {
    const auto siblings = element.parent().children();
    return std::none_of(siblings.begin(), siblings.end(), [](const pugi::xml_node& one) {
        const std::string_view value = one.value();
        return (one.type() == pugi::node_pcdata && !std::all_of(value.begin(), value.end(), is_space)) ||
               one.type() == pugi::node_cdata;
    });
}

/// The range with the line end and the indent before it, where it has lines of its own.
text::Range with_lines(text::Range range, std::string_view text) {
    auto begin = range.begin;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    const bool starts_line = begin > 0 && text[begin - 1] == '\n';
    const bool ends_line = range.end == text.size() || text[range.end] == '\n' || text[range.end] == '\r';
    if (!starts_line || !ends_line) return range;
    begin -= begin > 1 && text[begin - 2] == '\r' ? 2 : 1;
    return {begin, range.end};
}

}  // namespace

Removal::Removal(const Article& article, std::string_view language) {
    const auto& values = article.values();
    if (!values.says(its::Category::locale_filter) && !values.says(its::Category::drop)) return;
    for (const auto& child : article.document().root().children()) {
        if (child.type() == pugi::node_element) visit(article, language, child);
    }
}

void Removal::visit(const Article& article, std::string_view language, pugi::xml_node element) {
    const auto& values = article.values();
    const auto text = article.source().text();
    if (!values.meant_for(language, element)) return remove(article, element);
    for (const auto& attribute : element.attributes()) {
        if (values.meant_for(language, element, attribute)) continue;
        const auto at = article.document().span(attribute);
        if (!at.editable) continue;
        auto range = at.whole;
        while (is_space(text[range.begin - 1])) --range.begin;
        m_edits.push_back({range, {}});
    }
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element) visit(article, language, child);
    }
}

void Removal::remove(const Article& article, pugi::xml_node element) {
    const auto span = article.document().span(element);
    if (!span.editable) return;
    m_nodes.insert(element.internal_object());
    m_edits.push_back(
        {among_elements(element) ? with_lines(span.whole, article.source().text()) : span.whole, {}});
}

bool Removal::covers(pugi::xml_node element) const {
    if (m_nodes.empty()) return false;
    for (auto at = element; at; at = at.parent()) {
        if (takes(at)) return true;
    }
    return false;
}

}  // namespace kopij::translate
