#include "its/selector.hpp"

#include <algorithm>
#include <cctype>
#include <limits>

#include "its/declared_ids.hpp"

namespace kopij::its {
namespace {

constexpr std::string_view k_xml_namespace = "http://www.w3.org/XML/1998/namespace";

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_char(char c) {
    return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
}

/// One token of XPath 1.0 (3.7), with what its place makes of it.
struct Token {
    enum class Kind { space, literal, number, variable, name_test, function, axis, operation, other };
    Kind kind;
    std::string_view text;
};

class Lexer {
  public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::vector<Token> read() {
        m_out.reserve(m_text.size() / 2);
        while (m_at < m_text.size()) next();
        return std::move(m_out);
    }

  private:
    void add(Token::Kind kind, std::size_t end) {
        m_out.push_back({kind, m_text.substr(m_at, end - m_at)});
        m_at = end;
    }

    /// The last token that is no space.
    const Token* previous() const {
        for (auto token = m_out.rbegin(); token != m_out.rend(); ++token) {
            if (token->kind != Token::Kind::space) return &*token;
        }
        return nullptr;
    }

    /// Whether a name or "*" here is an operator: after an operand (XPath 1.0, 3.7).
    bool after_operand() const {
        const auto* token = previous();
        if (token == nullptr) return false;
        switch (token->kind) {
            case Token::Kind::operation:
            case Token::Kind::axis:
                return false;
            case Token::Kind::other:
                return token->text == ")" || token->text == "]" || token->text == "." || token->text == "..";
            default:
                return true;
        }
    }

    void next() {
        const char c = m_text[m_at];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            auto end = m_at;
            while (end < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[end])) != 0) ++end;
            add(Token::Kind::space, end);
        } else if (c == '"' || c == '\'') {
            add(Token::Kind::literal, std::min(m_text.find(c, m_at + 1), m_text.size() - 1) + 1);
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            auto end = m_at;
            while (end < m_text.size() &&
                   (std::isdigit(static_cast<unsigned char>(m_text[end])) != 0 || m_text[end] == '.'))
                ++end;
            add(Token::Kind::number, end);
        } else if (c == '$') {
            add(Token::Kind::variable, qualified_end(m_at + 1));
        } else if (is_name_start(c)) {
            name();
        } else if (c == '*') {
            add(after_operand() ? Token::Kind::operation : Token::Kind::name_test, m_at + 1);
        } else {
            const auto two = m_text.substr(m_at, 2);
            const bool pair =
                two == "//" || two == "::" || two == "!=" || two == "<=" || two == ">=" || two == "..";
            add(Token::Kind::other, m_at + (pair ? 2 : 1));
        }
    }

    std::size_t name_end(std::size_t at) const {
        while (at < m_text.size() && is_name_char(m_text[at])) ++at;
        return at;
    }

    std::size_t qualified_end(std::size_t at) const {
        const auto end = name_end(at);
        if (end + 1 < m_text.size() && m_text[end] == ':' && m_text[end + 1] != ':') {
            if (m_text[end + 1] == '*') return end + 2;
            if (is_name_start(m_text[end + 1])) return name_end(end + 1);
        }
        return end;
    }

    void name() {
        const auto end = qualified_end(m_at);
        if (after_operand()) return add(Token::Kind::operation, name_end(m_at));
        auto follows = end;
        while (follows < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[follows])) != 0)
            ++follows;
        if (m_text.substr(follows, 2) == "::") return add(Token::Kind::axis, follows + 2);
        add(follows < m_text.size() && m_text[follows] == '(' ? Token::Kind::function
                                                              : Token::Kind::name_test,
            end);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_out;
};

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

