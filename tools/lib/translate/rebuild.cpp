#include "translate/rebuild.hpp"

#include <algorithm>

#include "markup/entity.hpp"
#include "text/edit.hpp"
#include "text/utf8.hpp"
#include "translate/escape.hpp"
#include "translate/layout.hpp"

namespace kopij::translate {
namespace {

using segment::k_no_piece;
using segment::Piece;

/// A comment or processing instruction of the segment, and the piece of the source that it follows.
struct Silent {
    std::size_t after = k_no_piece;  // k_no_piece: at the start
    text::Range range;
};

/// Walks the segment's nodes beside the pieces of its message.
class Alignment {
  public:
    Alignment(const Article& article, const segment::Segment& segment, const segment::Fragment& message)
        : m_article(article), m_segment(segment), m_message(message) {
        m_nodes.assign(message.pieces.size(), {});
        next_markup();
        walk(segment.node);
    }

    pugi::xml_node node(std::size_t piece) const { return m_nodes[piece]; }
    const std::vector<Silent>& silent() const { return m_silent; }

  private:
    /// Moves m_piece to the next tag or placeholder.
    void next_markup() {
        const auto& pieces = m_message.pieces;
        while (m_piece < pieces.size() && (pieces[m_piece].kind == Piece::Kind::text ||
                                           pieces[m_piece].kind == Piece::Kind::reference)) {
            ++m_piece;
        }
    }

    void take(pugi::xml_node node) {
        if (m_piece >= m_nodes.size()) return;
        m_nodes[m_piece] = node;
        m_last = m_piece++;
        next_markup();
    }

    void walk(pugi::xml_node parent) {
        for (const auto& child : parent.children()) {
            switch (child.type()) {
                case pugi::node_comment:
                case pugi::node_pi:
                    m_silent.push_back({m_last, m_article.document().range(child)});
                    break;
                case pugi::node_element:
                    element(child);
                    break;
                default:
                    break;
            }
        }
    }

    void element(pugi::xml_node child) {
        if (m_inline < m_segment.inlines.size() && m_segment.inlines[m_inline] == child) {
            ++m_inline;
            take(child);
            if (!child.first_child()) return;
            walk(child);
            take(child);
        } else if (m_holder < m_segment.placeholders.size() && m_segment.placeholders[m_holder] == child) {
            ++m_holder;
            take(child);
        }
    }

    const Article& m_article;
    const segment::Segment& m_segment;
    const segment::Fragment& m_message;
    std::vector<pugi::xml_node> m_nodes;
    std::vector<Silent> m_silent;
    std::size_t m_piece = 0;
    std::size_t m_last = k_no_piece;
    std::size_t m_inline = 0;
    std::size_t m_holder = 0;
};

class Rebuilder {
  public:
    Rebuilder(const Article& article, const segment::Segment& segment, const segment::Fragment& source,
              const segment::Fragment& translation, const segment::Pairing& pairing, std::size_t width,
              const RenderSource& render)
        : m_article(article),
          m_segment(segment),
          m_source(source),
          m_translation(translation),
          m_pairing(pairing),
          m_render(render),
          m_alignment(article, segment, source),
          m_layout(article, segment, width) {}

    std::string build() {
        silent_after(k_no_piece);
        for (std::size_t t = 0; t < m_translation.pieces.size(); ++t) piece(t);
        return m_layout.finish();
    }

  private:
    void piece(std::size_t t) {
        const auto& piece = m_translation.pieces[t];
        const auto s = m_pairing.source_of[t];
        switch (piece.kind) {
            case Piece::Kind::text:
                m_layout.text(escape_text(m_article.document().format(), piece.text));
                return;
            case Piece::Kind::reference:
                m_layout.glue(piece.text);
                break;
            case Piece::Kind::placeholder:
                placeholder(m_alignment.node(s));
                break;
            case Piece::Kind::start:
                m_layout.glue(start_tag(t, s));
                break;
            case Piece::Kind::end:
                if (s == k_no_piece) return;  // of an element that is empty in the source
                m_layout.glue(m_render(span(s).end_tag));
                break;
            case Piece::Kind::empty: {
                m_layout.glue(start_tag(t, s));
                if (m_source.pieces[s].kind == Piece::Kind::start) m_layout.glue(m_render(span(s).end_tag));
                break;
            }
        }
        silent_after(s);
    }

    markup::NodeSpan span(std::size_t s) const { return m_article.document().span(m_alignment.node(s)); }

    std::string start_tag(std::size_t t, std::size_t s) const {
        const auto tag = span(s).start_tag;
        const auto& wanted = m_translation.pieces[t].attributes;
        const auto& given = m_source.pieces[s].attributes;
        std::vector<text::Edit> changes;
        for (const auto& attribute : m_alignment.node(s).attributes()) {
            const auto by_name = [&](const auto& one) { return one.first == attribute.name(); };
            const auto to = std::find_if(wanted.begin(), wanted.end(), by_name);
            const auto from = std::find_if(given.begin(), given.end(), by_name);
            if (to == wanted.end() || from == given.end() || to->second == from->second) continue;
            const auto at = m_article.document().span(attribute);
            if (!at.editable) continue;
            changes.push_back({{at.value.begin - tag.begin, at.value.end - tag.begin},
                               attribute_value(m_article, at, to->second)});
        }
        if (changes.empty()) return m_render(tag);
        return text::apply(tag.in(m_article.source().text()), std::move(changes));
    }

    void placeholder(pugi::xml_node node) {
        const auto range = m_article.document().range(node);
        if (m_article.values().within_text(node) == its::WithinText::yes)
            m_layout.glue(m_render(range));
        else
            m_layout.block(range, m_render(range));
    }

    void silent_after(std::size_t s) {
        for (const auto& one : m_alignment.silent()) {
            if (one.after == s) m_layout.glue(std::string(one.range.in(m_article.source().text())));
        }
    }

    const Article& m_article;
    const segment::Segment& m_segment;
    const segment::Fragment& m_source;
    const segment::Fragment& m_translation;
    const segment::Pairing& m_pairing;
    const RenderSource& m_render;
    Alignment m_alignment;
    Layout m_layout;
};

}  // namespace

std::string rebuild(const Article& article, const segment::Segment& segment, const segment::Fragment& source,
                    const segment::Fragment& translation, const segment::Pairing& pairing, std::size_t width,
                    const RenderSource& render) {
    return Rebuilder(article, segment, source, translation, pairing, width, render).build();
}

std::string attribute_value(const Article& article, const markup::AttributeSpan& span,
                            std::string_view value) {
    const auto text = article.source().text();
    const char before = span.value.begin > 0 ? text[span.value.begin - 1] : '\0';
    auto escaped = markup::escape_attribute(value);
    if (before == '"' || before == '\'') return escaped;
    return '"' + escaped + '"';
}

}  // namespace kopij::translate
