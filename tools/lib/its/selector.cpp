#include "its/selector.hpp"

#include <algorithm>

#include "its/declared_ids.hpp"
#include "its/xpath_tokens.hpp"

namespace kopij::its {
namespace {

constexpr std::string_view k_xml_namespace = "http://www.w3.org/XML/1998/namespace";

/// A string as XPath writes it; one that holds both quotes is put together.
std::string literal(const std::string& text) {
    if (text.find('\'') == std::string::npos) return "'" + text + "'";
    if (text.find('"') == std::string::npos) return "\"" + text + "\"";
    std::string out = "concat(";
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\'', at), text.size());
        out += (at == 0 ? "'" : ", \"'\", '") + text.substr(at, end - at) + "'";
        at = end + 1;
    }
    return out + ")";
}

std::string parameter(std::string_view variable, const Parameters& parameters) {
    const auto found = parameters.find(variable.substr(1));
    return found == parameters.end() ? std::string(variable) : literal(found->second);
}

/// "id('a b')" of some written ids at a token, which is moved to its end: the tree does not know by itself
/// which attributes are ids. Nothing for another token.
std::optional<std::string> elements_with_id(const std::vector<Token>& tokens, std::size_t& at,
                                            const Parameters& parameters, const Names& names) {
    if (at + 3 >= tokens.size() || tokens[at].kind != Token::Kind::function || tokens[at].text != "id" ||
        tokens[at + 1].text != "(" || tokens[at + 3].text != ")")
        return std::nullopt;
    const auto& said = tokens[at + 2];
    if (said.kind != Token::Kind::literal && said.kind != Token::Kind::variable) return std::nullopt;
    const auto ids =
        said.kind == Token::Kind::variable ? parameter(said.text, parameters) : std::string(said.text);
    at += 3;
    const auto has = [&](const std::string& name) {
        return "contains(concat(' ',normalize-space(" + ids + "),' '),concat(' '," + name + ",' '))";
    };
    auto out = "(//*[@xml:id and " + has("@xml:id") + " or @id and " + has("@id");
    for (const auto& [element, attribute] : names.ids()) {
        const auto named = "@*[name()=" + literal(attribute) + "]";
        out += " or name()=" + literal(element) + " and " + named + " and " + has(named);
    }
    return out + "])";
}

}  // namespace

Names::Names(const markup::Document& document, ElementIndex* elements)
    : m_html(document.format() != markup::Format::xml), m_ids(declared_ids(document)) {
    m_prefixes[std::string(k_xml_namespace)] = {"xml"};
    m_addresses["xml"] = k_xml_namespace;
    if (document.root()) collect(document.root(), 1, elements);
}

void Names::collect(pugi::xml_node element, std::size_t depth, ElementIndex* elements) {
    ++m_nodes;
    ++m_elements;
    m_height = std::max(m_height, depth);
    if (elements != nullptr) elements->add(element);
    for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        ++m_nodes;
        if (*attribute.name() == 'x') declare(element, attribute);
    }
    double children = 0;
    for (auto child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) continue;
        collect(child, depth + 1, elements);
        ++children;
    }
    m_siblings += children * children;
}

void Names::declare(pugi::xml_node element, pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    if (name != "xmlns" && !name.starts_with("xmlns:")) return;
    const std::string prefix(name == "xmlns" ? "" : name.substr(6));
    const auto [known, is_new] = m_addresses.try_emplace(prefix, attribute.value());
    if (!is_new && known->second != attribute.value()) m_plain = false;
    // A default namespace that begins inside leaves names without one outside.
    if (prefix.empty() && element != element.root().first_child() &&
        element.parent().type() == pugi::node_element && is_new) {
        m_plain = false;
    }
    auto& prefixes = m_prefixes[attribute.value()];
    if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end()) prefixes.push_back(prefix);
}

std::string Names::element_test(std::string_view uri, std::string_view local) const {
    constexpr const char* k_none = "*[false()]";
    const std::string name(local);
    if (m_html) return uri.empty() || uri == k_xhtml_namespace ? name : k_none;
    const auto by_address = [&] {
        std::string out = "*[";
        if (local != "*") out += "local-name()=" + literal(name) + " and ";
        return out + "namespace-uri()=" + literal(std::string(uri)) + "]";
    };
    if (!m_plain) return by_address();
    if (uri.empty()) {
        const auto own = m_addresses.find("");
        if (own != m_addresses.end() && !own->second.empty()) return k_none;
        return local == "*" ? "*[not(contains(name(),':'))]" : name;
    }
    const auto found = m_prefixes.find(uri);
    if (found == m_prefixes.end()) return k_none;
    if (local == "*" || found->second.size() != 1) return by_address();
    const auto& prefix = found->second.front();
    return prefix.empty() ? name : prefix + ":" + name;
}

std::string Names::attribute_test(std::string_view uri, std::string_view local) const {
    const std::string name(local);
    if (uri.empty()) return name;
    const auto found = m_prefixes.find(uri);
    if (m_html || found == m_prefixes.end()) return "*[false()]";
    std::string out;
    for (const auto& prefix : found->second) {
        if (prefix.empty()) continue;  // attributes have no default namespace
        const auto one =
            local == "*" ? "starts-with(name(),'" + prefix + ":')" : "name()=" + literal(prefix + ":" + name);
        out += (out.empty() ? "" : " or ") + one;
    }
    return out.empty() ? "*[false()]" : "*[" + out + "]";
}

std::string rewrite(std::string_view expression, const Prefixes& prefixes, const Parameters& parameters,
                    const Names& names) {
    std::string out;
    bool attribute = false;
    const auto tokens = read_tokens(expression);
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const auto& token = tokens[n];
        if (auto elements = elements_with_id(tokens, n, parameters, names)) {
            out += *elements;
            continue;
        }
        switch (token.kind) {
            case Token::Kind::variable:
                out += parameter(token.text, parameters);
                break;
            case Token::Kind::name_test: {
                const auto colon = token.text.find(':');
                const auto prefix =
                    colon == std::string_view::npos ? std::string_view{} : token.text.substr(0, colon);
                const auto local =
                    colon == std::string_view::npos ? token.text : token.text.substr(colon + 1);
                if (prefix.empty() && local == "*") {
                    out += "*";
                    break;
                }
                const auto found = prefixes.find(prefix);
                // Names without a prefix are in no namespace, whatever the default one is (XPath 1.0, 2.3).
                const std::string uri = prefix.empty()            ? ""
                                        : prefix == "xml"         ? std::string(k_xml_namespace)
                                        : found == prefixes.end() ? "urn:no-such-prefix"
                                                                  : found->second;
                out += attribute ? names.attribute_test(uri, local) : names.element_test(uri, local);
                break;
            }
            default:
                out += token.text;
                break;
        }
        if (token.kind != Token::Kind::space) {
            attribute =
                token.text == "@" || (token.kind == Token::Kind::axis && token.text.starts_with("attribute"));
        }
    }
    return out;
}

std::string fill_in(std::string_view expression, const Parameters& parameters) {
    std::string out;
    for (const auto& token : read_tokens(expression)) {
        out +=
            token.kind == Token::Kind::variable ? parameter(token.text, parameters) : std::string(token.text);
    }
    return out;
}

}  // namespace kopij::its