/// Whether the path that begins at a token stays near the root and is read as a text or a set, so that most
/// of the document is looked at: "string(/)", "/doc = 'x'". Not where it is only asked whether there is such
/// a node, nor where it leads to an attribute.
bool reads_the_document(const std::vector<Token>& tokens, std::size_t begin) {
    using Kind = Token::Kind;
    constexpr int k_near = 2;  // steps
    int depth = 0;
    int steps = 0;
    auto end = begin;
    for (; end < tokens.size(); ++end) {
        const auto& [kind, text] = tokens[end];
        if (text == "[") ++depth;
        if (text == "]" && --depth < 0) break;
        if (depth > 0 || kind == Kind::space || text == "]") continue;
        if (text == "@" || (kind == Kind::axis && text.starts_with("attribute"))) return false;
        if (kind != Kind::name_test && kind != Kind::axis && !text.starts_with('/') && !text.starts_with('.'))
            break;
        steps += kind == Kind::name_test ? 1 : 0;
    }
    if (steps > k_near) return false;
    const auto asks = [](const Token& token) {
        return token.text == "and" || token.text == "or" || token.text == "[" || token.text == "]";
    };
    auto before = begin;
    while (before > 0 && tokens[before - 1].kind == Kind::space) --before;
    const bool is_asked = before > 0 && asks(tokens[before - 1]);
    return !is_asked || (end < tokens.size() && !asks(tokens[end]));
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
    m_height = std::max(m_height, depth);
    if (elements != nullptr) elements->add(element);
    for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        ++m_nodes;
        if (*attribute.name() == 'x') declare(element, attribute);
    }
    for (auto child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) collect(child, depth + 1, elements);
    }
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
    const auto tokens = Lexer(expression).read();
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
    for (const auto& token : Lexer(expression).read()) {
        out +=
            token.kind == Token::Kind::variable ? parameter(token.text, parameters) : std::string(token.text);
    }
    return out;
}

double cost(std::string_view expression, double times, const Names& names) {
    constexpr double k_most_searches = 12;
    const auto nodes = static_cast<double>(names.nodes());
    // Most selectors search once, which `times` counts already, and ask for what is at hand then.
    const auto predicate = expression.find('[');
    const bool searches_more =
        expression.find("//", 1) != std::string_view::npos ||
        expression.find("::") != std::string_view::npos || (expression.starts_with("//") && times < nodes) ||
        (predicate != std::string_view::npos && expression.find('/', predicate) != std::string_view::npos);
    if (!searches_more)
        return times * (1 + static_cast<double>(std::count(expression.begin(), expression.end(), '[')));
    const auto height = static_cast<double>(names.height());
    // What is outside every predicate, then what each open predicate costs for one node it is asked of.
    struct Level {
        double own = 1;
        double inner = 0;
        double total() const { return own * (1 + inner); }
    };
    std::vector<Level> levels{{times, 0}};
    double searches = 0;
    const Token* before = nullptr;
    const auto tokens = Lexer(expression).read();
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const auto& token = tokens[n];
        if (token.kind == Token::Kind::space) continue;
        auto& level = levels.back();
        const bool axis = token.kind == Token::Kind::axis;
        if (token.text == "[") levels.emplace_back();
        if (token.text == "]" && levels.size() > 1) {
            const auto done = level.total();
            levels.pop_back();
            levels.back().inner += done;
        }
        // A path that begins with "//" looks at the whole document, one that goes on with it at what is
        // below.
        const bool goes_on =
            before != nullptr && (before->kind == Token::Kind::name_test || before->text == "." ||
                                  before->text == ".." || before->text == ")" || before->text == "]");
        const bool from_root = token.text == "//" && !goes_on;
        const bool beside = axis && (token.text.starts_with("foll") || token.text.starts_with("prec"));
        const bool below = (token.text == "//" && goes_on) ||
                           (axis && (token.text.starts_with("desc") || token.text.starts_with("anc")));
        if (from_root) level.own = levels.size() > 1 || times < nodes ? level.own * nodes : level.own;
        if (beside) level.own *= nodes;
        if (below) level.own *= height;
        if (token.text == "/" && !goes_on && levels.size() > 1 && reads_the_document(tokens, n))
            level.own *= nodes;
        searches += from_root || beside || below ? 1 : 0;
        before = &token;
    }
    return searches > k_most_searches ? std::numeric_limits<double>::infinity() : levels.front().total();
}

Budget::Budget(const Names& names) {
    constexpr double k_least = 3e8;   // some seconds
    constexpr double k_a_node = 100;  // so that many plain rules may be asked of a large document
    m_left = k_least + k_a_node * static_cast<double>(names.nodes());
}

bool Budget::spend(double steps) {
    if (steps > m_left) return false;
    m_left -= steps;
    return true;
}

}  // namespace kopij::its
