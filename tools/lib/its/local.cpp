#include "its/local.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

#include "its/rules.hpp"
#include "markup/entity.hpp"
#include "markup/pattern.hpp"
#include "text/letter.hpp"

namespace kopij::its {
namespace {

/// The prefixes that are declared for a namespace, each with its colon; "" for the default one. `left`: how
/// many declarations there may be; where all are found the rest of the document needs no look.
void collect_prefixes(std::string_view space, pugi::xml_node element, std::vector<std::string>& out,
                      std::size_t& left) {
    for (const auto& attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (!name.starts_with("xmlns") || attribute.value() != space) continue;
        if (name.size() > 5 && name[5] != ':') continue;
        auto prefix = name.size() > 6 ? std::string(name.substr(6)) + ":" : std::string{};
        if (std::find(out.begin(), out.end(), prefix) == out.end()) out.push_back(std::move(prefix));
        --left;
    }
    for (auto child = element.first_child(); child && left > 0; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) collect_prefixes(space, child, out, left);
    }
}

std::vector<std::string> prefixes_of(std::string_view space, const markup::Document& document) {
    const auto text = document.source().text();
    std::size_t left = 0;
    for (const char* at = text.data();; at += space.size()) {
        const auto size = static_cast<std::size_t>(text.data() + text.size() - at);
        at = static_cast<const char*>(memmem(at, size, space.data(), space.size()));
        if (at == nullptr) break;
        ++left;
    }
    std::vector<std::string> out;
    if (left > 0) collect_prefixes(space, document.root(), out, left);
    return out;
}

/// Values that are keywords; HTML does not mind their letters' case.
bool is_keyword(std::string_view name) {
    constexpr std::string_view k_keywords[] = {
        "translate",           "locNoteType",      "term",  "dir",
        "withinText",          "localeFilterType", "space", "locQualityIssueEnabled",
        "locQualityIssueType", "lineBreakType"};
    return std::find(std::begin(k_keywords), std::end(k_keywords), name) != std::end(k_keywords);
}

/// XML's own attribute that says something in a category; null for none.
const char* xml_attribute(Category category) {
    switch (category) {
        case Category::language_information:
            return "xml:lang";
        case Category::id_value:
            return "xml:id";
        case Category::preserve_space:
            return "xml:space";
        default:
            return nullptr;
    }
}

/// What has no local markup of ITS's own.
bool is_global_only(Category category) {
    constexpr Category k_all[] = {
        Category::language_information, Category::domain,   Category::external_resource,
        Category::target_pointer,       Category::id_value, Category::preserve_space};
    return std::find(std::begin(k_all), std::end(k_all), category) != std::end(k_all);
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

namespace {

/// The categories of ITS's own attributes, sorted by their names.
template <typename Name>
using LocalNames = std::vector<std::pair<Name, Category>>;

template <typename Name, typename Spell>
LocalNames<Name> local_names(const Spell& spell) {
    LocalNames<Name> out;
    for (const auto& row : categories()) {
        if (is_global_only(row.category)) continue;
        for (const auto value : row.values) out.emplace_back(spell(value), row.category);
    }
    std::sort(out.begin(), out.end());
    return out;
}

const LocalNames<std::string_view>& names_in_xml() {
    static const auto k_all = local_names<std::string_view>([](std::string_view name) { return name; });
    return k_all;
}

const LocalNames<std::string>& names_in_html() {
    static const auto k_all = local_names<std::string>(html_name);
    return k_all;
}

}  // namespace

LocalMarkup::LocalMarkup(const markup::Document& document)
    : m_document(document), m_xml(document.format() == markup::Format::xml) {
    if (!document.root()) return;
    m_html = !m_xml || namespace_of(document.root()) == k_xhtml_namespace;
    if (m_xml) {
        m_prefixes = prefixes_of(k_its_namespace, document);
        m_default = std::erase(m_prefixes, "") > 0;
    }
    if (m_xml) {
        auto prefixes = prefixes_of(k_itstool_namespace, document);
        std::erase(prefixes, "");
        if (!prefixes.empty()) m_itstool_prefix = prefixes.front();
    }
    if (!m_itstool_prefix.empty()) m_used = {Category::context, Category::drop};
    m_xml_only = !m_html && !has_its_names() && m_itstool_prefix.empty();
    const auto begin_with = [this](std::string_view name) {
        if (!name.empty()) m_begins[static_cast<unsigned char>(name.front())] = true;
    };
    if (m_xml) begin_with("xml:");
    if (m_html) {
        for (const auto* name : {"its-", "lang", "id", "dir", "translate"}) begin_with(name);
    }
    for (const auto& prefix : m_prefixes) begin_with(prefix);
    begin_with(m_itstool_prefix);
    if (!m_xml_only) collect(document.root());
}

const std::vector<pugi::xml_node>& LocalMarkup::elements(Category category) {
    if (m_xml_only && m_elements.empty()) {
        const auto* name = xml_attribute(category);
        if (name != nullptr && mentions(m_document, name)) collect(m_document.root());
    }
    return m_elements;
}

void LocalMarkup::collect(pugi::xml_node element) {
    bool says = false;
    const bool in_span = has_its_names() && is_span(element);
    for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const auto* name = attribute.name();
        if (m_begins[static_cast<unsigned char>(*name)] || (in_span && *name != '\0'))
            says = note(name, in_span) || says;
    }
    if (says) m_elements.push_back(element);
    for (auto child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) collect(child);
    }
}

