#include "segment/fragment.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/byte_set.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::segment {
namespace {

using text::tr;
using text::tr_format;

constexpr std::string_view k_space = " \t\r\n";
constexpr text::ByteSet k_ends_name(" \t\r\n/>=<&\"'");
constexpr text::ByteSet k_marks("<&");
constexpr std::size_t k_longest_reference = 64;

struct Predefined {
    std::string_view name;
    char character;
};
constexpr std::array<Predefined, 5> k_predefined = {
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

bool is_name(std::string_view name) {
    if (name.empty()) return false;
    const auto first = static_cast<unsigned char>(name.front());
    const bool starts = std::isalpha(first) != 0 || first == '_' || first == ':' || first >= 0x80;
    return starts && std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '_' || c == ':' || c == '-' || c == '.' || c >= 0x80;
           });
}

class Scanner {
  public:
    explicit Scanner(std::string_view message) : m_message(message) {}

    Fragment read() {
        const auto tags = std::count(m_message.begin(), m_message.end(), '<');
        m_out.pieces.reserve(2 * static_cast<std::size_t>(tags) + 1);
        while (m_at < m_message.size() && !m_out.error) {
            switch (m_message[m_at]) {
                case '<':
                    tag();
                    break;
                case '&':
                    reference();
                    break;
                default:
                    text();
                    break;
            }
        }
        if (!m_out.error && !m_open.empty()) {
            const auto& open = m_out.pieces[m_open.back()];
            fail(open.range, tr_format("<{0}> is never closed; add </{0}>", open.name));
        }
        return std::move(m_out);
    }

  private:
    void fail(text::Range range, std::string message) {
        if (!m_out.error) m_out.error = FragmentError{range, std::move(message)};
    }

    void text() {
        const auto end = std::min(next('<', m_tag), next('&', m_reference));
        auto& piece = m_out.pieces.emplace_back();
        piece.range = {m_at, end};
        piece.text = m_message.substr(m_at, end - m_at);
        m_at = end;
    }

    /// Where the character stands next; `known`: where it was found last.
    std::size_t next(char c, std::size_t& known) const {
        if (known < m_at || known == k_not_looked)
            known = std::min(m_message.find(c, m_at), m_message.size());
        return known;
    }

    void add(Piece&& piece) { m_out.pieces.push_back(std::move(piece)); }

    /// The reference at m_at: its name, without "&" and ";", or "" where there is none.
    std::string_view reference_name(std::size_t at) const {
        const auto end = m_message.substr(0, at + k_longest_reference).find(';', at);
        if (end == std::string_view::npos) return {};
        const auto name = m_message.substr(at + 1, end - at - 1);
        return name.starts_with('#') || is_name(name) ? name : std::string_view{};
    }

