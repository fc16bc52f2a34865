#include "lint/literals.hpp"

#include <algorithm>

#include "lint/pattern_atoms.hpp"
#include "lint/pattern_node.hpp"

namespace kopij::lint {
namespace {

constexpr int k_deepest = 100;

/// Whether few places in a text have bytes of the sets.
bool is_selective(const Bytes& first) {
    constexpr std::size_t k_few_letters = 2;
    std::size_t letters = 0;
    for (char c = 'a'; c <= 'z'; ++c) letters += first[static_cast<std::size_t>(c)] ? 1 : 0;
    return letters <= k_few_letters && !first[' '];
}

class Reader : PatternAtoms {
  public:
    using PatternAtoms::PatternAtoms;

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
