#include "its/annotations.hpp"

#include <algorithm>

#include "its/html_defaults.hpp"
#include "its/local.hpp"
#include "its/standoff.hpp"
#include "markup/entity.hpp"
#include "markup/pattern.hpp"
#include "text/message.hpp"

namespace kopij::its {
namespace {

/// Applies the rules of one category to a document.
class Applier {
  public:
    Applier(const markup::Document& document, const CategoryRow& row, diagnostic::Sink& sink,
            boost::unordered_flat_map<const void*, Data>& out)
        : m_document(document), m_row(row), m_sink(sink), m_out(out), m_names(document) {}

    void apply(const Rule& rule) {
        const auto selector = rewrite(rule.selector, rule.prefixes, rule.parameters, m_names);
        if (!affordable(selector, m_names.nodes())) {
            report(rule,
                   text::tr_format("the selector '{0}' would take too long on this document", rule.selector));
            return;
        }
        try {
            const pugi::xpath_query query(selector.c_str());
            for (const auto& node : query.evaluate_node_set(m_document.tree())) {
                auto data = data_of(rule, node);
                if (data.empty()) continue;
                const void* key = node.attribute()
                                      ? static_cast<const void*>(node.attribute().internal_object())
                                      : node.node().internal_object();
                m_out[key] = std::move(data);
            }
        } catch (const pugi::xpath_exception& e) {
            report(rule, text::tr_format("'{0}' is no selector: {1}", rule.selector, e.what()));
        }
    }

  private:
    void report(const Rule& rule, std::string message) {
        m_sink.report({"Markup.ItsRules", diagnostic::Severity::warning, rule.range, std::move(message)});
    }

    static const std::string* attribute(const Rule& rule, std::string_view name) {
        const auto found = std::find_if(rule.attributes.begin(), rule.attributes.end(),
                                        [&](const auto& one) { return one.first == name; });
        return found == rule.attributes.end() ? nullptr : &found->second;
    }

    Data data_of(const Rule& rule, const pugi::xpath_node& node) {
        Data out;
        switch (m_row.category) {
            case Category::domain:
                domains(rule, node, out);
                return out;
            case Category::target_pointer:
                if (const auto* pointer = attribute(rule, "targetPointer"))
                    out.push_back({"targetPointer", fill_in(*pointer, rule.parameters)});
                return out;
            case Category::id_value: {
                const auto* expression = attribute(rule, "idValue");
                if (auto id = expression ? first(rule, *expression, node) : std::nullopt)
                    out.push_back({"idValue", std::move(*id)});
                return out;
            }
            case Category::preserve_space:
                // itstool's own spelling, older than ITS 2.0's.
                if (const auto* preserve = attribute(rule, "preserveSpace"))
                    return {{"space", *preserve == "yes" ? "preserve" : "default"}};
                break;
            case Category::localization_note:
                if (rule.note) out.push_back({"locNote", *rule.note});
                break;
            default:
                break;
        }
        for (const auto name : m_row.values) {
            if (const auto* value = attribute(rule, name)) {
                out.push_back({std::string(name), *value});
            } else if (const auto* pointer = attribute(rule, std::string(name) + "Pointer")) {
                if (auto found = first(rule, *pointer, node))
                    out.push_back({std::string(name), std::move(*found)});
            }
        }
        return out;
    }

    /// What a pointer leads to: the first node's text, or the value of an expression; nothing for no node.
    std::optional<std::string> first(const Rule& rule, const std::string& pointer,
                                     const pugi::xpath_node& node) {
        const auto all = resolve(rule, pointer, node);
        if (all.empty()) return std::nullopt;
        return all.front();
    }

    std::string text_of(const pugi::xpath_node& node) const {
        if (node.attribute()) return markup::decode(node.attribute(), m_document);
        if (node.node().type() == pugi::node_element) {
            std::string out;
            append_text(node.node(), out);
            return out;
        }
        return markup::decode(node.node(), m_document);
    }

    void append_text(pugi::xml_node element, std::string& out) const {
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                out += markup::decode(child, m_document);
            if (child.type() == pugi::node_element) append_text(child, out);
        }
    }

    std::vector<std::string> resolve(const Rule& rule, const std::string& pointer,
                                     const pugi::xpath_node& node) {
        auto context = node;
        auto expression = pointer;
        // XPath's id(), which needs ids that the tree does not know by themselves.
        if (expression.starts_with("id(")) {
            const auto close = expression.find(')');
            if (close == std::string::npos) return {};
            const auto id = first(rule, expression.substr(3, close - 3), node);
            context = id ? element_with_id(*id) : pugi::xpath_node{};
            expression = "." + expression.substr(close + 1);
            if (!context) return {};
        }
        const auto rewritten = rewrite(expression, rule.prefixes, rule.parameters, m_names);
        std::vector<std::string> out;
        try {
            const pugi::xpath_query query(rewritten.c_str());
            if (query.return_type() == pugi::xpath_type_node_set) {
                // In document order, whatever axis led there.
                auto nodes = query.evaluate_node_set(context);
                nodes.sort();
                for (const auto& one : nodes) out.push_back(text_of(one));
            } else {
                out.push_back(query.evaluate_string(context));
            }
        } catch (const pugi::xpath_exception& e) {
            report(rule, text::tr_format("'{0}' is no selector: {1}", pointer, e.what()));
        }
        return out;
    }

