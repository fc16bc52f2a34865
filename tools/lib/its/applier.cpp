#include "its/applier.hpp"

#include <algorithm>

#include "its/parent_tests.hpp"
#include "markup/entity.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::its {
namespace {

const std::string* attribute(const Rule& rule, std::string_view name) {
    const auto found = std::find_if(rule.attributes.begin(), rule.attributes.end(),
                                    [&](const auto& one) { return one.first == name; });
    return found == rule.attributes.end() ? nullptr : &found->second;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_quote(char c) { return c == '"' || c == '\''; }

/// Each end by itself: a comma may stand between the two marks (ITS 2.0, 8.9, steps 3-1-1-2 and 3-1-1-3).
std::string unquoted(std::string_view text) {
    text = trimmed(text);
    if (!text.empty() && is_quote(text.front())) text.remove_prefix(1);
    if (!text.empty() && is_quote(text.back())) text.remove_suffix(1);
    return std::string(text);
}

/// At commas; with `quotes` not at those inside quotation marks.
enum class Quotes { plain, hold };
std::vector<std::string_view> split(std::string_view text, Quotes quotes) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    char open = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && quotes == Quotes::hold && is_quote(text[at]) &&
            (open == 0 || open == text[at])) {
            open = open == 0 ? text[at] : '\0';
        }
        if (at < text.size() && (text[at] != ',' || open != 0)) continue;
        out.push_back(text.substr(begin, at - begin));
        begin = at + 1;
    }
    return out;
}

/// "automotive auto, 'criminal law' law": pairs; a name with spaces is quoted. The left ones are compared
/// without regard to case (ITS 2.0, 8.9).
Parameters read_mapping(std::string_view text) {
    Parameters out;
    for (const auto pair : split(text, Quotes::hold)) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at < pair.size();) {
            if (is_space(pair[at])) {
                ++at;
                continue;
            }
            const bool quoted = is_quote(pair[at]);
            const auto begin = quoted ? at + 1 : at;
            const auto end = std::min(
                quoted ? pair.find(pair[at], begin) : pair.find_first_of(" \t\r\n", begin), pair.size());
            parts.emplace_back(pair.substr(begin, end - begin));
            at = end + (quoted ? 1 : 0);
        }
        if (parts.size() == 2) out[text::ascii_lower(parts[0])] = parts[1];
    }
    return out;
}

/// How many elements the parents of the nodes have, on average.
double siblings_of(const std::vector<pugi::xpath_node>& nodes) {
    ByNode<double> known;
    double all = 0;
    for (const auto& node : nodes) {
        const auto parent = node.parent();
        const auto [here, is_new] = known.try_emplace(parent.internal_object());
        for (auto child = parent.first_child(); child && is_new; child = child.next_sibling())
            here->second += child.type() == pugi::node_element ? 1 : 0;
        all += here->second;
    }
    return nodes.empty() ? 0 : all / static_cast<double>(nodes.size());
}

}  // namespace

const void* identity(const pugi::xpath_node& node) {
    return node.attribute() ? static_cast<const void*>(node.attribute().internal_object())
                            : node.node().internal_object();
}

void Applier::apply(const Rule& rule) {
    m_queries.clear();
    m_times = 1;
    m_siblings = m_names.siblings();
    const auto selector =
        expression(rule, rule.selector, CssScope::document, static_cast<double>(m_names.nodes()), m_siblings);
    if (!selector) return;
    try {
        const auto nodes = select(*selector);
        m_times = static_cast<double>(nodes.size());
        if (!says_one_thing(rule)) m_siblings = siblings_of(nodes);
        m_sayings.reserve(m_sayings.size() + nodes.size());
        std::shared_ptr<Saying> saying;
        for (const auto& node : nodes) {
            if (!saying || !says_one_thing(rule))
                saying = std::make_shared<Saying>(Saying{data_of(rule, node)});
            if (saying->data.empty()) continue;
            if (const auto to = holder(rule, node)) m_sayings[identity(to)] = saying;
        }
    } catch (const pugi::xpath_exception& e) {
        report(rule, text::tr_format("'{0}' is no selector: {1}", rule.selector, e.what()));
    }
}

std::vector<pugi::xpath_node> Applier::select(const std::string& selector) const {
    if (const auto quick = QuickSelector::parse(selector)) return quick->select(m_elements);
    const auto found = pugi::xpath_query(selector.c_str()).evaluate_node_set(m_document.tree());
    return {found.begin(), found.end()};
}

void Applier::report(const Rule& rule, std::string message) {
    m_sink.report({"Markup.ItsRules", diagnostic::Severity::warning, rule.range, std::move(message)});
}

std::optional<std::string> Applier::expression(const Rule& rule, const std::string& written, CssScope scope,
                                               double times, double siblings) {
    auto xpath = std::optional(scope == CssScope::document ? ask_parents(written) : written);
    if (rule.language == QueryLanguage::css)
        xpath = xpath_from_css(
            written, rule.prefixes, scope,
            m_document.format() == markup::Format::xml ? LetterCase::counts : LetterCase::html);
    if (!xpath) {
        report(rule, text::tr_format("'{0}' is no selector of CSS that ITS rules can use", written));
        return std::nullopt;
    }
    auto out = rewrite(*xpath, rule.prefixes, rule.parameters, m_names);
    if (m_budget.spend(cost(out, times, m_names, siblings))) return out;
    report(rule, text::tr_format("the selector '{0}' would take too long on this document", written));
    return std::nullopt;
}

bool Applier::says_one_thing(const Rule& rule) const {
    return m_row.category != Category::id_value &&
           std::none_of(rule.attributes.begin(), rule.attributes.end(),
                        [](const auto& one) { return one.first.ends_with("Pointer"); });
}

