#include "lint/kinds/format_directives.hpp"

#include <algorithm>
#include <cctype>

namespace kopij::lint::kinds {
namespace {

enum class Style { none, percent, percent_number, braces };

/// How the flag's language writes them: most as C does, Qt and KDE as "%1", some in braces.
Style style_of(const catalogue::Message& message) {
    constexpr std::string_view k_suffix = "-format";
    for (auto flag : message.flags) {
        if (!flag.ends_with(k_suffix) || flag.starts_with("no-") || flag.starts_with("possible-")) continue;
        flag.remove_suffix(k_suffix.size());
        if (flag.ends_with("-brace") || flag == "csharp" || flag == "java") return Style::braces;
        if (flag.starts_with("qt") || flag.starts_with("kde")) return Style::percent_number;
        return Style::percent;
    }
    return Style::none;
}

class Reader {
  public:
    Reader(std::string_view text, Style style) : m_text(text), m_style(style) {}

    std::vector<FormatDirective> read() {
        for (m_at = 0; m_at < m_text.size();) {
            const bool found = m_style == Style::braces ? braces() : m_text[m_at] == '%' && percent();
            if (!found) ++m_at;
        }
        return std::move(m_out);
    }

  private:
    char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    std::size_t past(std::size_t from, std::string_view characters) const {
        while (from < m_text.size() && characters.find(m_text[from]) != std::string_view::npos) ++from;
        return from;
    }

    void add(std::size_t end, std::string value, char type) {
        m_out.push_back({{m_at, end}, std::move(value), type});
        m_at = end;
    }

    bool braces() {
        if (at(m_at) != '{') return false;
        if (at(m_at + 1) == '{') {
            ++m_at;
            return false;
        }
        const auto end = m_text.find('}', m_at);
        if (end == std::string_view::npos) return false;
        const auto inside = m_text.substr(m_at + 1, end - m_at - 1);
        const auto name = inside.substr(0, inside.find_first_of(":!,"));
        add(end + 1, name.empty() ? std::to_string(++m_next) : std::string(name), '\0');
        return true;
    }

    bool percent() {
        constexpr std::string_view k_digits = "0123456789";
        if (at(m_at + 1) == '%') {
            m_at += 2;
            return true;
        }
        auto here = m_at + 1;
        if (m_style == Style::percent_number) {
            if (at(here) == 'L') ++here;
            const auto end = past(here, k_digits);
            if (end == here && at(here) != 'n') return false;
            add(std::max(end, here + 1), std::string(m_text.substr(here, end - here)), '\0');
            return true;
        }
        std::string value;
        if (at(here) == '(') {
            const auto close = m_text.find(')', here);
            if (close == std::string_view::npos) return false;
            value = m_text.substr(here + 1, close - here - 1);
            here = close + 1;
        } else if (const auto end = past(here, k_digits); end > here && at(end) == '$') {
            value = m_text.substr(here, end - here);
            here = end + 1;
        }
        here = past(here, "-+ #0'I");
        here = past(here, "0123456789*.$");
        here = past(here, "hlLqjztv");
        if (at(here) == '<') here = std::min(m_text.find('>', here), m_text.size() - 1);
        const char type = at(here);
        if (std::isalpha(static_cast<unsigned char>(type)) == 0 && type != '>') return false;
        if (value.empty()) value = std::to_string(++m_next);
        add(here + 1, value, type == 'i' ? 'd' : type);
        return true;
    }

    std::string_view m_text;
    Style m_style;
    std::size_t m_at = 0;
    std::size_t m_next = 0;
    std::vector<FormatDirective> m_out;
};

}  // namespace

std::vector<FormatDirective> format_directives(const catalogue::Message& message, std::string_view text) {
    const auto style = style_of(message);
    return style == Style::none ? std::vector<FormatDirective>{} : Reader(text, style).read();
}

std::string without_directives(const catalogue::Message& message, std::string_view text) {
    std::string out(text);
    for (const auto& one : format_directives(message, text)) {
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(one.range.begin),
                  out.begin() + static_cast<std::ptrdiff_t>(one.range.end), ' ');
    }
    return out;
}

}  // namespace kopij::lint::kinds
