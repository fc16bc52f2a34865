#include "lint/word_list.hpp"

#include <algorithm>

#include "lint/word_runs.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

unsigned char key(char c) { return static_cast<unsigned char>(text::ascii_lower(c)); }

std::optional<bool> holds(const Literal& literal, std::string_view text, std::size_t at) {
    for (std::size_t i = 0; i < literal.size; ++i) {
        if (at + i == text.size()) return false;
        const char c = text[at + i];
        if (c == literal.bytes[i]) continue;
        if (literal.any_case && !is_ascii(c)) return std::nullopt;
        if (!literal.any_case || text::ascii_lower(c) != text::ascii_lower(literal.bytes[i])) return false;
    }
    return true;
}

}  // namespace

WordList::WordList(const Literals& literals) : m_literals(literals) {
    const auto& all = literals.all;
    m_known = literals.valid && literals.kind == Literals::Kind::prefixes &&
              std::all_of(all.begin(), all.end(), [](const Literal& literal) { return literal.exact; });
    if (!m_known) return;
    for (const auto& literal : all) ++m_begins[key(literal.bytes.front()) + std::size_t{1}];
    for (std::size_t i = 1; i < m_begins.size(); ++i) m_begins[i] += m_begins[i - 1];
    m_order.resize(all.size());
    auto next = m_begins;
    for (std::uint32_t i = 0; i < all.size(); ++i) m_order[next[key(all[i].bytes.front())]++] = i;
}

std::optional<bool> WordList::match_at(std::string_view text, std::size_t at, Match& match) const {
    if (at >= text.size()) return false;
    // The other cases of "k" and "s" are beyond ASCII.
    if (!is_ascii(text[at])) return std::nullopt;
    const auto first = key(text[at]);
    for (auto i = m_begins[first]; i < m_begins[first + std::size_t{1}]; ++i) {
        const auto& literal = m_literals.all[m_order[i]];
        auto stands = holds(literal, text, at);
        if (stands && *stands && literal.after_boundary) stands = is_boundary(text, at);
        if (stands && *stands && literal.before_boundary) stands = is_boundary(text, at + literal.size);
        if (!stands) return std::nullopt;
        if (!*stands) continue;
        match.groups.assign(literal.group + std::size_t{1}, std::nullopt);
        match.groups.front() = match.groups.back() = text::Range{at, at + literal.size};
        return true;
    }
    return false;
}

}  // namespace kopij::lint
