#include "its/local.hpp"

#include <algorithm>
#include <cctype>

#include "its/rules.hpp"
#include "markup/entity.hpp"
#include "markup/pattern.hpp"

namespace kopij::its {
namespace {

/// The prefix that a namespace has; documents that use two are not met.
std::string prefix_of(std::string_view space, pugi::xml_node element) {
    for (const auto& attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("xmlns:") && attribute.value() == space)
            return std::string(name.substr(6)) + ":";
    }
    for (const auto& child : element.children()) {
        if (child.type() != pugi::node_element) continue;
        auto found = prefix_of(space, child);
        if (!found.empty()) return found;
    }
    return {};
}

/// Values that are keywords; HTML does not mind their letters' case.
bool is_keyword(std::string_view name) {
    constexpr std::string_view k_keywords[] = {
        "translate",           "locNoteType",      "term",  "dir",
        "withinText",          "localeFilterType", "space", "locQualityIssueEnabled",
        "locQualityIssueType", "lineBreakType"};
    return std::find(std::begin(k_keywords), std::end(k_keywords), name) != std::end(k_keywords);
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return text;
}

}  // namespace

std::string html_name(std::string_view name) {
    std::string out = "its-";
    for (const char c : name) {
        if (std::isupper(static_cast<unsigned char>(c)) != 0) out += '-';
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

LocalMarkup::LocalMarkup(const markup::Document& document)
    : m_document(document), m_html(document.format() != markup::Format::xml) {
    if (m_html || !document.root()) return;
    // Looking for a declaration in every element is for documents that have one.
    const auto prefix = [&](std::string_view space) {
        const bool named = document.source().text().find(space) != std::string_view::npos;
        return named ? prefix_of(space, document.root()) : std::string{};
    };
    m_prefix = prefix(k_its_namespace);
    m_itstool_prefix = prefix(k_itstool_namespace);
}

std::string LocalMarkup::value(pugi::xml_node element, std::string_view name, bool& present) const {
    const auto read = [&](pugi::xml_attribute attribute) {
        present = static_cast<bool>(attribute);
        auto out = markup::decode(attribute.value(), m_document);
        return m_html && is_keyword(name) ? lower(std::move(out)) : out;
    };
    if (m_html) return read(element.attribute(html_name(name).c_str()));
    if (m_prefix.empty()) {
        present = false;
        return {};
    }
    const std::string own(name);
    // Only its:span has them without a prefix.
    if (element.name() == m_prefix + "span") {
        auto plain = read(element.attribute(own.c_str()));
        if (present) return plain;
    }
    return read(element.attribute((m_prefix + own).c_str()));
}

Data LocalMarkup::of(pugi::xml_node element, const CategoryRow& row) const {
    auto out = native(element, row);
    if (!out.empty() || !has_any(element)) return out;
    // What has no local markup in ITS.
    constexpr Category k_global_only[] = {
        Category::language_information, Category::domain,   Category::external_resource,
        Category::target_pointer,       Category::id_value, Category::preserve_space};
    if (std::find(std::begin(k_global_only), std::end(k_global_only), row.category) !=
        std::end(k_global_only))
        return out;
    for (const auto name : row.values) {
        bool present = false;
        auto said = value(element, name, present);
        if (present) out.push_back({std::string(name), std::move(said)});
    }
    return out;
}

Data LocalMarkup::native(pugi::xml_node element, const CategoryRow& row) const {
    const auto read = [&](const char* attribute, std::string_view as) -> Data {
        const auto found = element.attribute(attribute);
        if (!found) return {};
        return {{std::string(as), markup::decode(found.value(), m_document)}};
    };
    switch (row.category) {
        case Category::language_information:
            return read(m_html ? "lang" : "xml:lang", "lang");
        case Category::id_value:
            return read(m_html ? "id" : "xml:id", "idValue");
        case Category::preserve_space:
            return m_html ? Data{} : read("xml:space", "space");
        case Category::translate: {
            if (!m_html || !element.attribute("translate")) return {};
            const auto said = lower(element.attribute("translate").value());
            if (said == "yes" || said.empty()) return {{"translate", "yes"}};
            return said == "no" ? Data{{"translate", "no"}} : Data{};
        }
        case Category::directionality: {
            if (!m_html || !element.attribute("dir")) return {};
            auto said = lower(element.attribute("dir").value());
            if (said != "ltr" && said != "rtl") return {};
            if (std::string_view(element.name()) == "bdo") said = said == "ltr" ? "lro" : "rlo";
            return {{"dir", said}};
        }
        case Category::context:
        case Category::drop: {
            if (m_itstool_prefix.empty()) return {};
            const std::string name(row.values.front());
            return read((m_itstool_prefix + name).c_str(), row.values.front());
        }
        default:
            return {};
    }
}

bool LocalMarkup::has_any(pugi::xml_node element) const {
    if (!m_html && m_prefix.empty()) return false;
    if (!m_html && element.name() == m_prefix + "span") return true;
    const std::string_view prefix = m_html ? std::string_view("its-") : m_prefix;
    return std::any_of(element.attributes_begin(), element.attributes_end(), [&](const auto& attribute) {
        return std::string_view(attribute.name()).starts_with(prefix);
    });
}

std::set<Category> LocalMarkup::used() const {
    std::set<Category> out;
    if (!m_itstool_prefix.empty()) out = {Category::context, Category::drop};
    if (m_document.root() && (m_html || !m_prefix.empty())) collect(m_document.root(), out);
    return out;
}

void LocalMarkup::collect(pugi::xml_node element, std::set<Category>& out) const {
    if (has_any(element)) {
        for (const auto& row : categories()) {
            if (!out.contains(row.category) && !of(element, row).empty()) out.insert(row.category);
        }
    }
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element) collect(child, out);
    }
}

std::string LocalMarkup::annotators(pugi::xml_node element) const {
    if (!has_any(element)) return {};
    bool present = false;
    return value(element, "annotatorsRef", present);
}

}  // namespace kopij::its
