#include "lint/literals.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lint/pattern_cursor.hpp"
#include "lint/pattern_node.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_largest_class = 10;  // characters of a class that are told apart
constexpr int k_deepest = 100;

/// Whether few places in a text have bytes of the sets.
bool is_selective(const Bytes& first) {
    constexpr std::size_t k_few_letters = 2;
    std::size_t letters = 0;
    for (char c = 'a'; c <= 'z'; ++c) letters += first[static_cast<std::size_t>(c)] ? 1 : 0;
    return letters <= k_few_letters && !first[' '];
}

class Reader : PatternCursor {
  public:
    using PatternCursor::PatternCursor;

    Literals read() {
        Literals out;
        auto node = alternatives(0);
        if (m_failed || m_at < m_in.size()) return out;
        out.valid = m_sure && has_room(m_in);
        out.first = node.transparent ? Bytes().set() : node.first;
        out.second = node.transparent || node.single ? Bytes().set() : node.second;
        out.selective = is_selective(out.first);
        out.at_boundary = node.at_boundary;
        const auto& parts = node.head.parts;
        const bool begins = !node.head.any && std::none_of(parts.begin(), parts.end(), [](const Part& part) {
            return part.literal.size == 0;
        });
        if (!begins && !node.required) return out;
        out.kind = begins ? Literals::Kind::prefixes : Literals::Kind::inside;
        const auto& chosen = begins ? node.head : node.required->set;
        out.all.reserve(chosen.parts.size());
        for (const auto& part : chosen.parts) {
            out.all.push_back(part.literal);
            out.all.back().exact = begins && part.whole && part.exact;
        }
        out.then = m_thens.take();
        if (begins) return out;
        out.before = node.required->before;
        out.most_before = node.required->most_before;
        out.lead = std::move(node.required->lead);
        return out;
    }

  private:
    Node fail() {
        m_failed = true;
        m_at = m_in.size();
        return Node::any_character();
    }

    Node alternatives(int depth) {
        if (depth > k_deepest) return fail();
        const auto outer = m_any_case;
        auto out = sequence(depth);
        while (take("|")) {
            // Most alternatives of most lists are plain words.
            const auto word = plain_alternative();
            if (word.empty()) {
                out.unite(sequence(depth));
            } else {
                out.add_run(word, m_any_case);
            }
        }
        m_any_case = outer;
        return out;
    }

    Node sequence(int depth) {
        Sequence out(m_thens);
        while (!ended() && !at("|") && !at(")")) {
            out.append(quantified(atom(depth)));
            if (m_failed) break;
        }
        return out.take();
    }

    Node atom(int depth) {
        m_repeatable = true;
        const char c = m_in[m_at];
        switch (c) {
            case '\\':
                return escape();
            case '[':
                return character_class();
            case '(':
                return group(depth);
            case '^':
                ++m_at;
                m_repeatable = false;
                return Node::line_start();
            case '$':
                ++m_at;
                m_repeatable = false;
                return Node::condition();
            case '.':
                ++m_at;
                return Node::any_character();
            case '*':
            case '+':
            case '?':
                return fail();
            default:
                return plain();
        }
    }

    static bool is_plain(char c) { return is_word_byte(c) || c == ' ' || c == '-' || c == ',' || c == '\''; }

    /// Takes an alternative that holds nothing else and at least two characters.
    std::string_view plain_alternative() {
        auto end = m_at;
        while (end < m_in.size() && is_plain(m_in[end])) ++end;
        const bool ends = end == m_in.size() || m_in[end] == '|' || m_in[end] == ')';
        if (!ends || end < m_at + 2) return {};
        const auto out = m_in.substr(m_at, end - m_at);
        m_at = end;
        return out;
    }

    /// Characters that mean themselves, up to one that is repeated.
    Node plain() {
        const auto begin = m_at;
        const auto is_repeated = [&](std::size_t at) {
            return at + 1 < m_in.size() &&
                   std::string_view("*+?{").find(m_in[at + 1]) != std::string_view::npos;
        };
        while (m_at < m_in.size() && is_plain(m_in[m_at]) && !is_repeated(m_at)) ++m_at;
        const auto run = m_in.substr(begin, m_at - begin);
        if (!run.empty()) return Node::run(run, m_any_case);
        return literal(text::next_code_point(m_in, m_at));
    }

    Node literal(char32_t character) const { return Node::character(character, m_any_case); }

