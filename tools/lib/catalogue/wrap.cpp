#include "catalogue/wrap.hpp"

#include <unilbrk.h>
#include <uniwidth.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "catalogue/quote.hpp"
#include "text/utf8.hpp"

namespace kopij::catalogue {
namespace {

/// The columns of the character at `at`, which is moved past it. Most are ASCII, of one column each.
int columns_at(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte >= 0x20 && byte != 0x7F ? 1 : 0;
    }
    const int width = uc_width(text::next_code_point(text, at), "UTF-8");
    return std::max(width, 0);
}

/// A part of the value up to and with its "\n", escaped, with what libunistring needs and says about it.
class Portion {
  public:
    Portion(std::string_view text, std::string_view unbroken) {
        m_text.reserve(text.size());
        append_escaped(m_text, text);
        if (m_text.size() == text.size() && unbroken.empty()) return;
        m_overrides.assign(m_text.size(), UC_BREAK_UNDEFINED);
        std::size_t at = 0;
        for (std::size_t n = 0; n < text.size(); ++n) {
            if (!unbroken.empty() && unbroken[n] == 1) m_overrides[at] = UC_BREAK_PROHIBITED;
            const bool escaped = m_text[at] == '\\';
            if (escaped) m_overrides[at + 1] = UC_BREAK_PROHIBITED;
            at += escaped ? 2 : 1;
        }
        if (text.ends_with('\n')) m_overrides[m_text.size() - 2] = UC_BREAK_PROHIBITED;
    }

    const std::string& text() const { return m_text; }

    /// Finds the breaks for lines of `width` columns, the first of which starts at `column`, as
    /// libunistring's u8_width_linebreaks does: each as late as it may be. Whether there are any.
    bool find_breaks(int width, int column) {
        m_breaks.clear();
        // No character has more columns than bytes, so a text that is short enough in bytes fits.
        if (column <= width && m_text.size() <= static_cast<std::size_t>(width - column)) return false;
        find_opportunities();
        std::size_t last = 0;  // the last opportunity that was passed; 0 for none
        int piece = 0;         // the columns since then
        const auto end_piece = [&] {
            if (last == 0 || column + piece <= width) return;
            m_breaks.push_back(last);
            column = 0;
        };
        for (std::size_t at = 0; at < m_text.size();) {
            const char here = m_opportunities[at];
            if (here == UC_BREAK_POSSIBLE || here == UC_BREAK_MANDATORY) end_piece();
            if (here == UC_BREAK_MANDATORY) {
                last = 0;
                column = piece = 0;
                columns_at(m_text, at);
                continue;
            }
            if (here == UC_BREAK_POSSIBLE) {
                last = at;
                column += piece;
                piece = 0;
            }
            piece += columns_at(m_text, at);
        }
        end_piece();
        return !m_breaks.empty();
    }

    void append_to(std::string& out, std::string_view prefix) const {
        std::size_t from = 0;
        for (const auto at : m_breaks) {
            out.append(m_text, from, at - from);
            ((out += "\"\n") += prefix) += '"';
            from = at;
        }
        out.append(m_text, from);
    }

  private:
    void find_opportunities() {
        if (!m_opportunities.empty()) return;
        m_opportunities.resize(m_text.size());
        u8_possible_linebreaks(reinterpret_cast<const std::uint8_t*>(m_text.data()), m_text.size(), "UTF-8",
                               m_opportunities.data());
        for (std::size_t n = 0; n < m_overrides.size(); ++n) {
            if (m_overrides[n] != UC_BREAK_UNDEFINED) m_opportunities[n] = m_overrides[n];
        }
    }

    std::string m_text;
    std::vector<char> m_overrides;
    std::vector<char> m_opportunities;
    std::vector<std::size_t> m_breaks;
};

}  // namespace

void append_wrapped(std::string& out, std::string_view value, const StringLines& lines) {
    const auto prefix_columns = static_cast<int>(lines.prefix.size());
    // Room for the closing quote, and for prefix and opening quote, which every line has.
    const int width = std::max(lines.width - 2 - prefix_columns, 1);
    const auto keyword_columns = static_cast<int>(lines.keyword.size()) + 1;
    auto unbroken = lines.unbroken;
    bool first = true;
    do {
        const auto end = value.find('\n') == std::string_view::npos ? value.size() : value.find('\n') + 1;
        Portion portion(value.substr(0, end), unbroken.substr(0, end));
        const bool broken = portion.find_breaks(width, first ? keyword_columns : 0);
        out += lines.prefix;
        if (first) (out += lines.keyword) += ' ';
        if (first && !value.empty() && (end < value.size() || keyword_columns > width || broken)) {
            (out += "\"\"\n") += lines.prefix;
            portion.find_breaks(width, 0);
        }
        first = false;
        out += '"';
        portion.append_to(out, lines.prefix);
        out += "\"\n";
        value.remove_prefix(end);
        unbroken.remove_prefix(std::min(end, unbroken.size()));
    } while (!value.empty());
}

}  // namespace kopij::catalogue