    /// The characters of a predefined or numeric reference; nothing for a name that a DTD declares or a wrong
    /// number.
    static std::optional<std::string> characters(std::string_view name) {
        for (const auto& known : k_predefined) {
            if (known.name == name) return std::string(1, known.character);
        }
        if (!name.starts_with('#')) return std::nullopt;
        const bool hex = name.size() > 1 && name[1] == 'x';
        const auto digits = name.substr(hex ? 2 : 1);
        std::uint32_t number = 0;
        const auto* last = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), last, number, hex ? 16 : 10);
        if (error != std::errc{} || stop != last || number == 0) return std::nullopt;
        std::string out;
        text::append_utf8(out, number);
        return out;
    }

    void reference() {
        const auto name = reference_name(m_at);
        if (name.empty()) {
            fail({m_at, m_at + 1}, tr("a bare '&' is not allowed here: write '&amp;'"));
            return;
        }
        const text::Range range{m_at, m_at + name.size() + 2};
        m_at = range.end;
        if (auto known = characters(name)) {
            add({Piece::Kind::text, range, {}, std::move(*known)});
        } else if (name.starts_with('#')) {
            fail(range, tr("this character reference names a character that XML does not allow"));
        } else {
            add({Piece::Kind::reference, range, std::string(name), std::string(range.in(m_message))});
        }
    }

    std::string_view take_name() {
        const auto end = k_ends_name.find(m_message, m_at);
        const auto name = m_message.substr(m_at, end - m_at);
        m_at = end;
        return name;
    }

    void skip_space() { m_at = std::min(m_message.find_first_not_of(k_space, m_at), m_message.size()); }
    bool at(std::string_view token) const { return m_message.substr(m_at).starts_with(token); }

    void tag() {
        const auto begin = m_at;
        const auto bare = [&] {
            fail({begin, begin + 1}, tr("a bare '<' is not allowed here: write '&lt;'"));
        };
        ++m_at;
        const bool closing = at("/");
        if (closing) ++m_at;
        const auto name = take_name();
        if (!is_name(name)) return bare();
        if (closing) {
            skip_space();
            if (!at(">")) return bare();
            ++m_at;
            return end_tag(begin, name);
        }
        Piece piece{Piece::Kind::start, {begin, begin}, std::string(name)};
        if (!attributes(piece, begin)) return;
        if (at("/>")) {
            piece.kind = Piece::Kind::empty;
            m_at += 2;
        } else {
            ++m_at;
        }
        piece.range.end = m_at;
        if (name.starts_with("_:")) return placeholder(std::move(piece));
        if (piece.kind == Piece::Kind::start) m_open.push_back(m_out.pieces.size());
        add(std::move(piece));
    }

    void placeholder(Piece&& piece) {
        if (piece.kind != Piece::Kind::empty) {
            // "<_:x-1></_:x-1>" says the same.
            const auto end = "</" + piece.name + ">";
            if (!at(end)) return fail(piece.range, tr_format("a placeholder is written <{0}/>", piece.name));
            m_at += end.size();
            piece.range.end = m_at;
        }
        piece.kind = Piece::Kind::placeholder;
        piece.name.erase(0, 2);
        add(std::move(piece));
    }

    void end_tag(std::size_t begin, std::string_view name) {
        const text::Range range{begin, m_at};
        if (m_open.empty()) return fail(range, tr_format("</{0}> closes nothing; remove it", name));
        const auto start = m_open.back();
        auto& open = m_out.pieces[start];
        if (open.name != name) {
            return fail(range, tr_format("</{0}> stands where </{1}> was expected", name, open.name));
        }
        open.partner = m_out.pieces.size();
        m_open.pop_back();
        add({Piece::Kind::end, range, std::string(name), {}, {}, start});
    }

    /// Reads up to ">" or "/>"; false where the tag is broken.
    bool attributes(Piece& piece, std::size_t begin) {
        for (;;) {
            const auto before = m_at;
            skip_space();
            if (m_at == m_message.size()) {
                fail({begin, m_at},
                     tr_format("the tag <{0} is not finished; its '>' is missing", piece.name));
                return false;
            }
            if (at(">") || at("/>")) return true;
            const auto name_at = m_at;
            const auto name = take_name();
            const auto broken = [&] {
                fail({begin, std::max(m_at, begin + 1)},
                     tr_format("the attributes of <{0}> cannot be read; write name=\"value\"", piece.name));
                return false;
            };
            if (before == name_at || !is_name(name)) return broken();
            skip_space();
            if (!at("=")) return broken();
            ++m_at;
            skip_space();
            if (!at("\"") && !at("'")) return broken();
            const auto value_at = m_at + 1;
            const auto quote = m_message.find(m_message[m_at], value_at);
            if (quote == std::string_view::npos) return broken();
            m_at = quote + 1;
            const auto duplicate = std::any_of(piece.attributes.begin(), piece.attributes.end(),
                                               [&](const auto& one) { return one.first == name; });
            if (duplicate) {
                fail({name_at, m_at}, tr("an attribute stands twice in this tag"));
                return false;
            }
            auto value = attribute_value({value_at, quote});
            if (!value) return false;
            piece.attributes.emplace_back(name, std::move(*value));
        }
    }

    std::optional<std::string> attribute_value(text::Range range) {
        const auto written = range.in(m_message);
        if (k_marks.find(written) == written.size()) return std::string(written);
        std::string out;
        for (auto at = range.begin; at < range.end;) {
            const char c = m_message[at];
            if (c == '<') {
                fail({at, at + 1}, tr("a bare '<' is not allowed here: write '&lt;'"));
                return std::nullopt;
            }
            if (c != '&') {
                out.push_back(c);
                ++at;
                continue;
            }
            const auto name = reference_name(at);
            if (name.empty() || at + name.size() + 2 > range.end) {
                fail({at, at + 1}, tr("a bare '&' is not allowed here: write '&amp;'"));
                return std::nullopt;
            }
            const auto known = characters(name);
            out += known ? *known : "&" + std::string(name) + ";";
            at += name.size() + 2;
        }
        return out;
    }

    std::string_view m_message;
    std::size_t m_at = 0;
    static constexpr std::size_t k_not_looked = std::string_view::npos;
    std::size_t m_tag = k_not_looked;
    std::size_t m_reference = k_not_looked;
    std::vector<std::size_t> m_open;
    Fragment m_out;
};

}  // namespace

Fragment read_fragment(std::string_view message) { return Scanner(message).read(); }

std::string plain_text(const Fragment& fragment) {
    std::string out;
    for (const auto& piece : fragment.pieces) {
        if (piece.kind == Piece::Kind::placeholder)
            out += "\uFFFC";
        else
            out += piece.text;
    }
    return out;
}

}  // namespace kopij::segment
