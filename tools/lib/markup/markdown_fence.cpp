#include "markup/markdown_fence.hpp"

#include <algorithm>

#include "text/range.hpp"

namespace kopij::markup {
namespace {

constexpr auto k_none = std::string_view::npos;
constexpr std::string_view k_container = ":::";
constexpr std::string_view k_formula = "$$";

class Fences {
  public:
    Fences(std::string_view text, std::size_t begin) : m_text(text), m_begin(begin) {}

    std::optional<std::string> mask() {
        for (auto at = m_begin; at < m_text.size();) at = line(at);
        return std::move(m_out);
    }

  private:
    /// Without the marks of quotations, the white space around it and the line's end.
    text::Range content(std::size_t begin) const {
        const auto next = std::min(m_text.find('\n', begin), m_text.size());
        const auto first = std::min(m_text.find_first_not_of(" \t>", begin), next);
        auto end = next;
        while (end > first && (m_text[end - 1] == ' ' || m_text[end - 1] == '\t' || m_text[end - 1] == '\r'))
            --end;
        return {first, end};
    }
    std::size_t next_line(std::size_t at) const { return std::min(m_text.find('\n', at), m_text.size()) + 1; }

    void blank(text::Range range) {
        if (!m_out) m_out = std::string(m_text);
        std::fill(m_out->begin() + static_cast<std::ptrdiff_t>(range.begin),
                  m_out->begin() + static_cast<std::ptrdiff_t>(range.end), ' ');
    }

    /// Returns where the next line to read begins.
    std::size_t line(std::size_t begin) {
        const auto inner = content(begin);
        const auto words = inner.in(m_text);
        if (in_comment(words) || in_code(words)) return next_line(inner.end);
        if (words.starts_with(k_container)) blank(inner);
        return words.starts_with(k_formula) ? formula(inner) : next_line(inner.end);
    }

    bool in_comment(std::string_view words) {
        const bool was = m_in_comment;
        const auto open = words.rfind("<!--");
        const auto close = words.rfind("-->");
        if (close != k_none) m_in_comment = false;
        if (open != k_none && (close == k_none || close < open)) m_in_comment = true;
        return was;
    }

    /// Whether the line begins, ends or stands within a fenced block of code.
    bool in_code(std::string_view words) {
        constexpr std::size_t k_least = 3;
        const char mark = words.empty() ? '\0' : words.front();
        const auto size =
            mark == '`' || mark == '~' ? std::min(words.find_first_not_of(mark), words.size()) : 0;
        if (m_code_size > 0) {
            if (mark == m_code_mark && size >= m_code_size && size == words.size()) m_code_size = 0;
            return true;
        }
        if (size < k_least || (mark == '`' && words.find('`', size) != k_none)) return false;
        m_code_mark = mark;
        m_code_size = size;
        return true;
    }

    /// Returns where the line behind the formula begins, or behind its first one where it does not end.
    std::size_t formula(text::Range first) {
        const auto words = first.in(m_text);
        const auto behind = next_line(first.end);
        if (words.size() > k_formula.size() && words.find(k_formula, k_formula.size()) != k_none) {
            // A line that goes on behind it is a paragraph's.
            if (words.find(k_formula, k_formula.size()) + k_formula.size() == words.size()) blank(first);
            return behind;
        }
        if (first.begin < m_no_end) return behind;
        auto at = behind;
        while (at < m_text.size()) {
            const auto inner = content(at);
            const auto there = inner.in(m_text);
            at = next_line(inner.end);
            // Only a formula with its marks on lines of their own may hold an empty one.
            if (there.empty() && words != k_formula) break;
            if (!there.ends_with(k_formula)) continue;
            blank(first);
            for (auto line = behind; line < at; line = next_line(line)) blank(content(line));
            return at;
        }
        m_no_end = at;
        return behind;
    }

    std::string_view m_text;
    std::size_t m_begin;
    bool m_in_comment = false;
    char m_code_mark = '\0';
    std::size_t m_code_size = 0;  // of the fence around; 0 outside
    std::size_t m_no_end = 0;     // what begins before this does not end
    std::optional<std::string> m_out;
};

}  // namespace

std::optional<std::string> without_fences(std::string_view text, std::size_t begin) {
    if (text.find(k_container, begin) == k_none && text.find(k_formula, begin) == k_none) return std::nullopt;
    return Fences(text, begin).mask();
}

}  // namespace kopij::markup
