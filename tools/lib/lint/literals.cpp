#include "lint/literals.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lint/literal_set.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_largest_class = 10;  // characters of a class that are told apart
constexpr int k_deepest = 100;
constexpr std::size_t k_unbounded = static_cast<std::size_t>(-1);
constexpr std::size_t k_sure_size = 8'000;  // bytes of a pattern that PCRE2 is sure to have room for

struct Node {
    LiteralSet head;
    std::optional<LiteralSet> required;
    std::size_t least = 0;  ///< characters
    std::size_t most = 0;
    Bytes first{};            ///< that it can begin with
    bool transparent = true;  ///< it may be empty, so what follows may come first
};

Node zero_width() { return {LiteralSet::nothing(), std::nullopt, 0, 0}; }
Node any_character(const Bytes& first = Bytes().set()) {
    return {{true, {}}, std::nullopt, 1, 1, first, false};
}

class Reader {
  public:
    explicit Reader(std::string_view pattern) : m_in(pattern) {}

    Literals read() {
        Literals out;
        auto node = alternatives(0);
        if (m_failed || m_at < m_in.size()) return out;
        out.valid = m_sure && m_in.size() <= k_sure_size;
        out.first = node.transparent ? Bytes().set() : node.first;
        std::size_t letters = 0;
        for (char c = 'a'; c <= 'z'; ++c) letters += out.first[static_cast<std::size_t>(c)] ? 1 : 0;
        constexpr std::size_t k_few_letters = 2;
        out.selective = letters <= k_few_letters && !out.first[' '];
        const bool begins =
            !node.head.any && std::none_of(node.head.parts.begin(), node.head.parts.end(),
                                           [](const Part& part) { return part.literal.text.empty(); });
        const LiteralSet* chosen = begins ? &node.head : node.required ? &*node.required : nullptr;
        if (chosen == nullptr) return out;
        out.kind = begins ? Literals::Kind::prefixes : Literals::Kind::inside;
        for (const auto& part : chosen->parts) out.all.push_back(part.literal);
        return out;
    }

  private:
    bool at(std::string_view text) const { return m_in.substr(m_at, text.size()) == text; }
    bool take(std::string_view text) {
        if (!at(text)) return false;
        m_at += text.size();
        return true;
    }
    bool ended() const { return m_at >= m_in.size(); }
    Node fail() {
        m_failed = true;
        m_at = m_in.size();
        return any_character();
    }

    Node alternatives(int depth) {
        if (depth > k_deepest) return fail();
        const auto outer = m_any_case;
        auto out = sequence(depth);
        while (take("|")) {
            auto next = sequence(depth);
            out.head.unite(std::move(next.head));
            if (out.required && next.required) {
                out.required->unite(*std::move(next.required));
            } else {
                out.required.reset();
            }
            out.first |= next.first;
            out.transparent |= next.transparent;
            out.least = std::min(out.least, next.least);
            out.most = std::max(out.most, next.most);
        }
        m_any_case = outer;
        return out;
    }

