#include "catalogue/wrap.hpp"

#include <unilbrk.h>
#include <uniwidth.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "catalogue/bytes.hpp"
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

/// The plain signs of ASCII, as far as they go by UAX #14 alike whatever stands around them.
enum class Sign : unsigned char {
    other,
    space,
    letter,
    digit,
    hyphen,
    slash,
    escape,
    opening,
    closing,
    end,
    quote
};

constexpr std::array<Sign, 256> k_signs = [] {
    std::array<Sign, 256> out{};
    const auto set = [&out](std::string_view characters, Sign sign) {
        for (const char c : characters) out[static_cast<unsigned char>(c)] = sign;
    };
    set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ<>=&_*#@^`~", Sign::letter);
    set("0123456789", Sign::digit);
    set(" ", Sign::space);
    set("-", Sign::hyphen);
    set("/", Sign::slash);
    set("\\", Sign::escape);
    set("([", Sign::opening);
    set(")]", Sign::closing);
    set(",.;:", Sign::end);
    set("\"'", Sign::quote);
    return out;
}();

Sign sign_of(char c) { return k_signs[static_cast<unsigned char>(c)]; }

enum class Break { may, must_not, unknown };

/// Whether a line may break before `at`, which is not its first or second character, where the signs around
/// it tell: between words, and behind what joins or ends them where a letter or a bracket follows. Else
/// libunistring is to be asked.
Break plain_break(std::string_view text, std::size_t at) {
    const auto here = sign_of(text[at]);
    const auto before = sign_of(text[at - 1]);
    if (here == Sign::space) return Break::must_not;
    if (here == Sign::other || before == Sign::other || before == Sign::escape) return Break::unknown;
    const bool begins = here == Sign::letter || here == Sign::digit || here == Sign::opening;
    if (before == Sign::space) {
        const auto earlier = sign_of(text[at - 2]);
        const bool held = earlier == Sign::other || earlier == Sign::space || earlier == Sign::opening ||
                          earlier == Sign::escape;
        const bool bracket_after_quote = earlier == Sign::quote && here == Sign::opening;
        return begins && !held && !bracket_after_quote ? Break::may : Break::unknown;
    }
    const bool word = before == Sign::letter || before == Sign::digit;
    if (here == Sign::escape) return word ? Break::must_not : Break::unknown;
    if (!begins || here == Sign::digit) return Break::must_not;
    // Behind a Hebrew letter a hyphen holds.
    if (before == Sign::hyphen && sign_of(text[at - 2]) == Sign::other) return Break::unknown;
    const bool parts = before == Sign::hyphen || before == Sign::slash || before == Sign::end ||
                       (before == Sign::closing && here == Sign::opening);
    return parts ? Break::may : Break::must_not;
}

/// How many of the first characters are of ASCII and visible or a space, so of one column each.
std::size_t plain_columns(std::string_view text) {
    constexpr unsigned char k_visible = 0x5F;  // of them, from the space on
    std::size_t at = 0;
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes)) {
        const auto plain = first_of(bytes_at(text, at) - 0x20 >= k_visible);
        if (plain < sizeof(Bytes)) return at + plain;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at] - 0x20) < k_visible) ++at;
    return at;
}

/// The first U+0085, U+2028 or U+2029 from there; the text's size where there is none.
std::size_t find_line_end(std::string_view text, std::size_t at) {
    constexpr std::size_t k_longest = 3;  // bytes
    for (; at + sizeof(Bytes) + k_longest - 1 <= text.size();) {
        const auto first = bytes_at(text, at);
        const auto second = bytes_at(text, at + 1);
        const auto third = bytes_at(text, at + 2);
        const auto next_line = (first == 0xC2) & (second == 0x85);
        const auto separator = (first == 0xE2) & (second == 0x80) & ((third == 0xA8) | (third == 0xA9));
        const auto found = first_of(next_line | separator);
        at += found;
        if (found < sizeof(Bytes)) return at;
    }
    auto out = text.size();
    for (const std::string_view end : {"\u0085", "\u2028", "\u2029"}) out = std::min(out, text.find(end, at));
    return out;
}

/// A part of the value up to and with its "\n", escaped, with what libunistring needs and says about it.
class Portion {
  public:
    explicit Portion(std::string_view text) {
        m_text.reserve(text.size());
        append_escaped(m_text, text);
        if (m_text.size() == text.size()) return;
        m_overrides.assign(m_text.size(), UC_BREAK_UNDEFINED);
        for (auto at = m_text.find('\\'); at != k_none; at = m_text.find('\\', at + 2))
            m_overrides[at + 1] = UC_BREAK_PROHIBITED;
        if (text.ends_with('\n')) m_overrides[m_text.size() - 2] = UC_BREAK_PROHIBITED;
    }

    const std::string& text() const { return m_text; }

