#include "its/css.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "text/letter.hpp"
#include "text/utf8.hpp"

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

    /// What stands there of a name, its escapes read.
    std::string name() {
        std::string out;
        while (!m_rest.empty() && (is_name_char(m_rest.front()) || m_rest.front() == '\\')) character(out);
        return out;
    }

    /// The next character, or what its escape stands for.
    void character(std::string& out) {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        if (c == '\\')
            escape(out);
        else
            out.push_back(c);
    }

    /// What follows a backslash: a code point in hexadecimal digits, and a space that ends them, or a
    /// character that is to mean itself.
    void escape(std::string& out) {
        constexpr std::size_t k_most_digits = 6;
        const auto window = m_rest.substr(0, k_most_digits);
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(window.data(), window.data() + window.size(), number, 16);
        if (error == std::errc{}) {
            m_rest.remove_prefix(static_cast<std::size_t>(end - window.data()));
            if (!m_rest.empty() && k_space.find(m_rest.front()) != std::string_view::npos)
                m_rest.remove_prefix(1);
            text::append_utf8(out, number);
        } else if (!m_rest.empty()) {
            out.push_back(m_rest.front());
            m_rest.remove_prefix(1);
        }
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
        m_type.clear();
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

    /// As XPath writes it; "" for a text with both of its quotation marks.
    static std::string quoted(std::string_view text) {
        if (text.find('\'') != std::string_view::npos && text.find('"') != std::string_view::npos) return {};
        const char quote = text.find('\'') == std::string_view::npos ? '\'' : '"';
        return quote + std::string(text) + quote;
    }

    bool id(std::string& test) {
        const auto value = name();
        test = "@id=" + quoted(value) + " or @xml:id=" + quoted(value);
        return !value.empty() && !quoted(value).empty();
    }

    static bool word_in(const std::string& attribute, const std::string& value, std::string& test) {
        test = "contains(concat(' ',normalize-space(" + attribute + "),' '),concat(' '," + value + ",' '))";
        return value.size() > 2;
    }

    /// A test for the local name, or what else `function` gives.
    std::string named(const std::string& local, const std::string& function = "local-name()") const {
        const auto test = function + "=" + quoted(local);
        const auto in_html = m_case == LetterCase::html ? text::ascii_lower(local) : local;
        return in_html == local ? test : "(" + test + " or " + function + "=" + quoted(in_html) + ")";
    }

    /// "p", "*", "h|p", "*|p", "|p".
    bool type(std::string& test) {
        const auto star_or_name = [this] { return take("*") ? std::string("*") : std::string(name()); };
        const char first = m_rest.front();
        const bool begins = is_name_char(first) || first == '\\' || first == '*' || first == '|';
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
            if (local != "*") m_type = "*[" + test + "]";
            return !quoted(local).empty();
        }
        // What a prefix stands for in the document is rewrite()'s affair.
        if (!space.empty() && !m_prefixes.contains(space)) return false;
        const auto prefix = space.empty() ? "" : space + ":";
        test = "self::" + prefix + local;
        if (m_case == LetterCase::html && text::ascii_lower(local) != local)
            test += " or self::" + prefix + text::ascii_lower(local);
        if (local != "*") m_type = "*[" + test + "]";
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
        m_rest.remove_prefix(1);
        std::string out;
        while (!m_rest.empty() && m_rest.front() != quote) character(out);
        return take(std::string_view(&quote, 1)) ? quoted(out) : std::string{};
    }

    /// "x", "*|x", "h|x", "|x". One without a prefix is in no namespace, whatever the default one is
    /// (Selectors Level 3, 6.3.3).
    std::string attribute_name() {
        std::string space;
        auto local = take("*") ? std::string("*") : name();
        if (m_rest.starts_with("|") && !m_rest.starts_with("|=") && take("|")) {
            space = std::exchange(local, name());
        } else if (local == "*") {
            return {};
        }
        if (local.empty() || quoted(local).empty()) return {};
        if (space.empty()) return "@*[" + named(local, "name()") + "]";
        if (space == "*") return "@*[" + named(local) + "]";
        return m_prefixes.contains(space) ? "@" + space + ":" + local : std::string{};
    }

    bool attribute(std::string& test) {
        skip_space();
        const auto at = attribute_name();
        if (at.empty()) return false;
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
        const auto what = text::ascii_lower(name());
        if (what == "empty") test = "not(*) and not(text())";
        if (what == "root") test = "not(parent::*)";
        if (what == "not") return take("(") && negation(test) && take(")");
        if (what == "lang") return take("(") && language(test) && take(")");
        // Those of a type need one beside them: "p:first-of-type".
        const bool of_type = what.ends_with("-of-type");
        if (of_type && m_type.empty()) return false;
        const auto beside = of_type ? m_type : std::string("*");
        const auto before = "preceding-sibling::" + beside;
        const auto after = "following-sibling::" + beside;
        const auto kind = what.substr(0, what.size() - std::min(what.size(), of_type ? std::size_t{8} : 6));
        if (!of_type && !what.ends_with("-child")) return !test.empty();
        if (kind == "first") test = "not(" + before + ")";
        if (kind == "last") test = "not(" + after + ")";
        if (kind == "only") test = "not(" + before + ") and not(" + after + ")";
        if (kind == "nth") return take("(") && nth("(count(" + before + ")+1)", test) && take(")");
        if (kind == "nth-last") return take("(") && nth("(count(" + after + ")+1)", test) && take(")");
        return !test.empty();
    }

    /// A whole number without a sign; nothing for none, or for one that no document needs.
    std::optional<int> digits() {
        int out = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), out);
        if (m_rest.empty() || m_rest.front() == '-' || error != std::errc{}) return std::nullopt;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return out;
    }

    /// "odd", "even", "3", "2n+1", "-n + 3" of a place that is counted from 1.
    bool nth(const std::string& place, std::string& test) {
        skip_space();
        int step = 0;
        int from = 0;
        if (take("odd") || take("ODD")) {
            step = 2;
            from = 1;
        } else if (take("even") || take("EVEN")) {
            step = 2;
        } else {
            const int sign = take("-") ? -1 : 1;
            if (sign > 0) take("+");
            const auto number = digits();
            if (take("n") || take("N")) {
                step = sign * number.value_or(1);
                skip_space();
                const int other = take("-") ? -1 : take("+") ? 1 : 0;
                skip_space();
                const auto offset = other != 0 ? digits() : std::optional(0);
                if (!offset) return false;
                from = other * *offset;
            } else if (number) {
                from = sign * *number;
            } else {
                return false;
            }
        }
        skip_space();
        const auto at = std::to_string(from);
        if (step == 0) test = place + "=" + at;
        if (step > 0)
            test = place + ">=" + at + " and (" + place + "-" + at + ") mod " + std::to_string(step) + "=0";
        if (step < 0)
            test = place + "<=" + at + " and (" + at + "-" + place + ") mod " + std::to_string(-step) + "=0";
        return true;
    }

    bool language(std::string& test) {
        skip_space();
        const auto tag = name();
        skip_space();
        if (tag.empty() || quoted(tag).empty()) return false;
        test = "lang(" + quoted(tag) + ")";
        if (m_case == LetterCase::html) {
            test =
                "starts-with(translate(concat(ancestor-or-self::*[@lang][1]/@lang,'-'),"
                "'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')," +
                quoted(text::ascii_lower(tag) + "-") + ")";
        }
        return true;
    }

    bool negation(std::string& test) {
        if (++m_depth > k_most_depth) return false;
        skip_space();
        std::string inner;
        const auto before = m_rest.size();
        const auto type_around = m_type;
        if (!simple(inner) || m_rest.size() == before) return false;
        m_type = type_around;
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
    std::string m_type;  // a node test for the type of the compound that is being read; "" for any type
};

}  // namespace

std::optional<std::string> xpath_from_css(std::string_view selectors, const Prefixes& prefixes,
                                          CssScope scope, LetterCase letter_case) {
    return Translator(selectors, prefixes, scope, letter_case).translate();
}

}  // namespace kopij::its