    Node sequence(int depth) {
        Node out = zero_width();
        auto run = LiteralSet::nothing();
        while (!ended() && !at("|") && !at(")")) {
            auto next = quantified(atom(depth));
            if (m_failed) return out;
            out.head.follow(next.head);
            run.follow(next.head);
            if (!run.is_open() || next.head.any) {
                keep_better(out.required, run);
                run = LiteralSet::nothing();
            }
            if (next.required) keep_better(out.required, *next.required);
            if (out.transparent) out.first |= next.first;
            out.transparent = out.transparent && next.transparent;
            out.least += next.least;
            out.most =
                out.most == k_unbounded || next.most == k_unbounded ? k_unbounded : out.most + next.most;
        }
        keep_better(out.required, run);
        return out;
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
            case '$':
                ++m_at;
                m_repeatable = false;
                return zero_width();
            case '.':
                ++m_at;
                return any_character();
            case '*':
            case '+':
            case '?':
                return fail();
            default:
                return plain();
        }
    }

    /// Characters that mean themselves, up to one that is repeated.
    Node plain() {
        const auto begin = m_at;
        const auto is_plain = [&](std::size_t at) {
            return at < m_in.size() && (is_word_byte(m_in[at]) || m_in[at] == ' ' || m_in[at] == '-' ||
                                        m_in[at] == ',' || m_in[at] == '\'');
        };
        const auto is_quantifier = [&](std::size_t at) {
            return at < m_in.size() && std::string_view("*+?{").find(m_in[at]) != std::string_view::npos;
        };
        while (is_plain(m_at) && !is_quantifier(m_at + 1)) ++m_at;
        const auto run = m_in.substr(begin, m_at - begin);
        if (run.size() < 2) {
            m_at = begin;
            const auto character = text::next_code_point(m_in, m_at);
            return literal(character);
        }
        Part part;
        part.literal.text = run;
        part.literal.any_case = m_any_case;
        const auto first = first_byte(static_cast<unsigned char>(run.front()), m_any_case);
        return {{false, {std::move(part)}}, std::nullopt, run.size(), run.size(), first, false};
    }

    /// White space is told apart in ASCII; what is beyond begins with one of few bytes.
    static Node space() {
        Node out{{}, std::nullopt, 1, 1, bytes_of_escape('s'), false};
        for (const char c : {'\t', '\n', '\v', '\f', '\r', ' ', '\xC2', '\xE1', '\xE2', '\xE3'}) {
            Part part;
            part.literal.text = c;
            part.whole = static_cast<unsigned char>(c) < 0x80;
            out.head.parts.push_back(std::move(part));
        }
        return out;
    }

    Node literal(char32_t character) const {
        // Beyond ASCII the two cases may differ in size.
        if (character >= 0x80 && m_any_case && has_case(character))
            return any_character(bytes_beyond_ascii());
        Part part;
        text::append_utf8(part.literal.text, character);
        const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        part.literal.any_case = m_any_case && letter;
        const auto first = first_byte(character, m_any_case);
        return {{false, {std::move(part)}}, std::nullopt, 1, 1, first, false};
    }

    Node boundary() {
        m_repeatable = false;
        auto out = zero_width();
        out.head.parts.front().literal.after_boundary = true;
        out.head.parts.front().literal.before_boundary = true;
        return out;
    }

    Node escape() {
        if (m_at + 1 >= m_in.size()) return fail();
        const char c = m_in[m_at + 1];
        m_at += 2;
        switch (c) {
            case 'b':
                return boundary();
            case 'B':
            case 'A':
            case 'z':
            case 'Z':
            case 'G':
            case 'K':
                m_repeatable = false;
                return zero_width();
            case 'd':
            case 'D':
            case 'w':
            case 'W':
            case 'S':
                return any_character(bytes_of_escape(c));
            case 'h':
            case 'H':
            case 'v':
            case 'V':
                return any_character();
            case 's':
                return space();
            case 'R':
                m_sure = false;
                return {{true, {}}, std::nullopt, 1, 2, Bytes().set(), false};
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
                return any_character();
            case 'x':
                return hexadecimal();
            default:
                break;
        }
        if (c >= '1' && c <= '9') {  // a group again
            m_sure = false;
            while (!ended() && m_in[m_at] >= '0' && m_in[m_at] <= '9') ++m_at;
            return {{true, {}}, std::nullopt, 0, k_unbounded, Bytes().set(), true};
        }
        if (is_word_byte(c) || static_cast<unsigned char>(c) >= 0x80) return fail();
        return literal(static_cast<unsigned char>(c));
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
            if (m_failed) return any_character();
        }
        ++m_at;
        if (negated) members.first = ~members.first | bytes_beyond_ascii();
        if (members.unknown) members.first.set();
        if (members.wide || members.few.empty()) return any_character(members.first);
        Node out{{}, std::nullopt, 1, 1, members.first, false};
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
        const auto& text = node.head.parts.front().literal.text;
        std::size_t offset = 0;
        if (text.empty()) {
            fail();
            return std::nullopt;
        }
        return text::next_code_point(text, offset);
    }

    Node group(int depth) {
        ++m_at;
        bool zero = false;
        bool fixed = false;
        const bool outer = m_any_case;
        if (take("?")) {
            if (take("=") || take("!")) {
                zero = true;
            } else if (take("<=") || take("<!")) {
                zero = fixed = true;
            } else if (take(">") || take(":")) {
            } else if (take("P<") || take("<")) {
                m_sure = false;
                while (!ended() && !at(">")) ++m_at;
                if (!take(">")) return fail();
            } else if (take("C")) {
                while (!ended() && !at(")")) ++m_at;
                if (!take(")")) return fail();
                m_repeatable = false;
                return zero_width();
            } else {
                if (!flags()) return fail();
                if (take(")")) {  // for what follows in the group around it
                    m_repeatable = false;
                    return zero_width();
                }
                if (!take(":")) return fail();
            }
        } else if (at("*")) {
            return fail();
        }
        auto out = group_body(depth, fixed);
        m_any_case = outer;
        if (m_failed || !take(")")) return fail();
        m_repeatable = !zero;
        return zero ? zero_width() : out;
    }

    Node group_body(int depth, bool fixed) {
        auto out = alternatives(depth + 1);
        if (fixed && out.least != out.most) m_sure = false;
        return out;
    }

    /// "i", "-i", "ms-i".
    bool flags() {
        bool on = true;
        for (; !ended() && !at(")") && !at(":"); ++m_at) {
            switch (m_in[m_at]) {
                case '-':
                    on = false;
                    break;
                case 'i':
                    m_any_case = on;
                    break;
                case 'm':
                case 's':
                    break;
                default:
                    return false;
            }
        }
        return true;
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
        } else if (!count(least, most)) {
            return node;
        }
        if (!m_repeatable) m_sure = false;
        if (!take("?")) take("+");
        if (most > 1) node.head.close();
        if (least == 0) {
            node.required.reset();
            node.head.unite(LiteralSet::nothing());
        }
        node.transparent = node.transparent || least == 0;
        node.least *= least;
        node.most = most == k_unbounded || node.most == k_unbounded ? k_unbounded : node.most * most;
        return quantified_again(std::move(node));
    }

    /// A quantifier behind a quantifier is an error, which PCRE2 words best.
    Node quantified_again(Node node) {
        if (at("*") || at("+") || at("?")) m_sure = false;
        return node;
    }

    /// "{2}", "{2,}", "{2,3}"; a brace that begins none of them is itself.
    bool count(std::size_t& least, std::size_t& most) {
        if (!at("{")) return false;
        const auto close = m_in.find('}', m_at);
        if (close == std::string_view::npos) return false;
        const auto inside = m_in.substr(m_at + 1, close - m_at - 1);
        if (inside.empty() || inside.find_first_not_of("0123456789,") != std::string_view::npos) return false;
        const auto number = [](std::string_view digits, std::size_t& out) {
            const auto end = digits.data() + digits.size();
            return !digits.empty() && std::from_chars(digits.data(), end, out).ptr == end;
        };
        const auto comma = inside.find(',');
        if (!number(inside.substr(0, comma), least)) return false;
        most = least;
        if (comma != std::string_view::npos) {
            most = k_unbounded;
            if (comma + 1 < inside.size() && !number(inside.substr(comma + 1), most)) return false;
        }
        constexpr std::size_t k_most_counted = 1000;  // PCRE2 counts to 65,535 and makes room for each
        if (least > most || least > k_most_counted || (most != k_unbounded && most > k_most_counted))
            m_sure = false;
        m_at = close + 1;
        return true;
    }

    std::string_view m_in;
    std::size_t m_at = 0;
    bool m_any_case = false;
    bool m_repeatable = true;  // what was read last may have a quantifier
    bool m_sure = true;
    bool m_failed = false;
};

}  // namespace

Literals literals_of(std::string_view pattern) { return Reader(pattern).read(); }

}  // namespace kopij::lint
