#include "lint/pattern_atoms.hpp"

#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_largest_class = 10;  // characters of a class that are told apart

Node anything(std::size_t least, std::size_t most) {
    auto out = Node::any_character();
    out.least = least;
    out.most = most;
    out.second.set();
    out.transparent = least == 0;
    out.tail.clear();
    out.tail_is_all = false;
    return out;
}

}  // namespace

Node PatternAtoms::fail() {
    m_failed = true;
    m_at = m_in.size();
    return Node::any_character();
}

/// Characters that mean themselves, up to one that is repeated.
Node PatternAtoms::plain() {
    const auto begin = m_at;
    const auto is_repeated = [&](std::size_t at) {
        return at + 1 < m_in.size() && std::string_view("*+?{").find(m_in[at + 1]) != std::string_view::npos;
    };
    while (m_at < m_in.size() && is_plain(m_in[m_at]) && !is_repeated(m_at)) ++m_at;
    const auto run = m_in.substr(begin, m_at - begin);
    if (!run.empty()) return Node::run(run, m_any_case);
    return literal(text::next_code_point(m_in, m_at));
}

Node PatternAtoms::literal(char32_t character) const { return Node::character(character, m_any_case); }

Node PatternAtoms::escape() {
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

Node PatternAtoms::hexadecimal() {
    const bool braces = take("{");
    const auto rest = m_in.substr(m_at, braces ? 6 : 2);
    unsigned value = 0;
    const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), value, 16).ptr;
    if (end == rest.data()) return fail();
    m_at += static_cast<std::size_t>(end - rest.data());
    if (braces && !take("}")) return fail();
    return literal(value);
}

/// A class of few characters is told apart; of any other only its size and first bytes are known.
Node PatternAtoms::character_class() {
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
void PatternAtoms::member(Members& out) {
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
std::optional<char32_t> PatternAtoms::class_member(Members& out) {
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

}  // namespace kopij::lint
