#include "its/standoff.hpp"

#include <algorithm>

#include "markup/entity.hpp"
#include "markup/pattern.hpp"
#include "text/message.hpp"

namespace kopij::its {
namespace {

pugi::xml_node element_with_id(pugi::xml_node element, std::string_view id) {
    for (const char* name : {"xml:id", "id"}) {
        if (std::string_view(element.attribute(name).value()) == id) return element;
    }
    for (const auto& child : element.children()) {
        if (child.type() != pugi::node_element) continue;
        if (const auto found = element_with_id(child, id)) return found;
    }
    return {};
}

}  // namespace

void Standoff::add_records(Data& data) {
    if (m_row.records_ref.empty()) return;
    const auto* reference = find(data, m_row.records_ref);
    if (reference == nullptr) return;
    const auto& found = records(*reference);
    data.insert(data.end(), found.begin(), found.end());
}

const Data& Standoff::records(const std::string& reference) {
    const auto known = m_known.find(reference);
    if (known != m_known.end()) return known->second;
    return m_known.emplace(reference, read(reference)).first->second;
}

Data Standoff::read(const std::string& reference) {
    Data out;
    const auto hash = reference.find('#');
    if (hash == std::string::npos) return out;
    const auto id = reference.substr(hash + 1);
    const auto path = beside(m_document.source().path(), reference);
    const bool here = path == m_document.source().path();
    bool found = false;
    if (here) {
        found = find_in(m_document, id, out);
    } else if (const auto other = path.empty() ? nullptr : Companion::from_file(path, m_sink)) {
        found = find_in(other->document(), id, out);
    }
    if (!found) {
        m_sink.report({"Markup.ItsRules",
                       diagnostic::Severity::warning,
                       {},
                       text::tr_format("the ITS records that '{0}' points to are not there", reference)});
    }
    return out;
}

bool Standoff::find_in(const markup::Document& document, const std::string& id, Data& out) {
    for (const auto script : its_scripts(document)) {
        const auto companion = Companion::from_text(document.source().path(), raw_text(script), m_sink);
        if (!companion) continue;
        const auto element = element_with_id(companion->document().root(), id);
        if (!element) continue;
        read_records(element, companion->document(), out);
        return true;
    }
    const auto element = document.root() ? element_with_id(document.root(), id) : pugi::xml_node{};
    if (!element) return false;
    read_records(element, document, out);
    return true;
}

void Standoff::read_records(pugi::xml_node element, const markup::Document& document, Data& out) const {
    int number = 0;
    for (const auto& child : element.children()) {
        if (!is_its(child, m_row.record)) continue;
        ++number;
        bool enabled = m_row.category != Category::locquality_issue;
        for (const auto& attribute : child.attributes()) {
            const auto name = markup::local_name(attribute.name());
            if (std::find(m_row.values.begin(), m_row.values.end(), name) == m_row.values.end()) continue;
            enabled = enabled || name == "locQualityIssueEnabled";
            out.push_back({std::string(name), markup::decode(attribute, document), number});
        }
        if (!enabled) out.push_back({"locQualityIssueEnabled", "yes", number});
    }
}

}  // namespace kopij::its
