#include "segment/pairing.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>

#include "text/message.hpp"

namespace kopij::segment {
namespace {

using Kind = Piece::Kind;
using Attributes = std::vector<std::pair<std::string, std::string>>;

bool is_markup(const Piece& piece) { return piece.kind != Kind::text && piece.kind != Kind::end; }

/// What must be equal for two pieces to be paired; each level asks for less.
enum class Level { attributes, names, kind };

std::string key_of(const Piece& piece, Level level) {
    std::string out(1, piece.opens() ? '<' : piece.kind == Kind::placeholder ? '_' : '&');
    out += piece.name;
    if (level == Level::kind) return out;
    std::vector<std::string> parts;
    for (const auto& [name, value] : piece.attributes) {
        parts.push_back('\0' + name + (level == Level::attributes ? '\1' + value : ""));
    }
    std::sort(parts.begin(), parts.end());
    for (const auto& part : parts) out += part;
    return out;
}

/// An element without content, however it is written.
bool is_empty(const Fragment& fragment, std::size_t piece) {
    const auto& one = fragment.pieces[piece];
    return one.kind == Kind::empty || one.partner == piece + 1;
}

class Pairer {
  public:
    Pairer(const Fragment& source, const Fragment& translation)
        : m_source(source), m_translation(translation) {
        m_out.source_of.assign(translation.pieces.size(), k_no_piece);
        m_used.assign(source.pieces.size(), false);
    }

    Pairing pair() {
        if (pair_in_order()) return std::move(m_out);
        for (const auto level : {Level::attributes, Level::names, Level::kind}) pair_at(level);
        compare();
        return std::move(m_out);
    }

  private:
    /// Whether the translation has the same markup in the same order, as most have; else nothing is paired.
    bool pair_in_order() {
        const auto& theirs = m_translation.pieces;
        const auto next = [](const Fragment& fragment, std::size_t n) {
            while (n < fragment.pieces.size() && fragment.pieces[n].kind == Kind::text) ++n;
            return n;
        };
        auto s = next(m_source, 0);
        for (auto t = next(m_translation, 0); t < theirs.size(); t = next(m_translation, t + 1)) {
            const bool same = s < m_source.pieces.size() && m_source.pieces[s].kind == theirs[t].kind &&
                              m_source.pieces[s].name == theirs[t].name &&
                              m_source.pieces[s].attributes == theirs[t].attributes &&
                              (!theirs[t].opens() || is_empty(m_source, s) == is_empty(m_translation, t));
            if (!same) {
                m_out.source_of.assign(theirs.size(), k_no_piece);
                return false;
            }
            m_out.source_of[t] = s;
            s = next(m_source, s + 1);
        }
        if (s == m_source.pieces.size()) return true;
        m_out.source_of.assign(theirs.size(), k_no_piece);
        return false;
    }

    void pair_at(Level level) {
        boost::unordered_flat_map<std::string, std::deque<std::size_t>> waiting;
        for (std::size_t s = 0; s < m_source.pieces.size(); ++s) {
            if (!m_used[s] && is_markup(m_source.pieces[s]))
                waiting[key_of(m_source.pieces[s], level)].push_back(s);
        }
        if (waiting.empty()) return;
        for (std::size_t t = 0; t < m_translation.pieces.size(); ++t) {
            const auto& piece = m_translation.pieces[t];
            if (!is_markup(piece) || m_out.source_of[t] != k_no_piece) continue;
            const auto found = waiting.find(key_of(piece, level));
            if (found == waiting.end() || found->second.empty()) continue;
            const auto s = found->second.front();
            found->second.pop_front();
            m_used[s] = true;
            m_out.source_of[t] = s;
            if (piece.kind == Kind::start && m_source.pieces[s].kind == Kind::start)
                m_out.source_of[piece.partner] = m_source.pieces[s].partner;
        }
    }

    void add(Difference difference) { m_out.differences.push_back(std::move(difference)); }

    void compare() {
        for (std::size_t t = 0; t < m_translation.pieces.size(); ++t) {
            const auto& piece = m_translation.pieces[t];
            if (!is_markup(piece)) continue;
            const auto s = m_out.source_of[t];
            if (s == k_no_piece) {
                add({piece.kind == Kind::placeholder ? Difference::Kind::placeholder_added
                     : piece.kind == Kind::reference ? Difference::Kind::reference_added
                                                     : Difference::Kind::added,
                     s, t, piece.name});
            } else if (piece.opens()) {
                compare_attributes(s, t);
                if (is_empty(m_source, s) && !is_empty(m_translation, t)) {
                    add({Difference::Kind::content, s, t, piece.name});
                }
            }
        }
        for (std::size_t s = 0; s < m_source.pieces.size(); ++s) {
            const auto& piece = m_source.pieces[s];
            if (m_used[s] || !is_markup(piece)) continue;
            add({piece.kind == Kind::placeholder ? Difference::Kind::placeholder_missing
                 : piece.kind == Kind::reference ? Difference::Kind::reference_missing
                                                 : Difference::Kind::missing,
                 s, k_no_piece, piece.name});
        }
        compare_nesting();
    }