/// Whether an attribute can say anything.
bool LocalMarkup::note(std::string_view name, bool in_span) {
    const auto uses = [&](std::string_view local, const auto& names) {
        const auto found =
            std::lower_bound(names.begin(), names.end(), local,
                             [](const auto& one, std::string_view it) { return one.first < it; });
        if (found != names.end() && found->first == local) m_used.insert(found->second);
        return true;
    };
    if (m_html) {
        if (name.starts_with("its-")) return uses(name, names_in_html());
        if (name == "lang" || name == "id" || name == "dir" || name == "translate") return true;
    }
    if (!m_xml) return false;
    if (name.starts_with("xml:")) return true;
    if (!m_itstool_prefix.empty() && name.starts_with(m_itstool_prefix)) return true;
    if (!has_its_names()) return false;
    for (const auto& prefix : m_prefixes) {
        if (name.starts_with(prefix)) return uses(name.substr(prefix.size()), names_in_xml());
    }
    return in_span && uses(name, names_in_xml());
}

bool LocalMarkup::is_span(pugi::xml_node element) const {
    const std::string_view name = element.name();
    if (name == "span") return m_default && namespace_of(element) == k_its_namespace;
    return name.ends_with(":span") &&
           std::any_of(m_prefixes.begin(), m_prefixes.end(), [&](const std::string& prefix) {
               return name.size() == prefix.size() + 4 && name.starts_with(prefix);
           });
}

std::string LocalMarkup::value(pugi::xml_node element, std::string_view name, bool& present) const {
    const auto read = [&](pugi::xml_attribute attribute, bool html) {
        present = static_cast<bool>(attribute);
        auto out = present ? markup::decode(attribute, m_document) : std::string{};
        return html && is_keyword(name) ? text::ascii_lower(std::move(out)) : out;
    };
    if (m_html) {
        auto out = read(element.attribute(html_name(name).c_str()), true);
        if (present) return out;
    }
    present = false;
    if (!has_its_names()) return {};
    const std::string own(name);
    // Only its:span has them without a prefix.
    if (is_span(element)) {
        auto plain = read(element.attribute(own.c_str()), false);
        if (present) return plain;
    }
    for (const auto& prefix : m_prefixes) {
        auto out = read(element.attribute((prefix + own).c_str()), false);
        if (present) return out;
    }
    return {};
}

Data LocalMarkup::of(pugi::xml_node element, const CategoryRow& row) const {
    auto out = native(element, row);
    if (!out.empty() || is_global_only(row.category)) return out;
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
        return {{std::string(as), markup::decode(found, m_document)}};
    };
    // XML's own attribute, and HTML's.
    const auto read_first = [&](const char* in_html, std::string_view as) {
        auto out = m_xml ? read(xml_attribute(row.category), as) : Data{};
        return out.empty() && m_html && in_html != nullptr ? read(in_html, as) : out;
    };
    switch (row.category) {
        case Category::language_information:
            return read_first("lang", "lang");
        case Category::id_value:
            return read_first("id", "idValue");
        case Category::preserve_space:
            return read_first(nullptr, "space");
        case Category::translate: {
            if (!m_html || !element.attribute("translate")) return {};
            const auto said = text::ascii_lower(element.attribute("translate").value());
            if (said == "yes" || said.empty()) return {{"translate", "yes"}};
            return said == "no" ? Data{{"translate", "no"}} : Data{};
        }
        case Category::directionality: {
            if (!m_html || !element.attribute("dir")) return {};
            auto said = text::ascii_lower(element.attribute("dir").value());
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

std::string LocalMarkup::annotators(pugi::xml_node element) const {
    bool present = false;
    return value(element, "annotatorsRef", present);
}

}  // namespace kopij::its
