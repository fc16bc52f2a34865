#include "markup/mdx_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kopij::markup {
namespace {

constexpr auto k_none = std::string_view::npos;
constexpr std::string_view k_blanks = " \t";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }
bool is_in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '-';
}

bool reads_as_module(std::string_view code) {
    const bool imports = code.starts_with("import");
    const auto rest = code.substr(std::min(code.find_first_not_of(k_blanks, 6), code.size()));
    if (imports) {
        const auto names_file = [&](std::string_view before) {
            const auto at = rest.find(before);
            const auto quote = rest.find_first_not_of(k_blanks, at == k_none ? at : at + before.size());
            return quote != k_none && (rest[quote] == '"' || rest[quote] == '\'');
        };
        return rest.starts_with('"') || rest.starts_with('\'') || names_file(" from ") ||
               names_file("}from ");
    }
    constexpr std::array<std::string_view, 12> k_words = {"const ",     "let ",     "var ",   "function",
                                                          "class ",     "default ", "async ", "type ",
                                                          "interface ", "enum ",    "{",      "*"};
    return std::any_of(k_words.begin(), k_words.end(), [&](auto word) { return rest.starts_with(word); });
}

}  // namespace

MdxReader::MdxReader(std::string_view text)
    : m_text(text), m_budget(8 * text.size() + (std::size_t{1} << 16)) {}

bool MdxReader::has(std::size_t at, std::string_view token) const {
    return m_text.substr(std::min(at, m_text.size())).starts_with(token);
}

std::size_t MdxReader::line_end(std::size_t at) const {
    return std::min(m_text.find_first_of("\r\n", at), m_text.size());
}

std::size_t MdxReader::next_line(std::size_t at) const {
    const auto end = line_end(at);
    return std::min(end + (has(end, "\r\n") ? 2 : 1), m_text.size());
}

std::size_t MdxReader::skip_blanks(std::size_t at) const {
    return std::min(m_text.find_first_not_of(k_blanks, at), m_text.size());
}

std::size_t MdxReader::skip_space(std::size_t at) const {
    return std::min(m_text.find_first_not_of(" \t\r\n", at), m_text.size());
}

std::size_t MdxReader::module_code(std::size_t begin) {
    if (!has(begin, "import ") && !has(begin, "export ")) return begin;
    const auto end = module_end(begin);
    const bool is_code = reads_as_module(m_text.substr(begin, end - begin));
    const auto used = is_code ? end : begin;
    m_budget -= std::min(m_budget, m_read - used);
    return used;
}

std::size_t MdxReader::module_end(std::size_t begin) {
    long open = 0;
    auto first_gap = k_none;
    const auto limit = std::min(m_text.size(), begin + m_budget);
    for (auto at = begin; at < limit;) {
        m_read = at;
        const auto end = line_end(at);
        const auto code = m_text.substr(at, end - at);
        if (code.find_first_not_of(k_blanks) == k_none) {
            if (open <= 0) return at;
            first_gap = std::min(first_gap, at);
        }
        for (const char c : code)
            open += (c == '{' || c == '(' || c == '[') - (c == '}' || c == ')' || c == ']');
        at = next_line(at);
    }
    m_read = limit;
    return std::min(open <= 0 ? limit : first_gap, limit);
}

bool MdxReader::read(std::size_t at, MdxPiece& out) {
    const bool found = peek(at) == '{' ? expression(at, out) : peek(at) == '<' && tag(at, out);
    if (!found) m_budget -= std::min(m_budget, m_read > at ? m_read - at : 0);
    return found;
}

bool MdxReader::expression(std::size_t at, MdxPiece& out) {
    if (has(at, "{#")) return false;  // a heading's id
    const auto end = braces_end(at);
    if (end == k_none) return false;
    constexpr std::size_t k_least = 7;  // "{/**/}" has no room for "<!---->"
    const bool is_comment = has(at, "{/*") && m_text.substr(0, end).ends_with("*/}") && end - at >= k_least &&
                            m_text.find("*/", at) == end - 3;
    out.kind = is_comment ? MdxPiece::Kind::comment : MdxPiece::Kind::expression;
    out.range = {at, end};
    return true;
}

/// Behind the brace that closes the one at `at`; npos where there is none.
std::size_t MdxReader::braces_end(std::size_t at) {
    int depth = 0;
    const auto limit = std::min(m_text.size(), at + m_budget);
    for (; at < limit; ++at) {
        switch (m_text[at]) {
            case '{':
                ++depth;
                break;
            case '}':
                if (--depth == 0) return m_read = at + 1;
                break;
            case '"':
            case '\'':
            case '`':
                at = string_end(at);
                break;
            case '/':
                if (has(at, "/*")) at = std::min(m_text.find("*/", at + 2), limit);
                break;
            default:
                break;
        }
    }
    m_read = limit;
    return k_none;
}

/// The quote that ends a string of JavaScript; the one that begins it where it does not end on its line
/// (an apostrophe).
std::size_t MdxReader::string_end(std::size_t begin) const {
    const char quote = m_text[begin];
    for (auto at = begin + 1; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == quote) return at;
        if (c == '\\') ++at;
        if (is_line_end(c) && quote != '`') break;
        constexpr std::size_t k_longest = 10000;
        if (at - begin > k_longest) break;
    }
    return begin;
}

bool MdxReader::tag(std::size_t begin, MdxPiece& out) {
    auto at = begin + 1;
    out.kind = MdxPiece::Kind::open;
    if (peek(at) == '/') {
        out.kind = MdxPiece::Kind::close;
        ++at;
    }
    const auto name_at = at;
    if (starts_name(peek(at))) {
        while (is_in_name(peek(at)) || ((peek(at) == '.' || peek(at) == ':') && starts_name(peek(at + 1))))
            ++at;
    }
    out.name = m_text.substr(name_at, at - name_at);
    m_read = at;
    if (!attributes(at, out)) return false;
    out.range = {begin, at};
    m_read = at;
    return true;
}

/// From the name on past ">".
bool MdxReader::attributes(std::size_t& at, MdxPiece& out) {
    for (;;) {
        const auto before = at;
        at = skip_space(at);
        m_read = at;
        if (peek(at) == '>') return ++at, true;
        if (has(at, "/>") && out.kind == MdxPiece::Kind::open) {
            out.kind = MdxPiece::Kind::alone;
            at += 2;
            return true;
        }
        if (before == at || out.name.empty() || out.kind == MdxPiece::Kind::close) return false;
        if (peek(at) == '{') {
            if (!value(at, out)) return false;
            continue;
        }
        if (!starts_name(peek(at))) return false;
        while (is_in_name(peek(at)) || peek(at) == ':' || peek(at) == '.') ++at;
        if (peek(at) != '=') continue;
        ++at;
        if (!value(at, out)) return false;
    }
}

bool MdxReader::value(std::size_t& at, MdxPiece& out) {
    const auto begin = at;
    if (peek(at) == '{') {
        at = braces_end(at);
        if (at == k_none) return false;
        out.values.push_back({begin, at});
        return true;
    }
    if (peek(at) != '"' && peek(at) != '\'') return false;
    const auto limit = std::min(m_text.size(), at + m_budget);
    const auto end = m_text.substr(0, limit).find(m_text[at], at + 1);
    m_read = std::min(end, limit);
    if (end == k_none) return false;
    at = end + 1;
    return true;
}

}  // namespace kopij::markup
