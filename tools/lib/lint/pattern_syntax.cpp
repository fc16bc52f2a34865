#include "lint/pattern_syntax.hpp"

#include <algorithm>

namespace kopij::lint {
namespace {

class Translator {
  public:
    explicit Translator(std::string_view in) : m_in(in) {}

    Translated run() {
        while (m_at < m_in.size()) step(m_out.pattern);
        return std::move(m_out);
    }

  private:
    bool at(std::string_view text) const { return m_in.substr(m_at, text.size()) == text; }

    void step(std::string& out) {
        if (m_in[m_at] == '\\') {
            escape(out);
        } else if (m_in[m_at] == '[') {
            out += char_class();
        } else if (at("(?<=") || at("(?<!")) {
            look_behind(out);
        } else {
            out += m_in[m_at++];
        }
    }

    void escape(std::string& out) {
        const auto is_hex = [](char c) {
            return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
        };
        const auto digits = m_in.substr(std::min(m_at + 2, m_in.size()), 4);
        if (at("\\u") && digits.size() == 4 && std::all_of(digits.begin(), digits.end(), is_hex)) {
            out.append("\\x{").append(digits).append("}");
            m_at += 6;
            return;
        }
        out.append(m_in.substr(m_at, 2));
        m_at += std::min<std::size_t>(2, m_in.size() - m_at);
    }

    /// A class; with a class subtracted from it ("[a-z-[aeiou]]") as "(?:(?![aeiou])[a-z])".
    std::string char_class() {
        const auto begin = m_at;
        std::string out = "[";
        ++m_at;
        if (m_at < m_in.size() && m_in[m_at] == '^') out += m_in[m_at++];
        if (m_at < m_in.size() && m_in[m_at] == ']') out += m_in[m_at++];
        while (m_at < m_in.size() && m_in[m_at] != ']') {
            if (m_in[m_at] == '\\') {
                escape(out);
            } else if (at("[:")) {
                const auto end = m_in.find(":]", m_at + 2);
                const auto size = end == std::string_view::npos ? 1 : end + 2 - m_at;
                out.append(m_in.substr(m_at, size));
                m_at += size;
            } else if (at("-[") && out.size() > 1) {
                ++m_at;
                const auto subtracted = char_class();
                if (m_at < m_in.size() && m_in[m_at] == ']') ++m_at;
                return "(?:(?!" + subtracted + ")" + out + "])";
            } else {
                out += m_in[m_at++];
            }
        }
        if (m_at == m_in.size()) return std::string(m_in.substr(begin));  // PCRE2 says what is missing
        ++m_at;
        return out + "]";
    }

    void look_behind(std::string& out) {
        const bool negated = at("(?<!");
        const auto head = m_in.substr(m_at, 4);
        m_at += 4;
        std::string body;
        bool variable = false;
        for (int depth = 1; m_at < m_in.size();) {
            const char c = m_in[m_at];
            if (c == '(') ++depth;
            if (c == ')' && --depth == 0) break;
            if (c == '*' || c == '+' || c == '?' || c == '{')
                variable = variable || c != '?' || body.back() != '(';
            // Alternatives of several lengths are PCRE2's only at the top of a look-behind.
            if (c == '|' && depth > 1) variable = true;
            if (at("(?<=") || at("(?<!")) {
                body.append(m_in.substr(m_at, 4));
                m_at += 4;
                continue;
            }
            if (c == '\\' || c == '[') {
                step(body);
            } else {
                body += c;
                ++m_at;
            }
        }
        if (m_at < m_in.size()) ++m_at;
        if (!variable || m_out.look_behinds.size() == 255) {
            out.append(head).append(body).append(")");
            return;
        }
        m_out.look_behinds.push_back({"(?:" + body + ")\\z", negated});
        out += "(?C" + std::to_string(m_out.look_behinds.size()) + ")";
    }

    std::string_view m_in;
    std::size_t m_at = 0;
    Translated m_out;
};

}  // namespace

Translated to_pcre2(std::string_view pattern) { return Translator(pattern).run(); }

}  // namespace kopij::lint
