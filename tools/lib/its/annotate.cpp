#include "its/annotate.hpp"

#include <algorithm>

#include "its/annotations.hpp"
#include "its/html_defaults.hpp"
#include "text/squeeze.hpp"

namespace kopij::its {
namespace {

Data default_of(Category category, bool attribute) {
    switch (category) {
        case Category::translate:
            return {{"translate", attribute ? "no" : "yes"}};
        case Category::terminology:
            return {{"term", "no"}};
        case Category::directionality:
            return {{"dir", "ltr"}};
        case Category::elements_within_text:
            return attribute ? Data{} : Data{{"withinText", "no"}};
        case Category::locale_filter:
            return {{"localeFilterList", "*"}, {"localeFilterType", "include"}};
        case Category::preserve_space:
            return {{"space", "default"}};
        default:
            return {};
    }
}

/// Visits a document's nodes in the order in which they are shown.
class Walker {
  public:
    Walker(const markup::Document& document, const CategoryRow& row, const Annotations& annotations)
        : m_document(document), m_row(row), m_annotations(annotations) {}

    std::vector<AnnotatedNode> walk() {
        if (m_document.root()) {
            m_path = "/" + std::string(m_document.root().name());
            element(m_document.root(), default_of(m_row.category, false));
        }
        return std::move(m_out);
    }

  private:
    void element(pugi::xml_node node, const Data& inherited) {
        const auto* own = m_annotations.at(node);
        const auto data = own != nullptr                           ? *own
                          : m_row.inheritance == Inheritance::none ? default_at(node)
                                                                   : inherited;
        const auto annotators = m_annotations.annotators(node);
        show(data, annotators);
        attributes(node, data, annotators);
        boost::unordered_flat_map<std::string_view, std::size_t> count;
        const auto length = m_path.size();
        for (const auto& child : node.children()) {
            if (child.type() != pugi::node_element) continue;
            m_path.append("/")
                .append(child.name())
                .append("[")
                .append(std::to_string(++count[child.name()]))
                .append("]");
            element(child, data);
            m_path.resize(length);
        }
    }

    bool is_html() const { return m_document.format() == markup::Format::html; }

    Data default_at(pugi::xml_node element) const {
        if (m_row.category == Category::elements_within_text && is_html())
            return {{"withinText", std::string(html_within_text(element))}};
        return default_of(m_row.category, false);
    }

    void attributes(pugi::xml_node node, const Data& data, const std::string& annotators) {
        std::vector<pugi::xml_attribute> sorted;
        for (const auto& attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name != "xmlns" && !name.starts_with("xmlns:")) sorted.push_back(attribute);
        }
        std::sort(sorted.begin(), sorted.end(),
                  [](const pugi::xml_attribute& a, const pugi::xml_attribute& b) {
                      return std::string_view(a.name()) < std::string_view(b.name());
                  });
        const auto length = m_path.size();
        for (const auto& attribute : sorted) {
            m_path.append("/@").append(attribute.name());
            const auto* own = m_annotations.at(attribute);
            const bool follows =
                m_row.inheritance == Inheritance::elements_and_attributes ||
                (m_row.category == Category::translate && is_html() && html_translatable(node, attribute));
            show(own != nullptr ? *own : follows ? data : default_of(m_row.category, true), annotators);
            m_path.resize(length);
        }
    }

    void show(Data data, const std::string& annotators) {
        if (!annotators.empty()) data.push_back({"annotatorsRef", annotators});
        for (auto& one : data) {
            // A node has one line.
            if (one.value.find_first_of("\t\r\n") != std::string::npos) one.value = text::one_line(one.value);
        }
        std::stable_sort(data.begin(), data.end(), [](const Datum& a, const Datum& b) {
            return a.record != b.record ? a.record < b.record : a.name < b.name;
        });
        m_out.push_back({m_path, std::move(data)});
    }

    const markup::Document& m_document;
    const CategoryRow& m_row;
    const Annotations& m_annotations;
    std::string m_path;
    std::vector<AnnotatedNode> m_out;
};

}  // namespace

std::vector<AnnotatedNode> annotate(const markup::Document& document, Category category,
                                    diagnostic::Sink& sink) {
    Reading reading(document);
    const Annotations annotations(reading, read_rules(document, sink), category, sink);
    return Walker(document, row_of(category), annotations).walk();
}

}  // namespace kopij::its
