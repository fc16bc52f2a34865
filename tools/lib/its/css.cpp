#include "its/css.hpp"
#include "text/letter.hpp"

#include <algorithm>
#include <cctype>

namespace kopij::its {
namespace {

constexpr std::string_view k_space = " \t\r\n\f";
constexpr int k_most_depth = 20;  // of :not(:not(...))

bool is_name_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 0x80;
}

/// A reader of selectors (Selectors Level 3, section 10). Each function appends what it reads as XPath and
/// says whether it could.
class Translator {
  public:
    Translator(std::string_view text, const Prefixes& prefixes, CssScope scope, LetterCase letter_case)
        : m_rest(text), m_prefixes(prefixes), m_scope(scope), m_case(letter_case) {}

    std::optional<std::string> translate() {
        std::string out;
        do {
            skip_space();
            out += out.empty() ? "" : " | ";
            if (!complex(out)) return std::nullopt;
        } while (take(","));
        if (!m_rest.empty()) return std::nullopt;
        return out;
    }

  private:
    bool take(std::string_view token) {
        if (!m_rest.starts_with(token)) return false;
        m_rest.remove_prefix(token.size());
        return true;
    }

    bool skip_space() {
        const auto before = m_rest.size();
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(k_space), m_rest.size()));
        return m_rest.size() != before;
    }

    std::string_view name() {
        const auto size = static_cast<std::size_t>(
            std::find_if_not(m_rest.begin(), m_rest.end(), is_name_char) - m_rest.begin());
        const auto out = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return out;
    }

    /// Compound selectors with what combines them.
    bool complex(std::string& out) {
        out += m_scope == CssScope::document ? "/descendant::*" : "descendant::*";
        if (!compound(out)) return false;
        while (true) {
            const bool space = skip_space();
            if (m_rest.empty() || m_rest.front() == ',') return true;
            if (take(">"))
                out += "/*";
            else if (take("+"))
                out += "/following-sibling::*[1]";
            else if (take("~"))
                out += "/following-sibling::*";
            else if (space)
                out += "/descendant::*";
            else
                return false;
            skip_space();
            if (!compound(out)) return false;
        }
    }

    bool compound(std::string& out) {
        std::string tests;
        int parts = 0;
        while (true) {
            std::string test;
            const auto before = m_rest.size();
            if (!simple(test)) return false;
            if (m_rest.size() == before) break;
            ++parts;
            if (!test.empty()) tests += "[" + test + "]";
        }
        out += tests;
        return parts > 0;
    }

    /// One of them; nothing is read, and true comes back, where none begins.
    bool simple(std::string& test) {
        if (m_rest.empty()) return true;
        switch (m_rest.front()) {
            case '#':
                m_rest.remove_prefix(1);
                return id(test);
            case '.':
                m_rest.remove_prefix(1);
                return word_in("@class", quoted(name()), test);
            case '[':
                m_rest.remove_prefix(1);
                return attribute(test);
            case ':':
                m_rest.remove_prefix(1);
                return pseudo(test);
            default:
                return type(test);
        }
    }

    static std::string quoted(std::string_view text) {
        const char quote = text.find('\'') == std::string_view::npos ? '\'' : '"';
        return quote + std::string(text) + quote;
    }

    bool id(std::string& test) {
        const auto value = name();
        test = "@id=" + quoted(value) + " or @xml:id=" + quoted(value);
        return !value.empty();
    }

    static bool word_in(const std::string& attribute, const std::string& value, std::string& test) {
        test = "contains(concat(' ',normalize-space(" + attribute + "),' '),concat(' '," + value + ",' '))";
        return value.size() > 2;
    }

    /// A test for the local name.
    std::string named(const std::string& local) const {
        const auto test = "local-name()=" + quoted(local);
        const auto in_html = m_case == LetterCase::html ? text::ascii_lower(local) : local;
        return in_html == local ? test : "(" + test + " or local-name()=" + quoted(in_html) + ")";
    }

    /// "p", "*", "h|p", "*|p", "|p".
    bool type(std::string& test) {
        const auto star_or_name = [this] { return take("*") ? std::string("*") : std::string(name()); };
        const bool begins = is_name_char(m_rest.front()) || m_rest.front() == '*' || m_rest.front() == '|';
        if (!begins) return true;
        auto local = star_or_name();
        std::string space = "*";
        if (m_rest.starts_with("|") && !m_rest.starts_with("|=") && take("|")) {
            space = local;
            local = star_or_name();
            if (local.empty()) return false;
        }
        if (space == "*") {
            if (local != "*") test = named(local);
            return true;
        }
        // What a prefix stands for in the document is rewrite()'s affair.
        if (!space.empty() && !m_prefixes.contains(space)) return false;
        const auto prefix = space.empty() ? "" : space + ":";
        test = "self::" + prefix + local;
        if (m_case == LetterCase::html && text::ascii_lower(local) != local)
            test += " or self::" + prefix + text::ascii_lower(local);
        return true;
    }

    /// A name, or a string in quotes, as XPath writes it; "" for neither.
    std::string value() {
        if (m_rest.empty()) return {};
        const char quote = m_rest.front();
        if (quote != '"' && quote != '\'') {
            const auto plain = name();
            return plain.empty() ? "" : quoted(plain);
        }
        const auto end = m_rest.find(quote, 1);
        if (end == std::string_view::npos) return {};
        auto out = std::string(m_rest.substr(0, end + 1));
        m_rest.remove_prefix(end + 1);
        return out;
    }

    bool attribute(std::string& test) {
        skip_space();
        const auto local = std::string(name());
        if (local.empty()) return false;
        const auto at = "@*[" + named(local) + "]";
        skip_space();
        if (take("]")) {
            test = at;
            return true;
        }
        std::string operation;
        for (const char* one : {"~=", "|=", "^=", "$=", "*=", "="}) {
            if (operation.empty() && take(one)) operation = one;
        }
        skip_space();
        const auto to = value();
        skip_space();
        if (operation.empty() || to.empty() || !take("]")) return false;
        if (operation == "=") test = at + "=" + to;
        if (operation == "~=") return word_in(at, to, test);
        if (operation == "|=") test = at + "=" + to + " or starts-with(" + at + ",concat(" + to + ",'-'))";
        // An empty text is in none (Selectors Level 3, 6.3.2).
        const auto when_any = to + "!='' and ";
        if (operation == "^=") test = when_any + "starts-with(" + at + "," + to + ")";
        if (operation == "*=") test = when_any + "contains(" + at + "," + to + ")";
        if (operation == "$=")
            test = when_any + "substring(" + at + ",string-length(" + at + ")-string-length(" + to +
                   ")+1)=" + to;
        return true;
    }

    bool pseudo(std::string& test) {
        const auto what = name();
        if (what == "first-child") test = "not(preceding-sibling::*)";
        if (what == "last-child") test = "not(following-sibling::*)";
        if (what == "only-child") test = "not(preceding-sibling::*) and not(following-sibling::*)";
        if (what == "empty") test = "not(*) and not(text())";
        if (what == "root") test = "not(parent::*)";
        if (what == "nth-child") return take("(") && nth(test) && take(")");
        if (what == "not") return take("(") && negation(test) && take(")");
        return !test.empty();
    }

    bool nth(std::string& test) {
        skip_space();
        const auto number = std::string(name());
        skip_space();
        const auto place = std::string("(count(preceding-sibling::*)+1)");
        if (number == "odd") test = place + " mod 2=1";
        if (number == "even") test = place + " mod 2=0";
        const bool digits = !number.empty() && std::all_of(number.begin(), number.end(), [](unsigned char c) {
            return std::isdigit(c) != 0;
        });
        if (digits) test = place + "=" + number;
        return !test.empty();
    }

    bool negation(std::string& test) {
        if (++m_depth > k_most_depth) return false;
        skip_space();
        std::string inner;
        const auto before = m_rest.size();
        if (!simple(inner) || m_rest.size() == before) return false;
        skip_space();
        test = "not(" + (inner.empty() ? "true()" : inner) + ")";
        --m_depth;
        return true;
    }

    std::string_view m_rest;
    const Prefixes& m_prefixes;
    CssScope m_scope;
    LetterCase m_case;
    int m_depth = 0;
};

}  // namespace

std::optional<std::string> xpath_from_css(std::string_view selectors, const Prefixes& prefixes,
                                          CssScope scope, LetterCase letter_case) {
    return Translator(selectors, prefixes, scope, letter_case).translate();
}

}  // namespace kopij::its
