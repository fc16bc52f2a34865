#include "markup/mdx.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <vector>

#include "text/range.hpp"

namespace kopij::markup {
namespace {

constexpr auto k_none = std::string_view::npos;
constexpr std::string_view k_blanks = " \t";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }
bool is_in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '-';
}

/// A tag, an expression or a comment.
struct Piece {
    enum class Kind { open, close, alone, expression, comment };
    Kind kind = Kind::expression;
    text::Range range{};
    std::string_view name{};
    std::vector<text::Range> values{};  // expressions in a tag
};

class Masker {
  public:
    Masker(std::string_view text, std::size_t begin)
        : m_text(text), m_begin(begin), m_budget(8 * text.size() + (std::size_t{1} << 16)), m_out(text) {}

    std::string mask() {
        for (auto at = m_begin; at < m_text.size();) at = line(at);
        return std::move(m_out);
    }

  private:
    char peek(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    bool has(std::size_t at, std::string_view token) const {
        return m_text.substr(std::min(at, m_text.size())).starts_with(token);
    }
    std::size_t line_end(std::size_t at) const {
        return std::min(m_text.find_first_of("\r\n", at), m_text.size());
    }
    std::size_t next_line(std::size_t at) const {
        const auto end = line_end(at);
        return std::min(end + (has(end, "\r\n") ? 2 : 1), m_text.size());
    }
    std::size_t skip_blanks(std::size_t at) const {
        return std::min(m_text.find_first_not_of(k_blanks, at), m_text.size());
    }
    std::size_t skip_space(std::size_t at) const {
        return std::min(m_text.find_first_not_of(" \t\r\n", at), m_text.size());
    }

    void blank(text::Range range) {
        for (auto at = range.begin; at < range.end; ++at) {
            if (!is_line_end(m_text[at])) m_out[at] = ' ';
        }
    }

    /// One line, or those that what begins on it takes; returns where the next one begins.
    std::size_t line(std::size_t begin) {
        const auto content = after_marks(begin);
        const auto end = line_end(begin);
        if (content >= end) {
            m_in_paragraph = false;
            return next_line(begin);
        }
        if (is_fence(content, end)) return next_line(content);
        if (!m_in_paragraph) {
            if (const auto after = module_code(begin); after != begin) return after;
        }
        if (const auto after = flow(content); after != content) return next_line(after);
        const auto after = inline_text(content, end);
        m_in_paragraph = m_text[content] != '#';
        return next_line(after);
    }

    /// Past the indentation and the marks of quotations and list items.
    std::size_t after_marks(std::size_t at) const {
        for (;;) {
            at = skip_blanks(at);
            const char c = peek(at);
            auto after = at;
            if (c == '>' || ((c == '-' || c == '*' || c == '+') && is_blank(peek(at + 1)))) ++after;
            while (std::isdigit(static_cast<unsigned char>(peek(after))) != 0) ++after;
            if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
                const bool is_number =
                    (peek(after) == '.' || peek(after) == ')') && is_blank(peek(after + 1));
                if (!is_number) return at;
                ++after;
            }
            if (after == at) return at;
            at = after;
        }
    }

    /// A line that begins, ends or stands within a fenced block of code, which is left as it is.
    bool is_fence(std::size_t content, std::size_t end) {
        const char mark = peek(content);
        std::size_t size = 0;
        if (mark == '`' || mark == '~') {
            while (peek(content + size) == mark) ++size;
        }
        constexpr std::size_t k_least = 3;
        if (m_fence_size > 0) {
            const bool closes = mark == m_fence && size >= m_fence_size && skip_blanks(content + size) >= end;
            if (closes) m_fence_size = 0;
            return true;
        }
        const bool opens =
            size >= k_least &&
            (mark == '~' || m_text.substr(content + size, end - content - size).find('`') == k_none);
        if (!opens) return false;
        m_fence = mark;
        m_fence_size = size;
        m_in_paragraph = false;
        return true;
    }

    /// "import ..." and "export ...": up to an empty line outside of brackets.
    std::size_t module_code(std::size_t begin) {
        if (!has(begin, "import ") && !has(begin, "export ")) return begin;
        const auto end = module_end(begin);
        const bool is_code = reads_as_module(m_text.substr(begin, end - begin));
        const auto used = is_code ? end : begin;
        m_budget -= std::min(m_budget, m_read - used);
        if (is_code) blank({begin, end});
        return used;
    }

