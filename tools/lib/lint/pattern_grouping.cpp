#include "lint/pattern_grouping.hpp"

#include <algorithm>
#include <cmath>

#include "lint/literal_set.hpp"
#include "lint/pattern_cursor.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

constexpr int k_deepest = 50;
constexpr std::size_t k_long_list = 8;

/// A part of the pattern, rewritten.
struct Piece {
    std::string text;
    std::vector<std::uint32_t> groups;  // as they were numbered

    void add(const Piece& other) {
        text += other.text;
        groups.insert(groups.end(), other.groups.begin(), other.groups.end());
    }
};

/// Alternatives that begin with one of some bytes, which no alternative of another class begins with.
struct Class {
    Bytes first;  // ASCII, capitals as small letters
    std::vector<std::size_t> members;
};

/// The letter or digit with which the alternative is seen to begin, '\0' where that takes more than a look.
char plain_first(std::string_view alternative) {
    if (alternative.starts_with("(?:")) {
        alternative.remove_prefix(3);
    } else if (alternative.starts_with('(')) {
        alternative.remove_prefix(1);
    } else {
        const bool literal = alternative.size() > 1 && is_word_byte(alternative[0]) &&
                             std::string_view("?*+{").find(alternative[1]) == std::string_view::npos;
        return literal ? alternative[0] : '\0';
    }
    // Nothing but plain characters up to the end of the group, and that at the end.
    const auto end = std::find_if(alternative.begin(), alternative.end(),
                                  [](char c) { return !is_word_byte(c) && c != ' ' && c != '-'; });
    const bool plain = end != alternative.begin() && end + 1 == alternative.end() && *end == ')';
    return plain && is_word_byte(alternative[0]) ? alternative[0] : '\0';
}

/// With what the alternative begins, whatever the case; nothing where that is not told in ASCII.
Bytes first_of(std::string_view alternative) {
    Bytes out;
    if (const char letter = plain_first(alternative); letter != '\0')
        return out.set(static_cast<unsigned char>(text::ascii_lower(letter)));
    auto first = literals_of("(?i)" + std::string(alternative)).first;
    // The other cases of these letters.
    if (first['s']) first.reset(0xC5);
    if (first['k']) first.reset(0xE2);
    if ((first & bytes_beyond_ascii()).any()) return {};
    for (std::size_t byte = 0; byte < 0x80; ++byte) {
        if (first[byte]) out.set(static_cast<unsigned char>(text::ascii_lower(static_cast<char>(byte))));
    }
    return out;
}

std::string look_ahead(const Bytes& first) {
    std::string out = "(?=[";
    for (std::size_t byte = 0; byte < 0x80; ++byte) {
        if (!first[byte]) continue;
        const char c = static_cast<char>(byte);
        if (text::is_ascii_letter(static_cast<unsigned char>(c))) out += static_cast<char>(c - 32);
        if (!is_word_byte(c)) out += '\\';
        out += c;
    }
    return out + "])";
}

/// Brings alternatives together that begin alike.
class Arranger {
  public:
    explicit Arranger(const std::vector<Piece>& all) : m_all(all) {}

    Piece arrange() {
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const auto first = first_of(m_all[i].text);
            if (first.none()) {  // nothing may pass it
                flush();
                append(m_all[i]);
            } else {
                sort_in(i, first);
            }
        }
        flush();
        return std::move(m_out);
    }

  private:
    void sort_in(std::size_t index, const Bytes& first) {
        const auto meets = [&](const Class& one) { return (one.first & first).any(); };
        const auto place = std::find_if(m_classes.begin(), m_classes.end(), meets);
        if (place == m_classes.end()) {
            m_classes.push_back({first, {index}});
            return;
        }
        place->first |= first;
        auto& members = place->members;
        const auto size = members.size();
        for (auto other = place + 1; other != m_classes.end(); ++other) {
            if (!meets(*other)) continue;
            place->first |= other->first;
            members.insert(members.end(), other->members.begin(), other->members.end());
            other->members.clear();
        }
        if (members.size() > size) {
            std::sort(members.begin(), members.end());
            std::erase_if(m_classes, [](const Class& one) { return one.members.empty(); });
        }
        members.push_back(index);
    }

    void flush() {
        // Classes of classes, so that neither list is long.
        const auto size =
            static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(m_classes.size()))));
        for (std::size_t begin = 0; begin < m_classes.size(); begin += size) {
            const auto end = std::min(begin + size, m_classes.size());
            if (size < 3 || end - begin < 2) {
                for (auto i = begin; i < end; ++i) append(of(m_classes[i]));
                continue;
            }
            Piece out;
            Bytes first;
            for (auto i = begin; i < end; ++i) {
                first |= m_classes[i].first;
                if (i > begin) out.text += '|';
                out.add(of(m_classes[i]));
            }
            out.text = look_ahead(first) + "(?:" + out.text + ")";
            append(out);
        }
        m_classes.clear();
    }

    Piece of(const Class& one) const {
        Piece out;
        for (const auto member : one.members) {
            if (!out.text.empty()) out.text += '|';
            out.add(m_all[member]);
        }
        if (one.members.size() > 1) out.text = look_ahead(one.first) + "(?:" + out.text + ")";
        return out;
    }

    void append(const Piece& piece) {
        if (m_begun) m_out.text += '|';
        m_begun = true;
        m_out.add(piece);
    }

    const std::vector<Piece>& m_all;
    std::vector<Class> m_classes;
    Piece m_out;
    bool m_begun = false;
};

