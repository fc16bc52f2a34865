#include "its/xpath_tokens.hpp"

#include <algorithm>
#include <cctype>

namespace kopij::its {
namespace {

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_char(char c) {
    return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
}

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

}  // namespace

std::vector<Token> read_tokens(std::string_view expression) { return Lexer(expression).read(); }

}  // namespace kopij::its
