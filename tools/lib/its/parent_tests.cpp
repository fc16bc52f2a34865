#include "its/parent_tests.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "its/xpath_tokens.hpp"

namespace kopij::its {
namespace {

using Kind = Token::Kind;
using Tokens = std::vector<Token>;

/// A part of an expression: from the first of its tokens to behind the last.
struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool compares(std::string_view text) { return one_of(text, {"=", "!=", "<", ">", "<=", ">="}); }

std::string written(const Tokens& tokens, Part part) {
    std::string out;
    for (auto at = part.begin; at < part.end; ++at) out += tokens[at].text;
    return out;
}

std::size_t skip_space(const Tokens& tokens, std::size_t at) {
    while (at < tokens.size() && tokens[at].kind == Kind::space) ++at;
    return at;
}

/// The token that closes the bracket or parenthesis at `at`; the last one where none does.
std::size_t closing(const Tokens& tokens, std::size_t at) {
    const auto open = tokens[at].text;
    const std::string_view close = open == "[" ? "]" : ")";
    int depth = 0;
    for (; at + 1 < tokens.size(); ++at) {
        if (tokens[at].text == open) ++depth;
        if (tokens[at].text == close && --depth == 0) break;
    }
    return at;
}

/// Calls `take` with each token that is in no bracket or parenthesis of the part.
template <typename Take>
void each_outside(const Tokens& tokens, Part part, const Take& take) {
    for (auto at = part.begin; at < part.end; ++at) {
        take(at);
        if (tokens[at].text == "[" || tokens[at].text == "(") at = closing(tokens, at);
    }
}

/// What "and" joins; all of it where there is an "or".
std::vector<Part> conditions(const Tokens& tokens, Part predicate) {
    std::vector<std::size_t> ands;
    bool alternatives = false;
    each_outside(tokens, predicate, [&](std::size_t at) {
        if (tokens[at].kind != Kind::operation) return;
        if (tokens[at].text == "and") ands.push_back(at);
        alternatives = alternatives || tokens[at].text == "or";
    });
    if (alternatives) return {predicate};
    std::vector<Part> out;
    auto begin = predicate.begin;
    for (const auto at : ands) {
        out.push_back({begin, at});
        begin = at + 1;
    }
    out.push_back({begin, predicate.end});
    return out;
}

/// Whether a condition holds or not, rather than give a number, which would be a position.
bool is_no_number(const Tokens& tokens, Part condition) {
    const auto first = skip_space(tokens, condition.begin);
    if (first >= condition.end) return false;
    bool decides = tokens[first].text == ".." ||
                   (tokens[first].kind == Kind::function &&
                    one_of(tokens[first].text, {"not", "contains", "starts-with", "boolean"}));
    each_outside(tokens, condition, [&](std::size_t at) {
        decides = decides || compares(tokens[at].text) ||
                  (tokens[at].kind == Kind::operation && tokens[at].text == "or");
    });
    return decides;
}

/// A condition about the parent alone, read as the parent's own.
class OfParent {
  public:
    OfParent(const Tokens& tokens, Part condition) : m_tokens(tokens), m_condition(condition) {}

    std::optional<std::string> read() {
        if (!is_no_number(m_tokens, m_condition)) return std::nullopt;
        for (m_at = m_condition.begin; m_at < m_condition.end;) {
            if (!operand()) return std::nullopt;
        }
        return m_asks ? std::optional(m_out) : std::nullopt;
    }

  private:
    const Token& token() const { return m_tokens[m_at]; }
    void copy() { m_out += m_tokens[m_at++].text; }

    /// What is no part of a path: false where the node itself is asked.
    bool operand() {
        const auto& [kind, text] = token();
        if (text == "..") return path();
        const bool plain = kind == Kind::space || kind == Kind::literal || kind == Kind::number ||
                           kind == Kind::variable || one_of(text, {"(", ")", ","}) || compares(text) ||
                           (kind == Kind::operation && one_of(text, {"and", "or"}));
        if (!plain && (kind != Kind::function || asks_of_the_node())) return false;
        copy();
        return true;
    }

    /// A function without arguments is about the node, and so are these.
    bool asks_of_the_node() const {
        if (one_of(token().text, {"true", "false"})) return false;
        const auto argument = skip_space(m_tokens, skip_space(m_tokens, m_at + 1) + 1);
        return one_of(token().text, {"position", "last", "lang", "id"}) || argument >= m_condition.end ||
               m_tokens[argument].text == ")";
    }

    bool path() {
        m_asks = true;
        ++m_at;
        const auto next = skip_space(m_tokens, m_at);
        const auto follows = next < m_condition.end ? m_tokens[next].text : std::string_view{};
        if (follows == "/") {
            m_at = next + 1;
        } else {
            m_out += "self::node()";
        }
        while (m_at < m_condition.end && goes_on()) {
            const auto end = one_of(token().text, {"[", "("}) ? closing(m_tokens, m_at) : m_at;
            while (m_at <= end) copy();
        }
        return true;
    }

    /// Names behind an operand are operators, so what follows a whole path is none of these. text() and its
    /// kin are functions by their looks.
    bool goes_on() const {
        const auto& [kind, text] = token();
        return kind == Kind::space || kind == Kind::name_test || kind == Kind::axis ||
               kind == Kind::function || one_of(text, {"/", "//", "@", ".", "..", "["}) ||
               (text == "(" && m_tokens[m_at - 1].kind == Kind::function);
    }

    const Tokens& m_tokens;
    Part m_condition;
    std::size_t m_at = 0;
    std::string m_out;
    bool m_asks = false;
};

/// A step behind "//" with its predicates, as it is to be written; what its parents are asked goes to
/// `parents`.
std::string step(const Tokens& tokens, std::size_t& at, std::string& parents) {
    std::string out;
    while (at < tokens.size() && (tokens[at].kind == Kind::space || tokens[at].text == "@"))
        out += tokens[at++].text;
    if (at == tokens.size() || tokens[at].kind != Kind::name_test) return out;
    out += tokens[at++].text;
    for (auto next = skip_space(tokens, at); next < tokens.size() && tokens[next].text == "[";
         next = skip_space(tokens, at)) {
        const auto end = closing(tokens, next);
        std::string kept;
        for (const auto& condition : conditions(tokens, {next + 1, end})) {
            if (const auto own = OfParent(tokens, condition).read())
                parents += "[" + *own + "]";
            else
                kept += (kept.empty() ? "" : "and") + written(tokens, condition);
        }
        if (!kept.empty()) out += "[" + kept + "]";
        at = end + 1;
    }
    return out;
}

}  // namespace

std::string ask_parents(std::string_view xpath) {
    if (xpath.find("..") == std::string_view::npos) return std::string(xpath);
    const auto tokens = read_tokens(xpath);
    std::string out;
    for (std::size_t at = 0; at < tokens.size();) {
        if (tokens[at].text == "[" || tokens[at].text == "(") {
            const auto end = closing(tokens, at) + 1;
            out += written(tokens, {at, end});
            at = end;
        } else if (tokens[at].text == "//") {
            ++at;
            std::string parents;
            const auto selected = step(tokens, at, parents);
            out +=
                parents.empty() ? "//" + selected : "/descendant-or-self::node()" + parents + "/" + selected;
        } else {
            out += tokens[at++].text;
        }
    }
    return out;
}

}  // namespace kopij::its