    /// Finds the breaks for lines of `width` columns, the first of which starts at `column`, as
    /// libunistring's u8_width_linebreaks does: each as late as it may be; no more than `most`. Whether there
    /// are any.
    bool find_breaks(int width, int column, std::size_t most = k_none) {
        m_breaks.clear();
        m_line_end = k_none;
        for (std::size_t line = 0; line < m_text.size();) {
            // A character that ends a line by itself starts a new one without a break.
            const auto stop = line_end_from(line);
            for (auto end = fitting(line, stop, width - column); end < stop;
                 end = fitting(line, stop, width)) {
                const auto at = last_break(line, end, stop);
                if (at == k_none) break;
                m_breaks.push_back(at);
                if (m_breaks.size() == most) return true;
                line = at;
            }
            line = stop;
            if (line < m_text.size()) text::next_code_point(m_text, line);
            column = 0;
        }
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
    static constexpr std::size_t k_none = std::string::npos;

    /// The first character from there that is a line end itself; the others are escaped.
    std::size_t line_end_from(std::size_t from) {
        if (m_line_end < from || m_line_end == k_none) m_line_end = find_line_end(m_text, from);
        return m_line_end;
    }

    /// How far a line from there reaches within the columns; `stop` where all of it fits.
    std::size_t fitting(std::size_t from, std::size_t stop, int columns) const {
        if (columns < 0) return from;
        const auto room = static_cast<std::size_t>(columns);
        // No character has more columns than bytes.
        if (stop - from <= room) return stop;
        const auto plain = plain_columns(std::string_view(m_text).substr(from, room + 1));
        if (plain > room) return from + room;
        auto at = from + plain;
        auto used = static_cast<int>(plain);
        while (at < stop) {
            auto next = at;
            used += columns_at(m_text, next);
            if (used > columns) break;
            at = next;
        }
        return at;
    }

    /// The last opportunity behind `line` that is not behind `end`; where there is none the first behind it.
    std::size_t last_break(std::size_t line, std::size_t end, std::size_t stop) {
        for (auto at = end; at >= line + 2; --at) {
            if (sign_of(m_text[at]) == Sign::letter && sign_of(m_text[at - 1]) == Sign::letter) continue;
            if (!m_overrides.empty() && m_overrides[at] != UC_BREAK_UNDEFINED) continue;
            const auto here = plain_break(m_text, at);
            if (here == Break::may) return at;
            if (here == Break::unknown) break;
        }
        const auto from = sure_break(line, end);
        find_opportunities(from, end);
        for (auto at = end; at > from; --at) {
            if (may_break(from, at)) return at;
        }
        if (from > line) return from;
        for (std::size_t more = 64; end + 1 < stop; more *= 2) {
            const auto to = std::min(end + more, stop - 1);
            find_opportunities(line, to);
            for (auto at = end + 1; at <= to; ++at) {
                if (may_break(line, at)) return at;
            }
            end = to;
        }
        return k_none;
    }

    /// The last place behind `line` and not behind `end` that is an opportunity whatever stands around it, so
    /// that what is behind can be looked at by itself: between two words. `line` where there is none.
    std::size_t sure_break(std::size_t line, std::size_t end) const {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const auto ends_word = [&](char c) { return letter(c) || c == ',' || c == '.'; };
        for (auto at = end; at > line + 2; --at) {
            if (m_text[at - 1] == ' ' && letter(m_text[at]) && ends_word(m_text[at - 2]) &&
                (m_overrides.empty() || m_overrides[at] == UC_BREAK_UNDEFINED))
                return at;
        }
        return line;
    }

    /// What libunistring says of the text from an opportunity up to `to`. Whether a place is one depends on
    /// what is before it and on the character behind it.
    void find_opportunities(std::size_t from, std::size_t to) {
        const auto inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
        for (int more = 0; more < 2 && to < m_text.size(); ++more) {
            ++to;
            while (to < m_text.size() && inside(m_text[to])) ++to;
        }
        const auto size = to - from;
        m_opportunities.resize(std::max(size, m_opportunities.size()));
        u8_possible_linebreaks(reinterpret_cast<const std::uint8_t*>(m_text.data()) + from, size, "UTF-8",
                               m_opportunities.data());
    }

    bool may_break(std::size_t from, std::size_t at) const {
        if (!m_overrides.empty() && m_overrides[at] != UC_BREAK_UNDEFINED) return false;
        return m_opportunities[at - from] == UC_BREAK_POSSIBLE;
    }

    std::string m_text;
    std::vector<char> m_overrides;
    std::vector<char> m_opportunities;
    std::vector<std::size_t> m_breaks;
    std::size_t m_line_end = k_none;  // the last that was found from the beginning on
};

}  // namespace

void append_wrapped(std::string& out, std::string_view value, const StringLines& lines) {
    const auto prefix_columns = static_cast<int>(lines.prefix.size());
    // Room for the closing quote, and for prefix and opening quote, which every line has.
    const int width = std::max(lines.width - 2 - prefix_columns, 1);
    const auto keyword_columns = static_cast<int>(lines.keyword.size()) + 1;
    bool first = true;
    do {
        const auto end = value.find('\n') == std::string_view::npos ? value.size() : value.find('\n') + 1;
        Portion portion(value.substr(0, end));
        const bool broken =
            first ? portion.find_breaks(width, keyword_columns, 1) : portion.find_breaks(width, 0);
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
    } while (!value.empty());
}

}  // namespace kopij::catalogue
