#include "markup/xml_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

#include "text/eight_bytes.hpp"

namespace kopij::markup {
namespace {

using namespace std::string_view_literals;

enum : unsigned char { k_space = 1, k_starts_name = 2, k_in_name = 4, k_public = 8 };

constexpr auto k_classes = [] {
    std::array<unsigned char, 256> out{};
    const auto add = [&](std::string_view characters, int what) {
        for (const char c : characters)
            out[static_cast<unsigned char>(c)] |= static_cast<unsigned char>(what);
    };
    for (char c = 'a'; c <= 'z'; ++c) {
        const char both[] = {c, static_cast<char>(c - 'a' + 'A')};
        add({both, 2}, k_starts_name | k_in_name | k_public);
    }
    add("_", k_starts_name | k_in_name);
    add("0123456789", k_in_name | k_public);
    add("-.", k_in_name);
    add(" \t\r\n", k_space);
    add(" \r\n-()+,./:=?;!*#@$_%", k_public);
    return out;
}();

bool is(char c, int what) { return (k_classes[static_cast<unsigned char>(c)] & what) != 0; }

/// A name, and where its local part begins.
struct Name {
    std::string_view whole;
    std::size_t local = 0;
    std::string_view prefix() const { return whole.substr(0, local == 0 ? 0 : local - 1); }
};

class Scan {
  public:
    Scan(std::string_view text, std::size_t begin, std::vector<ElementTags>& out)
        : m_text(text), m_at(begin), m_out(out) {}

    bool run() {
        if (!has_only_characters()) return false;
        m_ampersand = find('&', m_at);
        m_closes_section = m_text.find("]]>", m_at) != std::string_view::npos;
        if (looking_at("<?xml"sv) && !declaration()) return false;
        if (!misc()) return false;
        if (looking_at("<!DOCTYPE"sv) && !(doctype() && misc())) return false;
        if (!start_tag()) return false;
        while (!m_open.empty()) {
            if (!content()) return false;
        }
        return misc() && m_at == m_text.size();
    }

  private:
    /// No control characters, nor U+FFFE and U+FFFF.
    bool has_only_characters() const {
        const auto is_wrong = [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        };
        // Eight bytes at a time: the high bit of each that is below 0x20.
        constexpr std::uint64_t k_spaces = 0x2020202020202020;
        constexpr std::uint64_t k_high = 0x8080808080808080;
        std::size_t at = 0;
        for (; at + sizeof k_high <= m_text.size(); at += sizeof k_high) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, m_text.data() + at, sizeof eight);
            if (((eight - k_spaces) & ~eight & k_high) == 0) continue;
            const auto bytes = m_text.substr(at, sizeof eight);
            if (std::any_of(bytes.begin(), bytes.end(), is_wrong)) return false;
        }
        const auto rest = m_text.substr(at);
        if (std::any_of(rest.begin(), rest.end(), is_wrong)) return false;
        for (at = m_text.find("\xEF\xBF"); at != std::string_view::npos;
             at = m_text.find("\xEF\xBF", at + 1)) {
            if (peek(at + 2) == '\xBE' || peek(at + 2) == '\xBF') return false;
        }
        return true;
    }

