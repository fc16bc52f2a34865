#include "catalogue/wrap.hpp"

#include <unilbrk.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "catalogue/quote.hpp"

namespace kopij::catalogue {
namespace {

/// A part of the value up to and with its "\n", escaped, with what libunistring needs and says about it.
class Portion {
  public:
    Portion(std::string_view text, std::string_view unbroken) {
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

    /// Finds the breaks for lines of `width` columns, the first of which starts at `column`. Whether there
    /// are any.
    bool find_breaks(int width, int column) {
        m_breaks.clear();
        // No character has more columns than bytes, so a text that is short enough in bytes fits.
        if (column <= width && m_text.size() <= static_cast<std::size_t>(width - column)) return false;
        m_breaks.resize(m_text.size());
        u8_width_linebreaks(reinterpret_cast<const std::uint8_t*>(m_text.data()), m_text.size(), width,
                            column, 0, m_overrides.empty() ? nullptr : m_overrides.data(), "UTF-8",
                            m_breaks.data());
        return std::memchr(m_breaks.data(), UC_BREAK_POSSIBLE, m_breaks.size()) != nullptr;
    }

    void append_to(std::string& out, std::string_view prefix) const {
        std::size_t from = 0;
        for (std::size_t n = 0; n < m_breaks.size(); ++n) {
            if (m_breaks[n] != UC_BREAK_POSSIBLE) continue;
            out.append(m_text, from, n - from);
            ((out += "\"\n") += prefix) += '"';
            from = n;
        }
        out.append(m_text, from);
    }

  private:
    std::string m_text;
    std::vector<char> m_overrides;
    std::vector<char> m_breaks;
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
