#include "markup/mdx.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <vector>

#include "markup/mdx_reader.hpp"

namespace kopij::markup {
namespace {

constexpr auto k_none = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

using Piece = MdxPiece;

class Masker {
  public:
    Masker(std::string_view text, std::size_t begin)
        : m_text(text), m_begin(begin), m_reader(text), m_out{std::string(text), {}} {}

    WithoutMdx mask() {
        for (auto at = m_begin; at < m_text.size();) at = line(at);
        return std::move(m_out);
    }

  private:
    void blank(text::Range range) {
        for (auto at = range.begin; at < range.end; ++at) {
            if (!is_line_end(m_text[at])) m_out.text[at] = ' ';
        }
    }

    /// One line, or those that what begins on it takes; returns where the next one begins.
    std::size_t line(std::size_t begin) {
        const auto content = after_marks(begin);
        const auto end = m_reader.line_end(begin);
        if (content >= end) {
            m_in_paragraph = false;
            return m_reader.next_line(begin);
        }
        if (is_fence(content, end)) return m_reader.next_line(content);
        if (!m_in_paragraph) {
            if (const auto after = m_reader.module_code(begin); after != begin) {
                blank({begin, after});
                return after;
            }
        }
        if (const auto after = flow(content); after != content) return m_reader.next_line(after);
        const auto after = inline_text(content, end);
        m_in_paragraph = m_text[content] != '#';
        return m_reader.next_line(after);
    }

    /// Past the indentation and the marks of quotations and list items.
    std::size_t after_marks(std::size_t at) const {
        for (;;) {
            at = m_reader.skip_blanks(at);
            const char c = m_reader.peek(at);
            auto after = at;
            if (c == '>' || ((c == '-' || c == '*' || c == '+') && is_blank(m_reader.peek(at + 1)))) ++after;
            while (std::isdigit(static_cast<unsigned char>(m_reader.peek(after))) != 0) ++after;
            if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
                const bool is_number = (m_reader.peek(after) == '.' || m_reader.peek(after) == ')') &&
                                       is_blank(m_reader.peek(after + 1));
                if (!is_number) return at;
                ++after;
            }
            if (after == at) return at;
            at = after;
        }
    }

    /// A line that begins, ends or stands within a fenced block of code, which is left as it is.
    bool is_fence(std::size_t content, std::size_t end) {
        const char mark = m_reader.peek(content);
        std::size_t size = 0;
        if (mark == '`' || mark == '~') {
            while (m_reader.peek(content + size) == mark) ++size;
        }
        constexpr std::size_t k_least = 3;
        if (m_fence_size > 0) {
            const bool closes =
                mark == m_fence && size >= m_fence_size && m_reader.skip_blanks(content + size) >= end;
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

    /// Tags and expressions that have their lines to themselves; returns their end, or `begin` where there is
    /// something else too.
    std::size_t flow(std::size_t begin) {
        std::vector<Piece> pieces;
        auto at = begin;
        if (const auto after = script(begin); after != begin) return after;
        for (;;) {
            Piece piece;
            if (!m_reader.read(at, piece)) return begin;
            at = m_reader.skip_blanks(piece.range.end);
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
            if (!goes || one.kind == Piece::Kind::open) mask(one);
            if (!goes) continue;
            if (one.kind == Piece::Kind::open) keep(one);
            blank(one.range);
        }
        m_in_paragraph = in_text;
        return at;
    }

    /// The attributes of a tag that goes are text as much as those of one that stays.
    void keep(const Piece& piece) {
        auto tag = read_html_tag(std::string_view(m_out.text).substr(0, piece.range.end), piece.range.begin);
        if (!tag || tag->kind != HtmlTag::Kind::start) return;
        std::erase_if(tag->attributes, [&](const HtmlTag::Attribute& one) {
            const auto value = one.span.value;
            return !one.span.editable || m_text[value.begin - 1] != m_out.text[value.begin - 1];
        });
        if (!tag->attributes.empty()) m_out.tags.push_back(std::move(*tag));
    }

    /// A script or style, which is none of Markdown's, up to the end of the line on which it ends.
    std::size_t script(std::size_t begin) {
        for (const std::string_view name : {"script", "style"}) {
            if (!m_reader.has(begin, "<" + std::string(name))) continue;
            Piece piece;
            if (!m_reader.read(begin, piece) || piece.name != name || piece.kind != Piece::Kind::open)
                continue;
            const auto end = m_text.find("</" + std::string(name), piece.range.end);
            if (end == k_none) continue;
            m_in_paragraph = false;
            return m_reader.line_end(end);
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
                    if (is_target || !m_reader.read(at, piece)) break;
                    keep_account(piece, true);
                    mask(piece);
                    at = piece.range.end;
                    end = std::max(end, m_reader.line_end(at));
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
        std::fill(m_out.text.begin() + static_cast<long>(range.begin),
                  m_out.text.begin() + static_cast<long>(range.end), ' ');
    }

    void mask(const Piece& piece) {
        if (piece.kind == Piece::Kind::expression) {
            mask_expression(piece.range);
        } else if (piece.kind == Piece::Kind::comment) {
            m_out.text.replace(piece.range.begin, 4, "<!--");
            m_out.text.replace(piece.range.end - 3, 3, "-->");
        } else {
            mask_tag(piece);
        }
    }

    void mask_expression(text::Range range) {
        fill(range);
        constexpr std::size_t k_least = 3;
        if (range.size() < k_least) return;
        m_out.text[range.begin] = '<';
        m_out.text[range.begin + 1] = 'x';
        m_out.text[range.end - 1] = '>';
    }

    void mask_tag(const Piece& piece) {
        if (piece.name.empty()) blank(piece.range);
        // HTML's names have letters, digits and hyphens.
        const auto name_at = static_cast<std::size_t>(piece.name.data() - m_text.data());
        for (auto at = name_at; at < name_at + piece.name.size(); ++at) {
            const char c = m_text[at];
            if (c == '_' || c == '$') m_out.text[at] = 'x';
            if (c == '.' || c == ':') m_out.text[at] = '-';
        }
        for (const auto& value : piece.values) {
            fill(value);
            if (m_reader.peek(value.begin - 1) == '=')
                m_out.text[value.begin] = m_out.text[value.end - 1] = '"';
        }
    }

    struct Open {
        std::string_view name;
        bool in_text;
    };

    std::string_view m_text;
    std::size_t m_begin;
    MdxReader m_reader;
    char m_fence = '\0';
    std::size_t m_fence_size = 0;  // of the block of code around; 0 outside
    bool m_in_paragraph = false;
    std::vector<Open> m_open;
    WithoutMdx m_out;
};

}  // namespace

WithoutMdx without_mdx(std::string_view text, std::size_t begin) { return Masker(text, begin).mask(); }

}  // namespace kopij::markup