    void compare_attributes(std::size_t s, std::size_t t) {
        const auto& expected = m_source.pieces[s].attributes;
        const auto& actual = m_translation.pieces[t].attributes;
        const auto& name = m_source.pieces[s].name;
        const auto find = [](const Attributes& in, const std::string& attribute) {
            return std::find_if(in.begin(), in.end(),
                                [&](const auto& one) { return one.first == attribute; });
        };
        for (const auto& [attribute, value] : expected) {
            const auto found = find(actual, attribute);
            if (found == actual.end()) {
                add({Difference::Kind::attribute_missing, s, t, name, attribute, value});
            } else if (found->second != value) {
                add({Difference::Kind::attribute_changed, s, t, name, attribute, value, found->second});
            }
        }
        for (const auto& [attribute, value] : actual) {
            if (find(expected, attribute) == expected.end()) {
                add({Difference::Kind::attribute_added, s, t, name, attribute, {}, value});
            }
        }
    }

    /// The element each piece stands in.
    static std::vector<std::size_t> parents(const Fragment& fragment) {
        std::vector<std::size_t> out(fragment.pieces.size(), k_no_piece);
        std::vector<std::size_t> open;
        for (std::size_t n = 0; n < fragment.pieces.size(); ++n) {
            if (fragment.pieces[n].kind == Kind::end) open.pop_back();
            if (!open.empty()) out[n] = open.back();
            if (fragment.pieces[n].kind == Kind::start) open.push_back(n);
        }
        return out;
    }

    void compare_nesting() {
        const auto in_source = parents(m_source);
        const auto in_translation = parents(m_translation);
        for (std::size_t t = 0; t < m_translation.pieces.size(); ++t) {
            const auto& piece = m_translation.pieces[t];
            const auto s = m_out.source_of[t];
            if (s == k_no_piece || (!piece.opens() && piece.kind != Kind::placeholder)) continue;
            const auto expected = in_source[s];
            const auto actual =
                in_translation[t] == k_no_piece ? k_no_piece : m_out.source_of[in_translation[t]];
            if (expected != actual) add({Difference::Kind::nesting, s, t, piece.name});
        }
    }

    const Fragment& m_source;
    const Fragment& m_translation;
    Pairing m_out;
    std::vector<bool> m_used;
};

}  // namespace

std::string describe(const Difference& difference) {
    using text::tr_format;
    const auto& name = difference.name;
    switch (difference.kind) {
        case Difference::Kind::missing:
            return tr_format("<{0}> of the source is missing", name);
        case Difference::Kind::added:
            return tr_format("<{0}> is not in the source; remove it", name);
        case Difference::Kind::content:
            return tr_format("<{0}/> holds no text in the source", name);
        case Difference::Kind::nesting:
            return tr_format("<{0}> stands inside another element than in the source", name);
        case Difference::Kind::attribute_missing:
            return tr_format("<{0}> lacks {1}=\"{2}\", which the source has", name, difference.attribute,
                             difference.expected);
        case Difference::Kind::attribute_added:
            return tr_format("{1}=\"{2}\" of <{0}> is not in the source; remove it", name,
                             difference.attribute, difference.actual);
        case Difference::Kind::attribute_changed:
            return tr_format("<{0}> has {1}=\"{3}\" where the source has \"{2}\"", name, difference.attribute,
                             difference.expected, difference.actual);
        case Difference::Kind::placeholder_missing:
            return tr_format("the placeholder <_:{0}/> is missing: what it stands for would be lost", name);
        case Difference::Kind::placeholder_added:
            return tr_format("the placeholder <_:{0}/> is not in the source, or stands here once too often",
                             name);
        case Difference::Kind::reference_missing:
            return tr_format("&{0}; of the source is missing", name);
        case Difference::Kind::reference_added:
            return tr_format("&{0}; is not in the source", name);
    }
    return {};
}

Pairing pair_up(const Fragment& source, const Fragment& translation) {
    return Pairer(source, translation).pair();
}

}  // namespace kopij::segment