    pugi::xpath_node element_with_id(const std::string& id) {
        if (m_ids.empty()) collect_ids(m_document.root());
        const auto found = m_ids.find(id);
        return found == m_ids.end() ? pugi::xpath_node{} : pugi::xpath_node(found->second);
    }

    void collect_ids(pugi::xml_node element) {
        for (const char* name : {"xml:id", "id"}) {
            if (const auto id = element.attribute(name))
                m_ids.emplace(markup::decode(id, m_document), element);
        }
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) collect_ids(child);
        }
    }

    /// ITS 2.0, 8.9: values split at commas, mapped, each once.
    void domains(const Rule& rule, const pugi::xpath_node& node, Data& out) {
        const auto* pointer = attribute(rule, "domainPointer");
        if (pointer == nullptr) return;
        const auto* mapping = attribute(rule, "domainMapping");
        const auto mapped = mapping ? read_mapping(*mapping) : Parameters{};
        std::vector<std::string> names;
        for (const auto& value : resolve(rule, *pointer, node)) {
            for (auto& name : split_domains(value)) {
                const auto found = mapped.find(name);
                auto result = found == mapped.end() ? std::move(name) : found->second;
                if (!result.empty() && std::find(names.begin(), names.end(), result) == names.end())
                    names.push_back(std::move(result));
            }
        }
        if (names.empty()) return;
        std::string joined;
        for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
        out.push_back({"domains", std::move(joined)});
    }

    static std::string trimmed(std::string_view text) {
        constexpr std::string_view k_space = " \t\r\n";
        const auto begin = text.find_first_not_of(k_space);
        if (begin == std::string_view::npos) return {};
        text = text.substr(begin, text.find_last_not_of(k_space) + 1 - begin);
        const char quote = text.front();
        if (text.size() > 1 && (quote == '"' || quote == '\'') && text.back() == quote)
            text = text.substr(1, text.size() - 2);
        return std::string(text);
    }

    static std::vector<std::string> split_domains(std::string_view text) {
        std::vector<std::string> out;
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find(',', at), text.size());
            out.push_back(trimmed(text.substr(at, end - at)));
            at = end + 1;
        }
        return out;
    }

    /// "automotive auto, 'criminal law' law": pairs; a name with spaces is quoted.
    static Parameters read_mapping(std::string_view text) {
        Parameters out;
        for (const auto& pair : split_domains(text)) {
            std::vector<std::string> parts;
            for (std::size_t at = 0; at < pair.size();) {
                if (pair[at] == ' ' || pair[at] == '\t' || pair[at] == '\n') {
                    ++at;
                    continue;
                }
                const bool quoted = pair[at] == '\'' || pair[at] == '"';
                const auto begin = quoted ? at + 1 : at;
                const auto end = std::min(
                    quoted ? pair.find(pair[at], begin) : pair.find_first_of(" \t\n", begin), pair.size());
                parts.push_back(pair.substr(begin, end - begin));
                at = end + (quoted ? 1 : 0);
            }
            if (parts.size() == 2) out[parts[0]] = parts[1];
        }
        return out;
    }

    const markup::Document& m_document;
    const CategoryRow& m_row;
    diagnostic::Sink& m_sink;
    boost::unordered_flat_map<const void*, Data>& m_out;
    Names m_names;
    boost::unordered_flat_map<std::string, pugi::xml_node> m_ids;
};

/// White space as a reader of one line has it.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            out.push_back(c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// What a category's values are where they are said in part only.
void complete(Data& data, Category category) {
    const auto add = [&](std::string_view name, const char* value) {
        if (find(data, name) == nullptr) data.push_back({std::string(name), value});
    };
    for (auto& datum : data) {
        // Notes and explanations are prose, laid out as their file was.
        if (datum.name == "locNote" || datum.name == "termInfo") datum.value = one_line(datum.value);
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

Annotations::Annotations(const markup::Document& document, const std::vector<Rule>& rules, Category category,
                         diagnostic::Sink& sink) {
    const auto& row = row_of(category);
    Applier applier(document, row, sink, m_data);
    for (const auto& rule : rules) {
        if (rule.category == category) applier.apply(rule);
    }
    const LocalMarkup local(document);
    const auto visit = [&](const auto& self, pugi::xml_node element, const std::string& inherited) -> void {
        if (auto data = local.of(element, row); !data.empty())
            m_data[element.internal_object()] = std::move(data);
        auto annotator =
            row.annotator.empty() ? std::string{} : annotator_in(local.annotators(element), row.annotator);
        if (annotator.empty()) annotator = inherited;
        if (!annotator.empty()) m_annotators[element.internal_object()] = annotator;
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) self(self, child, annotator);
        }
    };
    if (document.root()) visit(visit, document.root(), {});
    Standoff standoff(document, row, sink);
    for (auto& [node, data] : m_data) {
        complete(data, category);
        standoff.add_records(data);
    }
}

std::string Annotations::annotators(pugi::xml_node element) const {
    const auto found = m_annotators.find(element.internal_object());
    return found == m_annotators.end() ? std::string{} : found->second;
}

std::vector<AnnotatedNode> annotate(const markup::Document& document, Category category,
                                    diagnostic::Sink& sink) {
    const Annotations annotations(document, read_rules(document, sink), category, sink);
    return Walker(document, row_of(category), annotations).walk();
}

}  // namespace kopij::its
