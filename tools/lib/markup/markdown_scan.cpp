#include "markup/markdown_scan.hpp"

#include <algorithm>

namespace kopij::markup {
namespace {

constexpr std::size_t k_longest_label = 999;  // CommonMark's own limit

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::size_t MarkdownScanner::skip(std::size_t at, Lines lines) const {
    int expected = 0;
    for (; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (is_blank(c)) continue;
        if (is_line_end(c)) {
            if (expected > 0 && lines == Lines::quoted) return std::string_view::npos;
            if (c == '\n' || peek(at + 1) != '\n') expected = quotes;
        } else if (c == '>' && expected > 0) {
            --expected;
        } else {
            break;
        }
    }
    return expected > 0 && lines == Lines::quoted ? std::string_view::npos : at;
}

std::size_t MarkdownScanner::skip_line_end(std::size_t at) const {
    if (!is_line_end(peek(at))) return at;
    at += m_text.substr(at, 2) == "\r\n" ? 2 : 1;
    for (int n = 0; n < quotes; ++n) {
        const auto mark = skip_blanks(at);
        if (peek(mark) != '>') break;
        at = mark + 1;
    }
    return skip_blanks(at);
}

std::optional<text::Range> MarkdownScanner::label(std::size_t at) const {
    if (peek(at) != '[') return std::nullopt;
    const auto begin = ++at;
    for (; at < m_text.size() && at - begin <= k_longest_label; ++at) {
        if (m_text[at] == '\\') {
            ++at;
        } else if (m_text[at] == '[') {
            return std::nullopt;
        } else if (m_text[at] == ']') {
            return text::Range{begin, at};
        }
    }
    return std::nullopt;
}

std::optional<MarkdownScanner::Target> MarkdownScanner::destination(std::size_t at) const {
    const auto begin = at;
    if (peek(at) == '<') {
        for (++at; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (c == '\\') {
                ++at;
            } else if (c == '>') {
                return Target{{begin, at + 1}, {begin + 1, at}};
            } else if (c == '<' || is_line_end(c)) {
                break;
            }
        }
        return std::nullopt;
    }
    int depth = 0;
    for (; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == ' ' || is_control(c)) break;
        if (c == '\\' && at + 1 < m_text.size() && !is_control(m_text[at + 1]) && m_text[at + 1] != ' ') {
            ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth < 0) {
            break;
        }
    }
    if (at == begin) return std::nullopt;
    return Target{{begin, at}, {begin, at}};
}

std::optional<MarkdownScanner::Target> MarkdownScanner::title(std::size_t at) const {
    const char open = peek(at);
    if (open != '"' && open != '\'' && open != '(') return std::nullopt;
    const char close = open == '(' ? ')' : open;
    const auto begin = at;
    for (++at; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '\\') {
            ++at;
        } else if (c == close) {
            return Target{{begin, at + 1}, {begin + 1, at}};
        } else if (c == '\n' && at_line_end(skip_line_end(at))) {
            break;  // an empty line ends the paragraph
        }
    }
    return std::nullopt;
}

std::optional<MarkdownScanner::Tail> MarkdownScanner::inline_tail(std::size_t at) const {
    if (peek(at) != '(') return std::nullopt;
    Tail out;
    at = skip(at + 1);
    if (peek(at) != ')') {
        out.destination = destination(at);
        if (out.destination) at = out.destination->whole.end;
        const auto after = skip(at);
        if (after > at || !out.destination) {
            out.title = title(after);
            if (out.title) at = out.title->whole.end;
        }
        at = skip(at);
    }
    if (peek(at) != ')') return std::nullopt;
    out.end = at + 1;
    return out;
}

MarkdownScanner::Tail MarkdownScanner::reference_tail(std::size_t at) const {
    Tail out;
    out.end = at;
    if (const auto found = label(at)) {
        out.end = found->end + 1;
        if (!found->empty()) out.label = found;
    }
    return out;
}

std::optional<MarkdownScanner::Definition> MarkdownScanner::definition(std::size_t at) const {
    const auto name = label(at);
    if (!name || name->in(m_text).find_first_not_of(" \t\r\n") == std::string_view::npos) return std::nullopt;
    at = name->end + 1;
    if (peek(at) != ':') return std::nullopt;
    at = skip_blanks(at + 1);
    at = skip_line_end(at);
    const auto target = destination(at);
    if (!target) return std::nullopt;
    at = target->whole.end;
    Definition out{*name, *target, std::nullopt, at};
    const auto rest = skip_blanks(at);
    const bool alone = at_line_end(rest);
    const auto before_title = alone ? skip_line_end(rest) : rest;
    if (before_title > at) out.title = title(before_title);
    if (out.title && !at_line_end(skip_blanks(out.title->whole.end))) out.title.reset();
    if (!out.title && !alone) return std::nullopt;
    if (out.title) out.end = out.title->whole.end;
    return out;
}

bool MarkdownScanner::is_delimiter_row(std::size_t at) const {
    const auto row = m_text.substr(std::min(at, m_text.size()), line_end(at) - std::min(at, m_text.size()));
    return row.find_first_not_of("|:- \t") == std::string_view::npos &&
           row.find('|') != std::string_view::npos && row.find('-') != std::string_view::npos;
}

text::Range MarkdownScanner::list_marker(std::size_t at) const {
    const char c = peek(at);
    if (c == '-' || c == '+' || c == '*') return {at, at + 1};
    auto end = at;
    while (is_digit(peek(end))) ++end;
    if (end == at || (peek(end) != '.' && peek(end) != ')')) return {at, at};
    return {at, end + 1};
}

text::Range MarkdownScanner::footnote_label(std::size_t at) const {
    if (m_text.substr(at, 2) != "[^") return {at, at};
    constexpr std::size_t k_longest = 200;
    const auto window = m_text.substr(0, std::min(m_text.size(), at + k_longest));
    const auto end = std::min(window.find_first_of("[] \t\r\n", at + 2), window.size());
    if (end == at + 2 || peek(end) != ']') return {at, at};
    return {at + 2, end};
}

}  // namespace kopij::markup
