#include "markup/html_tag.hpp"

#include <algorithm>
#include <array>

namespace kopij::markup {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class TagReader {
  public:
    TagReader(std::string_view text, std::size_t at) : m_text(text), m_begin(at), m_at(at + 1) {}

    std::optional<HtmlTag> read() {
        if (peek() == '!' || peek() == '?') return declaration();
        HtmlTag tag;
        tag.kind = HtmlTag::Kind::start;
        if (peek() == '/') {
            tag.kind = HtmlTag::Kind::end;
            ++m_at;
        }
        if (!is_letter(peek())) return std::nullopt;
        tag.name = lower(take_until(" \t\r\n\f/>"));
        while (m_at < m_text.size()) {
            skip(" \t\r\n\f");
            if (peek() == '>') {
                tag.whole = {m_begin, ++m_at};
                return tag;
            }
            if (peek() == '/') {
                ++m_at;
                if (peek() == '>' && tag.kind == HtmlTag::Kind::start) tag.kind = HtmlTag::Kind::empty;
                continue;
            }
            if (m_at >= m_text.size() || !attribute(tag)) return std::nullopt;
        }
        return std::nullopt;
    }

  private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skip(std::string_view set) { m_at = std::min(m_text.find_first_not_of(set, m_at), m_text.size()); }

    std::string_view take_until(std::string_view set) {
        const auto begin = m_at;
        m_at = std::min(m_text.find_first_of(set, m_at), m_text.size());
        return m_text.substr(begin, m_at - begin);
    }

    static std::string lower(std::string_view name) {
        std::string out(name);
        for (auto& c : out) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        }
        return out;
    }

    bool attribute(HtmlTag& tag) {
        const auto begin = m_at;
        if (peek() == '=') ++m_at;  // a name may begin with it
        m_at = std::min(m_text.find_first_of(" \t\r\n\f/>=", m_at), m_text.size());
        auto name = lower(m_text.substr(begin, m_at - begin));
        AttributeSpan span{{begin, m_at}, {m_at, m_at}, false, Notation::html_attribute};
        const auto after_name = m_at;
        skip(" \t\r\n\f");
        if (peek() == '=') {
            ++m_at;
            skip(" \t\r\n\f");
            if (!value(span)) return false;
            span.whole.end = m_at;
        } else {
            m_at = after_name;
        }
        const bool seen = std::any_of(tag.attributes.begin(), tag.attributes.end(),
                                      [&](const auto& other) { return other.name == name; });
        constexpr std::size_t k_most_attributes = 1000;  // names are compared with each other
        if (!seen && tag.attributes.size() < k_most_attributes)
            tag.attributes.push_back({std::move(name), span});
        return true;
    }

    bool value(AttributeSpan& span) {
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            const auto begin = m_at;
            take_until(" \t\r\n\f>");
            span.value = {begin, m_at};
            span.editable = begin != m_at;
            span.notation = Notation::html_unquoted;
            return true;
        }
        const auto close = m_text.find(quote, m_at + 1);
        if (close == std::string_view::npos) return false;
        span.value = {m_at + 1, close};
        span.editable = true;
        m_at = close + 1;
        return true;
    }

    std::optional<HtmlTag> declaration() {
        const auto rest = m_text.substr(m_begin);
        HtmlTag out;
        std::string_view close = ">";
        std::size_t from = 2;
        if (rest.starts_with("<!--")) {
            out.kind = HtmlTag::Kind::comment;
            close = "-->";
            from = 4;
        } else if (rest.starts_with("<![CDATA[")) {
            close = "]]>";
            from = 9;
        } else if (rest.starts_with("<?")) {
            close = "?>";
        }
        const auto end = rest.find(close, from);
        if (end == std::string_view::npos) return std::nullopt;
        out.whole = {m_begin, m_begin + end + close.size()};
        return out;
    }

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_at;
};

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<HtmlTag> read_html_tag(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '<') return std::nullopt;
    return TagReader(text, at).read();
}

bool is_void_element(std::string_view name) {
    constexpr std::array<std::string_view, 14> k_names = {"area",  "base",   "br",    "col",  "embed",
                                                          "hr",    "img",    "input", "link", "meta",
                                                          "param", "source", "track", "wbr"};
    return among(k_names, name);
}

bool is_raw_text_element(std::string_view name) {
    constexpr std::array<std::string_view, 6> k_names = {"script", "style",   "xmp",
                                                         "iframe", "noembed", "noframes"};
    return among(k_names, name);
}

}  // namespace kopij::markup
