#include "its/standoff.hpp"

#include <algorithm>

#include "markup/entity.hpp"
#include "markup/pattern.hpp"
#include "text/message.hpp"

namespace kopij::its {
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
    const auto& known = index(beside(m_document.source().path(), reference)).elements;
    const auto found = known.find(reference.substr(hash + 1));
    if (found == known.end()) {
        m_sink.report({"Markup.ItsRules",
                       diagnostic::Severity::warning,
                       {},
                       text::tr_format("the ITS records that '{0}' points to are not there", reference)});
        return out;
    }
    read_records(found->second.first, *found->second.second, out);
    return out;
}

const Standoff::Index& Standoff::index(const std::string& path) {
    const auto [entry, is_new] = m_indices.try_emplace(path);
    auto& out = entry->second;
    if (!is_new || path.empty() || m_indices.size() > k_most_files) return out;
    const markup::Document* document = &m_document;
    if (path != m_document.source().path()) {
        auto other = Companion::from_file(path, m_sink);
        if (!other) return out;
        document = &other->document();
        out.kept.push_back(std::move(other));
    }
    // What a script holds goes before the script itself, which may have the same id.
    for (const auto script : its_scripts(*document)) {
        auto companion = Companion::from_text(path, raw_text(script), m_sink);
        if (!companion) continue;
        const auto records = companion->document().root();
        collect(records, companion->document(), out);
        // Its id may stand at the script alone.
        if (const auto id = script.attribute("id"); id && namespace_of(records) == k_its_namespace)
            out.elements.try_emplace(markup::decode(id, *document), records, &companion->document());
        out.kept.push_back(std::move(companion));
    }
    collect(document->root(), *document, out);
    return out;
}

void Standoff::collect(pugi::xml_node element, const markup::Document& document, Index& out) const {
    for (const char* name : {"xml:id", "id"}) {
        if (const auto id = element.attribute(name))
            out.elements.try_emplace(markup::decode(id, document), element, &document);
    }
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element) collect(child, document, out);
    }
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