Data Applier::data_of(const Rule& rule, const pugi::xpath_node& node) {
    Data out;
    switch (m_row.category) {
        case Category::domain:
            domains(rule, node, out);
            return out;
        case Category::target_pointer:
            if (const auto* pointer = attribute(rule, "targetPointer")) {
                out.push_back({"targetPointer", fill_in(*pointer, rule.parameters)});
                point(rule, *pointer, node);
            }
            return out;
        case Category::id_value: {
            const auto* expression = attribute(rule, "idValue");
            // What gives an empty string gives no id.
            if (auto id = expression ? first(rule, *expression, node) : std::nullopt; id && !id->empty())
                out.push_back({"idValue", std::move(*id)});
            return out;
        }
        case Category::language_information:
            if (const auto* pointer = attribute(rule, "langPointer")) point(rule, *pointer, node);
            break;
        case Category::preserve_space:
            // itstool's own spelling, older than ITS 2.0's.
            if (const auto* preserve = attribute(rule, "preserveSpace"))
                return {{"space", *preserve == "yes" ? "preserve" : "default"}};
            break;
        case Category::external_resource:
            // itstool's own name for it, from before ITS 2.0.
            if (const auto* pointer = attribute(rule, "refPointer")) {
                if (auto found = first(rule, *pointer, node))
                    return {{"externalResourceRef", std::move(*found)}};
            }
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
    // The kind of a note that is not there says nothing.
    if (m_row.category == Category::localization_note && out.size() == 1 && out[0].name == "locNoteType")
        return {};
    return out;
}

/// What a pointer leads to: the first node's text, or the value of an expression; nothing for no node.
std::optional<std::string> Applier::first(const Rule& rule, const std::string& pointer,
                                          const pugi::xpath_node& node) {
    const auto all = resolve(rule, pointer, node);
    if (all.empty()) return std::nullopt;
    return all.front();
}

std::string Applier::text_of(const pugi::xpath_node& node) const {
    if (node.attribute()) return markup::decode(node.attribute(), m_document);
    if (node.node().type() == pugi::node_element) return its::text_of(node.node(), m_document);
    return markup::decode(node.node(), m_document);
}

/// The expression ready to run for each node of the rule; null, and told once, where it is none or would take
/// too long.
Applier::Query Applier::compile(const Rule& rule, const std::string& pointer) {
    const auto [found, is_new] = m_queries.try_emplace(pointer);
    if (!is_new) return found->second;
    const auto xpath = expression(rule, pointer, CssScope::inside, m_times, m_siblings);
    if (!xpath) return nullptr;
    try {
        found->second = std::make_shared<const pugi::xpath_query>(xpath->c_str());
    } catch (const pugi::xpath_exception& e) {
        report(rule, text::tr_format("'{0}' is no selector: {1}", pointer, e.what()));
    }
    return found->second;
}

std::vector<std::string> Applier::resolve(const Rule& rule, const std::string& pointer,
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
    const auto query = compile(rule, expression);
    if (!query) return {};
    if (query->return_type() != pugi::xpath_type_node_set) return {query->evaluate_string(context)};
    // In document order, whatever axis led there.
    auto nodes = query->evaluate_node_set(context);
    nodes.sort();
    std::vector<std::string> out;
    for (const auto& one : nodes) out.push_back(text_of(one));
    return out;
}

/// The node that has what a rule says: the selected one, unless gt:contextRule says where the text is.
pugi::xpath_node Applier::holder(const Rule& rule, const pugi::xpath_node& node) {
    const auto* pointer = m_row.category == Category::context ? attribute(rule, "textPointer") : nullptr;
    if (pointer == nullptr) return node;
    const auto query = compile(rule, *pointer);
    if (!query || query->return_type() != pugi::xpath_type_node_set) return {};
    return query->evaluate_node(node);
}

void Applier::point(const Rule& rule, const std::string& pointer, const pugi::xpath_node& node) {
    const auto query = compile(rule, pointer);
    if (!query || query->return_type() != pugi::xpath_type_node_set) return;
    const auto found = query->evaluate_node(node);
    if (found) m_pointed[identity(node)] = found;
}

pugi::xpath_node Applier::element_with_id(const std::string& id) {
    if (m_ids.empty()) collect_ids(m_document.root());
    const auto found = m_ids.find(id);
    return found == m_ids.end() ? pugi::xpath_node{} : pugi::xpath_node(found->second);
}

void Applier::collect_ids(pugi::xml_node element) {
    for (const char* name : {"xml:id", "id"}) {
        if (const auto id = element.attribute(name)) m_ids.emplace(markup::decode(id, m_document), element);
    }
    for (const auto& [name, attribute] : m_names.ids()) {
        const auto id = name == element.name() ? element.attribute(attribute.c_str()) : pugi::xml_attribute{};
        if (id) m_ids.emplace(markup::decode(id, m_document), element);
    }
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element) collect_ids(child);
    }
}

/// ITS 2.0, 8.9: values split at commas, mapped, each once.
void Applier::domains(const Rule& rule, const pugi::xpath_node& node, Data& out) {
    const auto* pointer = attribute(rule, "domainPointer");
    if (pointer == nullptr) return;
    const auto* mapping = attribute(rule, "domainMapping");
    const auto mapped = mapping ? read_mapping(*mapping) : Parameters{};
    std::vector<std::string> names;
    for (const auto& value : resolve(rule, *pointer, node)) {
        for (const auto part : split(value, Quotes::plain)) {
            auto name = unquoted(part);
            const auto found = mapped.find(text::ascii_lower(name));
            if (found != mapped.end()) name = found->second;
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        }
    }
    if (names.empty()) return;
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
    out.push_back({"domains", std::move(joined)});
}

}  // namespace kopij::its