    std::size_t module_end(std::size_t begin) {
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

    static bool reads_as_module(std::string_view code) {
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

    /// Tags and expressions that have their lines to themselves; returns their end, or `begin` where there is
    /// something else too.
    std::size_t flow(std::size_t begin) {
        std::vector<Piece> pieces;
        auto at = begin;
        if (const auto after = script(begin); after != begin) return after;
        for (;;) {
            Piece piece;
            if (!read(at, piece)) return begin;
            at = skip_blanks(piece.range.end);
            pieces.push_back(std::move(piece));
            if (at >= m_text.size() || is_line_end(m_text[at])) break;
        }
        // Within a paragraph a tag or expression belongs to it.
        const auto belongs = [&](const Piece& one) {
            if (one.kind == Piece::Kind::close) return opened_in_text(one.name);
            return m_in_paragraph && one.kind != Piece::Kind::comment;
        };
        const bool in_text = std::any_of(pieces.begin(), pieces.end(), belongs);
        for (const auto& one : pieces) {
            keep_account(one, in_text);
            const bool goes = !in_text && one.kind != Piece::Kind::alone && one.kind != Piece::Kind::comment;
            goes ? blank(one.range) : mask(one);
        }
        m_in_paragraph = in_text;
        return at;
    }

    /// A script or style, which is none of Markdown's, up to the end of the line on which it ends.
    std::size_t script(std::size_t begin) {
        for (const std::string_view name : {"script", "style"}) {
            if (!has(begin, "<" + std::string(name))) continue;
            Piece piece;
            if (!read(begin, piece) || piece.name != name || piece.kind != Piece::Kind::open) continue;
            const auto end = m_text.find("</" + std::string(name), piece.range.end);
            if (end == k_none) continue;
            m_in_paragraph = false;
            return line_end(end);
        }
        return begin;
    }

    bool opened_in_text(std::string_view name) const {
        const auto found =
            std::find_if(m_open.rbegin(), m_open.rend(), [&](const auto& one) { return one.name == name; });
        return found != m_open.rend() && found->in_text;
    }

    void keep_account(const Piece& piece, bool in_text) {
        constexpr std::size_t k_most = 1000;
        if (piece.kind == Piece::Kind::open && m_open.size() < k_most)
            m_open.push_back({piece.name, in_text});
        if (piece.kind != Piece::Kind::close) return;
        for (auto n = m_open.size(); n-- > 0;) {
            if (m_open[n].name != piece.name) continue;
            m_open.resize(n);
            return;
        }
    }

    /// What a line holds between other text; returns how far it was read, which may be on a later line.
    std::size_t inline_text(std::size_t at, std::size_t end) {
        while (at < end) {
            switch (m_text[at]) {
                case '\\':
                    at += 2;
                    continue;
                case '`':
                    at = after_code(at);
                    end = std::max(end, at);
                    continue;
                case '{':
                case '<': {
                    Piece piece;
                    const bool is_target = at >= 2 && m_text[at - 1] == '(' && m_text[at - 2] == ']';
                    if (is_target || !read(at, piece)) break;
                    keep_account(piece, true);
                    mask(piece);
                    at = piece.range.end;
                    end = std::max(end, line_end(at));
                    continue;
                }
                default:
                    break;
            }
            ++at;
        }
        return std::min(std::max(at, end), m_text.size());
    }

    /// Past a span of code that ends in the same paragraph, else past its backticks.
    std::size_t after_code(std::size_t at) {
        const auto run_end = [&](std::size_t from) {
            return std::min(m_text.find_first_not_of('`', from), m_text.size());
        };
        const auto begin = run_end(at);
        const auto size = begin - at;
        constexpr std::size_t k_longest = 2000;
        const auto limit = std::min(begin + k_longest, m_text.size());
        for (auto close = m_text.find('`', begin); close < limit; close = m_text.find('`', close)) {
            const auto end = run_end(close);
            const auto between = m_text.substr(begin, close - begin);
            if (between.find("\n\n") != k_none || between.find("\n\r\n") != k_none) break;
            if (end - close == size) return end;
            close = end;
        }
        return begin;
    }

    void fill(text::Range range) {
        std::fill(m_out.begin() + static_cast<long>(range.begin),
                  m_out.begin() + static_cast<long>(range.end), ' ');
    }

    void mask(const Piece& piece) {
        if (piece.kind == Piece::Kind::expression) {
            mask_expression(piece.range);
        } else if (piece.kind == Piece::Kind::comment) {
            m_out.replace(piece.range.begin, 4, "<!--");
            m_out.replace(piece.range.end - 3, 3, "-->");
        } else {
            mask_tag(piece);
        }
    }

    void mask_expression(text::Range range) {
        fill(range);
        constexpr std::size_t k_least = 3;
        if (range.size() < k_least) return;
        m_out[range.begin] = '<';
        m_out[range.begin + 1] = 'x';
        m_out[range.end - 1] = '>';
    }

    void mask_tag(const Piece& piece) {
        if (piece.name.empty()) blank(piece.range);
        // HTML's names have letters, digits and hyphens.
        const auto name_at = static_cast<std::size_t>(piece.name.data() - m_text.data());
        for (auto at = name_at; at < name_at + piece.name.size(); ++at) {
            const char c = m_text[at];
            if (c == '_' || c == '$') m_out[at] = 'x';
            if (c == '.' || c == ':') m_out[at] = '-';
        }
        for (const auto& value : piece.values) {
            fill(value);
            if (peek(value.begin - 1) == '=') m_out[value.begin] = m_out[value.end - 1] = '"';
        }
    }

    /// What begins at `at`, if it is read to its end.
    bool read(std::size_t at, Piece& out) {
        const bool found = peek(at) == '{' ? expression(at, out) : peek(at) == '<' && tag(at, out);
        if (!found) m_budget -= std::min(m_budget, m_read > at ? m_read - at : 0);
        return found;
    }

    bool expression(std::size_t at, Piece& out) {
        if (has(at, "{#")) return false;  // a heading's id
        const auto end = braces_end(at);
        if (end == k_none) return false;
        constexpr std::size_t k_least = 7;  // "{/**/}" has no room for "<!---->"
        const bool is_comment = has(at, "{/*") && m_text.substr(0, end).ends_with("*/}") &&
                                end - at >= k_least && m_text.find("*/", at) == end - 3;
        out.kind = is_comment ? Piece::Kind::comment : Piece::Kind::expression;
        out.range = {at, end};
        return true;
    }

    /// Behind the brace that closes the one at `at`; npos where there is none.
    std::size_t braces_end(std::size_t at) {
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
    std::size_t string_end(std::size_t begin) const {
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

    bool tag(std::size_t begin, Piece& out) {
        auto at = begin + 1;
        out.kind = Piece::Kind::open;
        if (peek(at) == '/') {
            out.kind = Piece::Kind::close;
            ++at;
        }
        const auto name_at = at;
        if (starts_name(peek(at))) {
            while (is_in_name(peek(at)) ||
                   ((peek(at) == '.' || peek(at) == ':') && starts_name(peek(at + 1))))
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
    bool attributes(std::size_t& at, Piece& out) {
        for (;;) {
            const auto before = at;
            at = skip_space(at);
            m_read = at;
            if (peek(at) == '>') return ++at, true;
            if (has(at, "/>") && out.kind == Piece::Kind::open) {
                out.kind = Piece::Kind::alone;
                at += 2;
                return true;
            }
            if (before == at || out.name.empty() || out.kind == Piece::Kind::close) return false;
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

    bool value(std::size_t& at, Piece& out) {
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

    struct Open {
        std::string_view name;
        bool in_text;
    };

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_budget;    // for reading what turns out to be nothing
    std::size_t m_read = 0;  // how far that was
    char m_fence = '\0';
    std::size_t m_fence_size = 0;  // of the block of code around; 0 outside
    bool m_in_paragraph = false;
    std::vector<Open> m_open;
    std::string m_out;
};

}  // namespace

bool is_mdx(std::string_view path) {
    constexpr std::string_view k_extension = ".mdx";
    return path.size() >= k_extension.size() &&
           std::equal(k_extension.begin(), k_extension.end(), path.end() - k_extension.size(),
                      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

std::string without_mdx(std::string_view text, std::size_t begin) { return Masker(text, begin).mask(); }

}  // namespace kopij::markup