    Node escape() {
        if (m_at + 1 >= m_in.size()) return fail();
        const char c = m_in[m_at + 1];
        m_at += 2;
        switch (c) {
            case 'b':
                m_repeatable = false;
                return Node::boundary();
            case 'B':
            case 'A':
            case 'z':
            case 'Z':
            case 'G':
            case 'K':
                m_repeatable = false;
                return Node::condition();
            case 'd':
            case 'D':
            case 'w':
            case 'W':
            case 'S':
                return Node::any_character(bytes_of_escape(c));
            case 'h':
            case 'H':
            case 'v':
            case 'V':
                return Node::any_character();
            case 's':
                return Node::space();
            case 'R':
                m_sure = false;
                return anything(1, 2);
            case 'n':
                return literal('\n');
            case 't':
                return literal('\t');
            case 'r':
                return literal('\r');
            case 'f':
                return literal('\f');
            case 'p':
            case 'P':
                m_sure = false;
                if (take("{")) {
                    while (!ended() && !at("}")) ++m_at;
                }
                if (!ended()) ++m_at;
                return Node::any_character();
            case 'x':
                return hexadecimal();
            default:
                break;
        }
        if (c >= '1' && c <= '9') {  // a group again
            m_sure = false;
            while (!ended() && m_in[m_at] >= '0' && m_in[m_at] <= '9') ++m_at;
            return anything(0, k_unbounded);
        }
        if (is_word_byte(c) || static_cast<unsigned char>(c) >= 0x80) return fail();
        return literal(static_cast<unsigned char>(c));
    }

    static Node anything(std::size_t least, std::size_t most) {
        auto out = Node::any_character();
        out.least = least;
        out.most = most;
        out.second.set();
        out.transparent = least == 0;
        out.tail.clear();
        out.tail_is_all = false;
        return out;
    }