    char peek(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    std::size_t find(char c, std::size_t from) const { return std::min(m_text.find(c, from), m_text.size()); }
    bool looking_at(std::string_view token) const { return m_text.compare(m_at, token.size(), token) == 0; }

    bool take(std::string_view token) {
        if (!looking_at(token)) return false;
        m_at += token.size();
        return true;
    }

    bool skip_space() {
        const auto begin = m_at;
        while (is(peek(m_at), k_space)) ++m_at;
        return m_at > begin;
    }

    /// Past the next `token`.
    bool skip_past(std::string_view token) {
        const auto found = m_text.find(token, m_at);
        if (found == std::string_view::npos) return false;
        m_at = found + token.size();
        return true;
    }

    /// A name with at most one colon, within it; an empty one for any other.
    Name name() {
        const auto begin = m_at;
        Name out;
        if (!is(peek(m_at), k_starts_name)) return out;
        do ++m_at;
        while (is(peek(m_at), k_in_name));
        if (peek(m_at) == ':') {
            out.local = m_at + 1 - begin;
            if (!is(peek(++m_at), k_starts_name)) return {};
            do ++m_at;
            while (is(peek(m_at), k_in_name));
        }
        const char next = peek(m_at);
        if (next == ':' || static_cast<unsigned char>(next) >= 0x80) return {};
        out.whole = m_text.substr(begin, m_at - begin);
        return out;
    }

    std::optional<std::string_view> quoted() {
        const char quote = peek(m_at);
        if (quote != '"' && quote != '\'') return std::nullopt;
        const auto begin = ++m_at;
        m_at = find(quote, m_at) + 1;
        if (m_at > m_text.size()) return std::nullopt;
        return m_text.substr(begin, m_at - 1 - begin);
    }

    bool declaration() {
        m_at += "<?xml"sv.size();
        const auto one = [&](std::string_view name) -> std::optional<std::string_view> {
            const auto before = m_at;
            if (!skip_space() || !take(name)) {
                m_at = before;
                return std::nullopt;
            }
            skip_space();
            if (!take("="sv)) return ""sv;
            skip_space();
            return quoted().value_or(""sv);
        };
        if (one("version"sv) != "1.0"sv) return false;
        if (const auto encoding = one("encoding"sv)) {
            const auto known = [](char c) { return is(c, k_in_name); };
            if (encoding->empty() || !is(encoding->front(), k_starts_name) || encoding->front() == '_' ||
                !std::all_of(encoding->begin(), encoding->end(), known))
                return false;
        }
        const auto standalone = one("standalone"sv);
        if (standalone && *standalone != "yes"sv && *standalone != "no"sv) return false;
        skip_space();
        return take("?>"sv);
    }

    /// White space, comments and processing instructions.
    bool misc() {
        for (;;) {
            skip_space();
            if (looking_at("<!--"sv)) {
                if (!comment()) return false;
            } else if (looking_at("<?"sv)) {
                if (!instruction()) return false;
            } else {
                return true;
            }
        }
    }

    bool comment() {
        m_at += "<!--"sv.size();
        return skip_past("--"sv) && take(">"sv);
    }

    bool instruction() {
        m_at += "<?"sv.size();
        const auto target = name();
        if (target.whole.empty() || target.local != 0) return false;
        if (target.whole.size() == 3 && (target.whole[0] | 0x20) == 'x') return false;  // perhaps "xml"
        return take("?>"sv) || (skip_space() && skip_past("?>"sv));
    }

    bool doctype() {
        m_at += "<!DOCTYPE"sv.size();
        if (!skip_space() || name().whole.empty()) return false;
        const bool spaced = skip_space();
        const bool is_public = spaced && take("PUBLIC"sv);
        if (is_public) {
            if (!skip_space()) return false;
            const char quote = peek(m_at);
            const auto id = quoted();
            const auto allowed = [&](char c) { return is(c, k_public) || (c == '\'' && quote == '"'); };
            if (!id || !std::all_of(id->begin(), id->end(), allowed)) return false;
        }
        if (is_public || (spaced && take("SYSTEM"sv))) {
            if (!skip_space() || !quoted()) return false;
            skip_space();
        }
        return take(">"sv);
    }

    /// The next piece of what stands between tags.
    bool content() {
        const auto end = find('<', m_at);
        if (end == m_text.size() || !text({m_at, end})) return false;
        m_at = end;
        switch (peek(m_at + 1)) {
            case '/':
                return end_tag();
            case '!':
                return looking_at("<!--"sv) ? comment() : section();
            case '?':
                return instruction();
            default:
                return start_tag();
        }
    }

    bool section() { return take("<![CDATA["sv) && skip_past("]]>"sv); }

    bool text(text::Range range) {
        if (m_closes_section && range.in(m_text).find("]]>") != std::string_view::npos) return false;
        return references(range);
    }

    bool references(text::Range range) {
        if (m_ampersand < range.begin) m_ampersand = find('&', range.begin);
        for (; m_ampersand < range.end; m_ampersand = find('&', m_ampersand + 1)) {
            const auto rest = m_text.substr(m_ampersand + 1, range.end - m_ampersand - 1);
            if (!is_reference(rest)) return false;
        }
        return true;
    }

    static bool is_reference(std::string_view rest) {
        for (const auto known : {"amp;"sv, "lt;"sv, "gt;"sv, "quot;"sv, "apos;"sv}) {
            if (rest.starts_with(known)) return true;
        }
        constexpr std::size_t k_longest = 10;  // "#x0010FFFF" without what nobody writes
        const auto end = rest.substr(0, k_longest + 1).find(';');
        if (end == std::string_view::npos || !rest.starts_with('#')) return false;
        const bool hex = rest[1] == 'x';
        const auto digits = rest.substr(hex ? 2 : 1, end - (hex ? 2 : 1));
        std::uint32_t number = 0;
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
        if (error != std::errc{} || stop != digits.data() + digits.size()) return false;
        // Beyond Latin-1 are surrogates and characters that are none, but none below 0xD800.
        return number >= 0x20 ? number < 0xD800 : number == '\t' || number == '\n' || number == '\r';
    }

    bool start_tag() {
        const auto begin = m_at;
        if (!take("<"sv) || m_open.size() >= k_most_depth) return false;
        const auto element = name();
        if (element.whole.empty()) return false;
        const auto prefixes = m_prefixes.size();
        m_attributes.clear();
        for (;;) {
            const bool spaced = skip_space();
            const char next = peek(m_at);
            if (next == '>' || next == '/') break;
            if (!spaced || !attribute()) return false;
        }
        if (!is_declared(element) || !attributes_differ()) return false;
        const bool empty = take("/"sv);
        if (!take(">"sv)) return false;
        if (empty)
            m_prefixes.resize(prefixes);
        else
            m_open.push_back({element.whole, m_out.size(), prefixes});
        m_out.push_back({begin, m_at, m_at, m_at});
        return true;
    }

    bool attribute() {
        const auto one = name();
        if (one.whole.empty()) return false;
        skip_space();
        if (!take("="sv)) return false;
        skip_space();
        const char quote = peek(m_at);
        if (quote != '"' && quote != '\'') return false;
        const auto begin = ++m_at;
        m_at = text::find_byte(
            m_text, m_at, [&](text::EightBytes eight) { return eight.equal(quote) | eight.equal('<'); },
            [&](char c) { return c == quote || c == '<'; });
        if (peek(m_at) != quote || !references({begin, m_at})) return false;
        const auto value = m_text.substr(begin, m_at - begin);
        ++m_at;
        m_attributes.push_back(one);
        return !one.whole.starts_with("xmlns") || declares(one, value);
    }

    /// A namespace declaration about which there can be no doubt.
    bool declares(const Name& name, std::string_view space) {
        const auto reserved = [&](std::string_view part) {
            return space.find(part) != std::string_view::npos;
        };
        if (reserved("&") || reserved("www.w3.org/XML") || reserved("www.w3.org/2000/xmlns")) return false;
        if (name.whole == "xmlns") return true;
        if (name.prefix() != "xmlns") return true;  // some other attribute
        const auto prefix = name.whole.substr(name.local);
        if (prefix.starts_with("xml") || space.empty()) return false;
        m_prefixes.push_back(prefix);
        return true;
    }

    bool is_declared(const Name& name) const {
        const auto prefix = name.prefix();
        return prefix.empty() || prefix == "xml" ||
               std::find(m_prefixes.rbegin(), m_prefixes.rend(), prefix) != m_prefixes.rend();
    }

    /// Whether each attribute of a tag has a prefix that is declared and a local name of its own.
    bool attributes_differ() const {
        constexpr std::size_t k_few = 16;
        if (m_attributes.size() > k_few) return false;
        for (auto one = m_attributes.begin(); one != m_attributes.end(); ++one) {
            const auto local = one->whole.substr(one->local);
            const bool declares = one->prefix() == "xmlns";
            if (!declares && !is_declared(*one)) return false;
            for (auto other = m_attributes.begin(); other != one; ++other) {
                if (other->whole.substr(other->local) != local) continue;
                // "x" and "a:x" differ, since no prefix is no namespace; "a:x" and "b:x" may be one.
                if ((one->local == 0) == (other->local == 0)) return false;
            }
        }
        return true;
    }

    bool end_tag() {
        const auto begin = m_at;
        m_at += 2;
        const auto& open = m_open.back();
        if (!take(open.name)) return false;
        skip_space();
        if (!take(">"sv)) return false;
        m_out[open.number].end = begin;
        m_out[open.number].end_end = m_at;
        m_prefixes.resize(open.prefixes);
        m_open.pop_back();
        return true;
    }

    struct Open {
        std::string_view name;
        std::size_t number;
        std::size_t prefixes;  // that were declared before it
    };

    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_ampersand = 0;    // the next one that has not been looked at
    bool m_closes_section = false;  // "]]>" stands somewhere
    std::vector<ElementTags>& m_out;
    std::vector<Open> m_open;
    std::vector<std::string_view> m_prefixes;
    std::vector<Name> m_attributes;  // of the tag at hand
};

}  // namespace

bool scan_xml(std::string_view text, std::size_t begin, std::vector<ElementTags>& out) {
    return Scan(text, begin, out).run();
}

}  // namespace kopij::markup