class Reader : PatternCursor {
  public:
    using PatternCursor::PatternCursor;

    Grouped read() {
        auto out = alternatives(0);
        if (m_failed || !ended() || !m_changed || !has_room(out.text)) return {std::string(m_in), {}};
        out.groups.insert(out.groups.begin(), 0);
        return {std::move(out.text), std::move(out.groups)};
    }

  private:
    void fail() {
        m_failed = true;
        m_at = m_in.size();
    }

    Piece alternatives(int depth) {
        if (depth > k_deepest) fail();
        std::vector<Piece> all;
        const bool outer = m_sets_flags;
        m_sets_flags = false;
        do {
            all.push_back(sequence(depth));
        } while (take("|"));
        const bool fixed = m_sets_flags || m_behind > 0;
        m_sets_flags = outer;
        if (m_failed) return {};
        if (all.size() >= k_long_list && !fixed) {
            m_changed = true;
            return Arranger(all).arrange();
        }
        Piece out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) out.text += '|';
            out.add(all[i]);
        }
        return out;
    }

    Piece sequence(int depth) {
        Piece out;
        while (!ended() && !at("|") && !at(")")) {
            const auto begin = m_at;
            if (at("(")) {
                out.add(group(depth));
                continue;
            }
            if (at("\\")) {
                escape();
            } else if (at("[")) {
                character_class();
            } else {
                ++m_at;
            }
            out.text += m_in.substr(begin, m_at - begin);
        }
        return out;
    }

    void escape() {
        if (m_at + 1 >= m_in.size()) return fail();
        const char c = m_in[m_at + 1];
        m_at += 2;
        // Groups again, and quotation.
        if ((c >= '0' && c <= '9') || std::string_view("gkQEN").find(c) != std::string_view::npos) fail();
    }

    void character_class() {
        ++m_at;
        take("^");
        for (bool first = true; first || !at("]"); first = false) {
            if (ended()) return fail();
            if (at("\\Q")) return fail();
            if (at("[:")) {
                const auto end = m_in.find(":]", m_at + 2);
                if (end == std::string_view::npos) return fail();
                m_at = end + 2;
            } else {
                m_at += at("\\") ? 2 : 1;
            }
        }
        ++m_at;
    }

    Piece group(int depth) {
        const auto begin = m_at;
        ++m_at;
        Piece out;
        bool behind = false;
        if (at("*")) {
            fail();
        } else if (!take("?")) {
            out.groups.push_back(++m_captures);
        } else if (take("<=") || take("<!")) {
            behind = true;
        } else if (take("C")) {
            m_at = std::min(m_in.find(')', m_at), m_in.size());
        } else if (!take(":") && !take(">") && !take("=") && !take("!")) {
            bool any_case = false;
            if (!take_flags(any_case)) fail();
            if (at(")")) m_sets_flags = true;
            if (!at(")") && !take(":")) fail();
        }
        out.text = m_in.substr(begin, m_at - begin);
        m_behind += behind ? 1 : 0;
        if (!at(")")) out.add(alternatives(depth + 1));
        m_behind -= behind ? 1 : 0;
        if (!take(")")) fail();
        out.text += ')';
        return out;
    }

    std::uint32_t m_captures = 0;
    int m_behind = 0;           // look-behinds around here, whose alternatives have a length each
    bool m_sets_flags = false;  // flags are set for the rest of the group
    bool m_changed = false;
    bool m_failed = false;
};

}  // namespace

Grouped group_alternatives(std::string_view pattern) {
    constexpr std::size_t k_short = 40;
    if (pattern.size() < k_short) return {std::string(pattern), {}};
    return Reader(pattern).read();
}

}  // namespace kopij::lint