    Node hexadecimal() {
        const bool braces = take("{");
        const auto rest = m_in.substr(m_at, braces ? 6 : 2);
        unsigned value = 0;
        const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), value, 16).ptr;
        if (end == rest.data()) return fail();
        m_at += static_cast<std::size_t>(end - rest.data());
        if (braces && !take("}")) return fail();
        return literal(value);
    }

    /// What has been read of a class.
    struct Members {
        std::vector<char32_t> few;
        bool wide = false;     // more than `few`
        bool unknown = false;  // `first` does not tell
        Bytes first;
    };

    /// A class of few characters is told apart; of any other only its size and first bytes are known.
    Node character_class() {
        ++m_at;
        const bool negated = take("^");
        Members members;
        members.wide = negated;
        for (bool first = true; first || !at("]"); first = false) {
            if (ended()) return fail();
            if (at("[:") || at("[.") || at("[=")) {
                const auto end = m_in.find(":]", m_at + 2);
                m_at = end == std::string_view::npos ? m_at + 1 : end + 2;
                m_sure = false;
                members.wide = members.unknown = true;
                continue;
            }
            member(members);
            if (m_failed) return Node::any_character();
        }
        ++m_at;
        if (negated) members.first = ~members.first | bytes_beyond_ascii();
        if (members.unknown) members.first.set();
        if (members.wide || members.few.empty()) return Node::any_character(members.first);
        auto out = Node::any_character(members.first);
        out.head = {};
        for (const auto character : members.few) out.head.unite(literal(character).head);
        return out;
    }

    /// A character, a range or an escape of a class.
    void member(Members& out) {
        const auto character = class_member(out);
        if (m_failed) return;
        if (!character) {
            out.wide = true;
        } else if (at("-") && m_at + 1 < m_in.size() && m_in[m_at + 1] != ']') {
            ++m_at;
            out.wide = true;
            const auto last = class_member(out);
            if (!last || *last < *character) {
                m_sure = false;
                out.unknown = true;
                return;
            }
            for (auto c = *character; c <= std::min<char32_t>(*last, 0x7F); ++c)
                out.first |= first_byte(c, m_any_case);
            if (*last >= 0x80) out.first |= bytes_beyond_ascii();
        } else {
            const bool folds = m_any_case && *character >= 'A' && *character <= 'Z';
            out.few.push_back(folds ? *character + 32 : *character);
            out.wide = out.wide || out.few.size() > k_largest_class;
            if (out.wide) out.few.clear();
            out.first |=
                *character >= 0x80 && m_any_case ? bytes_beyond_ascii() : first_byte(*character, m_any_case);
        }
    }

    /// Nothing for a class in the class.
    std::optional<char32_t> class_member(Members& out) {
        if (!at("\\")) return text::next_code_point(m_in, m_at);
        if (m_at + 1 >= m_in.size()) {
            fail();
            return std::nullopt;
        }
        const char letter = m_in[m_at + 1];
        if (letter == 'b') {
            m_at += 2;
            return U'\b';
        }
        if (std::string_view("dDwWsS").find(letter) != std::string_view::npos) {
            out.first |= bytes_of_escape(letter);
            m_at += 2;
            return std::nullopt;
        }
        const auto node = escape();
        if (m_failed || node.head.any || node.head.parts.size() != 1) {
            out.unknown = true;
            return std::nullopt;
        }
        const auto text = node.head.parts.front().literal.text();
        std::size_t offset = 0;
        if (text.empty()) {
            fail();
            return std::nullopt;
        }
        return text::next_code_point(text, offset);
    }

    Node group(int depth) {
        ++m_at;
        enum class Kind { plain, ahead, not_ahead, behind } kind = Kind::plain;
        const bool outer = m_any_case;
        std::uint16_t number = 0;  // of a group that is kept
        bool atomic = false;
        if (take("?")) {
            if (take("=")) {
                kind = Kind::ahead;
            } else if (take("!")) {
                kind = Kind::not_ahead;
            } else if (take("<=") || take("<!")) {
                kind = Kind::behind;
            } else if (take(">")) {
                atomic = true;
            } else if (take(":")) {
            } else if (take("P<") || take("<")) {
                m_sure = false;
                number = ++m_groups;
                while (!ended() && !at(">")) ++m_at;
                if (!take(">")) return fail();
            } else if (take("C")) {
                while (!ended() && !at(")")) ++m_at;
                if (!take(")")) return fail();
                m_repeatable = false;
                return Node::condition();
            } else {
                if (!take_flags(m_any_case)) return fail();
                if (take(")")) {  // for what follows in the group around it
                    m_repeatable = false;
                    return {};
                }
                if (!take(":")) return fail();
            }
        } else if (at("*")) {
            return fail();
        } else {
            number = ++m_groups;
        }
        auto out = group_body(depth, kind == Kind::behind);
        m_any_case = outer;
        if (m_failed || !take(")")) return fail();
        m_repeatable = kind == Kind::plain;
        if (number != 0) out.head.capture(number);
        if (atomic) out.head.blur();
        if (m_repeatable) return out;
        auto zero = Node::condition();
        if (kind == Kind::ahead && !out.transparent) zero.ahead = out.first;
        return zero;
    }

    Node group_body(int depth, bool fixed) {
        auto out = alternatives(depth + 1);
        if (fixed && out.least != out.most) m_sure = false;
        return out;
    }

    Node quantified(Node node) {
        if (ended() || m_failed) return node;
        std::size_t least = 1;
        std::size_t most = 1;
        if (take("?")) {
            least = 0;
        } else if (take("*")) {
            least = 0;
            most = k_unbounded;
        } else if (take("+")) {
            most = k_unbounded;
        } else if (!take_count(least, most, m_sure)) {
            return node;
        }
        if (!m_repeatable) m_sure = false;
        const bool greedy = !take("?") && !take("+");
        node.repeat(least, most);
        if (!greedy || most == 0) node.head.blur();
        // A quantifier behind a quantifier is an error, which PCRE2 words best.
        if (at("*") || at("+") || at("?")) m_sure = false;
        return node;
    }

    std::uint16_t m_groups = 0;
    bool m_any_case = false;
    bool m_repeatable = true;  // what was read last may have a quantifier
    bool m_sure = true;
    bool m_failed = false;
    Thens m_thens;
};

}  // namespace

bool Literals::may_begin(std::string_view text, std::size_t at) const {
    if (!first[static_cast<unsigned char>(text[at])]) return false;
    if (at_boundary && at > 0 && is_word_byte(text[at - 1]) && is_word_byte(text[at])) return false;
    return second.all() || (at + 1 < text.size() && second[static_cast<unsigned char>(text[at + 1])]);
}

bool may_lead(const std::vector<Step>& lead, std::string_view text, std::size_t at) {
    for (const auto& step : lead) {
        bool any = false;
        while (at > 0 && (!any || step.many)) {
            const auto byte = static_cast<unsigned char>(text[at - 1]);
            if (byte >= 0x80) return true;
            if (!step.set[byte]) break;
            any = true;
            --at;
        }
        if (!any && !step.optional) return false;
    }
    return true;
}

Literals literals_of(std::string_view pattern) { return Reader(pattern).read(); }

}  // namespace kopij::lint
