#include "its/annotations.hpp"

#include <algorithm>
#include <utility>

#include "its/applier.hpp"
#include "its/standoff.hpp"
#include "text/squeeze.hpp"

namespace kopij::its {
namespace {

/// What a category's values are where they are said in part only.
void complete(Data& data, Category category) {
    const auto add = [&](std::string_view name, const char* value) {
        if (find(data, name) == nullptr) data.push_back({std::string(name), value});
    };
    for (auto& datum : data) {
        // Notes and explanations are prose, laid out as their file was.
        if (datum.name == "locNote" || datum.name == "termInfo") datum.value = text::one_line(datum.value);
    }
    switch (category) {
        case Category::localization_note:
            add("locNoteType", "description");
            break;
        case Category::terminology:
            add("term", "no");
            break;
        case Category::locale_filter:
            add("localeFilterList", "*");
            add("localeFilterType", "include");
            break;
        case Category::storage_size:
            add("storageEncoding", "UTF-8");
            add("lineBreakType", "lf");
            break;
        case Category::locquality_issue:
            if (find(data, "locQualityIssuesRef") == nullptr) add("locQualityIssueEnabled", "yes");
            break;
        default:
            break;
    }
}

/// "text-analysis|http://a mt-confidence|http://b": the one of an annotator.
std::string annotator_in(std::string_view list, std::string_view annotator) {
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find_first_of(" \t\r\n", at), list.size());
        const auto one = list.substr(at, end - at);
        if (one.size() > annotator.size() && one.starts_with(annotator) && one[annotator.size()] == '|')
            return std::string(one);
        at = end + 1;
    }
    return {};
}

}  // namespace

Annotations::Annotations(Reading& reading, const std::vector<Rule>& rules, Category category,
                         diagnostic::Sink& sink) {
    const auto& row = row_of(category);
    auto& local = reading.local;
    const bool has_rule =
        std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.category == category; });
    if (has_rule) apply(reading, rules, row, sink);
    for (const auto& element : local.elements(category)) {
        if (auto data = local.of(element, row); !data.empty())
            m_sayings[element.internal_object()] = std::make_shared<Saying>(Saying{std::move(data)});
        if (row.annotator.empty()) continue;
        auto annotator = annotator_in(local.annotators(element), row.annotator);
        if (!annotator.empty()) m_annotators[element.internal_object()] = std::move(annotator);
    }
    Standoff standoff(reading.document, row, sink);
    for (const auto& [node, saying] : m_sayings) {
        if (std::exchange(saying->is_complete, true)) continue;
        complete(saying->data, category);
        standoff.add_records(saying->data);
    }
}

void Annotations::apply(Reading& reading, const std::vector<Rule>& rules, const CategoryRow& row,
                        diagnostic::Sink& sink) {
    if (!reading.selecting) reading.selecting.emplace(reading.document);
    auto& [elements, names, budget] = *reading.selecting;
    Applier applier(reading.document, names, elements, budget, row, sink);
    for (const auto& rule : rules) {
        if (rule.category == row.category) applier.apply(rule);
    }
    m_sayings = applier.take_sayings();
    m_pointed = applier.take_pointed();
}

std::string Annotations::annotators(pugi::xml_node element) const {
    if (m_annotators.empty()) return {};
    for (auto at = element; at; at = at.parent()) {
        const auto found = m_annotators.find(at.internal_object());
        if (found != m_annotators.end()) return found->second;
    }
    return {};
}

}  // namespace kopij::its
