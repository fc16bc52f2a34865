#include "translate/rebuild.hpp"

#include <algorithm>
#include <utility>

#include "markup/entity.hpp"
#include "text/edit.hpp"
#include "text/utf8.hpp"
#include "translate/emphasis.hpp"
#include "translate/layout.hpp"
#include "translate/sections.hpp"

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
        if (m_inline < m_segment.inlines.size() && child == m_segment.inlines[m_inline]) {
            ++m_inline;
            take(child);
            if (!child.first_child()) return;
            walk(child);
            take(child);
        } else if (m_holder < m_segment.placeholders.size() && child == m_segment.placeholders[m_holder]) {
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

/// How the text of an element is spelled: as its first text is, since no format mixes notations in one.
std::optional<markup::Notation> notation_in(const Article& article, pugi::xml_node element) {
    for (const auto& child : element.children()) {
        const auto type = child.type();
        if (type == pugi::node_pcdata) return article.document().span(child).notation;
        if (type != pugi::node_element) continue;
        if (const auto inner = notation_in(article, child)) return inner;
    }
    return std::nullopt;
}

/// Whether all that an element's text says stands in CDATA sections; then its translation does too.
bool speaks_cdata(pugi::xml_node element) {
    bool out = false;
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_cdata) out = true;
        const std::string_view text = child.type() == pugi::node_pcdata ? child.value() : "";
        if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) return false;
    }
    return out;
}

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
          m_layout(article, segment, width),
          m_notation(notation_in(article, segment.node).value_or(markup::Notation::xml)),
          m_open{segment.node} {
        const auto format = article.document().format();
        if (format == markup::Format::markdown) mark_emphasis();
        m_has_sections =
            format == markup::Format::xml &&
            segment.range.in(article.source().text()).find("<![CDATA[") != std::string_view::npos;
    }

    std::string build() {
        // In Markdown a line that begins with a comment is a block of its own, and no paragraph begins so.
        const bool is_markdown = m_article.document().format() == markup::Format::markdown;
        if (!is_markdown) silent_after(k_no_piece);
        for (std::size_t t = 0; t < m_translation.pieces.size(); ++t) t = piece(t);
        end_text();
        if (is_markdown) silent_after(k_no_piece);
        return m_layout.finish();
    }

  private:
    /// Returns the last piece that it wrote.
    std::size_t piece(std::size_t t) {
        const auto& piece = m_translation.pieces[t];
        const auto s = m_pairing.source_of[t];
        if (piece.kind != Piece::Kind::text) end_text();
        if (piece.kind != Piece::Kind::text && piece.kind != Piece::Kind::reference) m_before = s;
        switch (piece.kind) {
            case Piece::Kind::text:
                m_text += piece.text;
                return t;
            case Piece::Kind::reference:
                m_layout.glue(piece.text);
                break;
            case Piece::Kind::placeholder:
                placeholder(m_alignment.node(s));
                break;
            case Piece::Kind::start:
                if (is_autolink(s)) return autolink(t, s);
                m_layout.glue(is_emphasis(t) ? m_emphasis[t] : start_tag(t, s));
                m_open.push_back(m_alignment.node(s));
                break;
            case Piece::Kind::end:
                m_open.pop_back();
                if (s == k_no_piece)
                    return t;  // of an element that is empty in the source: its start brought it
                m_layout.glue(is_emphasis(t) ? m_emphasis[t] : end_tag(piece.partner, s));
                break;
            case Piece::Kind::empty: {
                m_layout.glue(start_tag(t, s));
                // "<b></b>" is written as one piece too; where there is no end tag this is nothing.
                m_layout.glue(end_tag(t, s));
                break;
            }
        }
        silent_after(s);
        return t;
    }

    /// What the delimiters of Markdown become in the translation.
    void mark_emphasis() {
        constexpr std::string_view k_marks = "*_~";
        std::vector<std::string_view> delimiters(m_translation.pieces.size());
        bool any = false;
        for (std::size_t t = 0; t < delimiters.size(); ++t) {
            const auto s = m_pairing.source_of[t];
            if (m_translation.pieces[t].kind != Piece::Kind::start || s == k_no_piece) continue;
            const auto tag = span(s).start_tag.in(m_article.source().text());
            if (tag.empty() || k_marks.find(tag.front()) == std::string_view::npos) continue;
            delimiters[t] = delimiters[m_translation.pieces[t].partner] = tag;
            any = true;
        }
        if (any) m_emphasis = emphasis_tags(m_translation, delimiters);
    }

    bool is_emphasis(std::size_t t) const { return t < m_emphasis.size() && !m_emphasis[t].empty(); }

    /// A link of Markdown that is written as its address alone.
    bool is_autolink(std::size_t s) const {
        if (m_article.document().format() != markup::Format::markdown || s == k_no_piece ||
            m_source.pieces[s].kind != Piece::Kind::start)
            return false;
        const auto node = m_alignment.node(s);
        if (std::string_view(node.name()) != "a" || node.first_child() != node.last_child()) return false;
        const auto start = span(s).start_tag.in(m_article.source().text());
        return start.empty() || start == "<";
    }

    /// One with the same text stays as it is written (an escape would be part of the address); any other text
    /// needs brackets. Returns its last piece.
    std::size_t autolink(std::size_t t, std::size_t s) {
        const auto last = m_translation.pieces[t].partner;
        const auto text_in = [](const segment::Fragment& fragment, std::size_t opening) {
            std::string out;
            for (auto n = opening + 1; n < fragment.pieces[opening].partner; ++n)
                out += fragment.pieces[n].text;
            return out;
        };
        const auto wanted = text_in(m_translation, t);
        if (wanted == text_in(m_source, s) && !would_go_on(s, last)) {
            m_layout.glue(m_render(m_article.document().range(m_alignment.node(s))));
        } else {
            const auto target = markup::decode(m_alignment.node(s).attribute("href"), m_article.document());
            m_layout.glue("[");
            m_layout.text(markup::escape(wanted, m_notation));
            m_layout.glue("](" + markup::escape(target, markup::Notation::markdown_target) + ")");
        }
        silent_after(m_pairing.source_of[last]);
        return last;
    }

    /// Whether what follows an address without "<" and ">" would become a part of it.
    bool would_go_on(std::size_t s, std::size_t last) const {
        if (!span(s).start_tag.empty() || last + 1 >= m_translation.pieces.size()) return false;
        const auto& next = m_translation.pieces[last + 1];
        constexpr std::string_view k_ends = " \t\r\n<.,;:!?\"')*_~";
        return next.kind == Piece::Kind::text && !next.text.empty() &&
               k_ends.find(next.text.front()) == std::string_view::npos;
    }

    /// Characters that a message writes as references are pieces of their own, but of one text.
    void end_text() {
        if (m_text.empty()) return;
        if (!m_has_sections) {
            m_layout.text(markup::escape(m_text, m_notation));
            m_text.clear();
            return;
        }
        const auto said = std::exchange(m_text, {});
        std::size_t done = 0;
        for (const auto& section : sections(said)) {
            m_layout.text(
                markup::escape(std::string_view(said).substr(done, section.begin - done), m_notation));
            m_layout.glue(in_section(section.in(said)));
            done = section.end;
        }
        m_layout.text(markup::escape(std::string_view(said).substr(done), m_notation));
    }

    /// What of a text goes into CDATA sections. In the other formats a section of the tree is code, or a text
    /// over lines of YAML.
    std::vector<text::Range> sections(std::string_view said) const {
        if (speaks_cdata(m_open.back())) return {{0, said.size()}};
        std::vector<pugi::xml_node> nodes;
        for (auto node = first_after(m_before); node && node.type() != pugi::node_element;
             node = node.next_sibling()) {
            nodes.push_back(node);
        }
        const auto is_section = [](pugi::xml_node node) { return node.type() == pugi::node_cdata; };
        if (std::none_of(nodes.begin(), nodes.end(), is_section)) return {};
        std::vector<Run> runs;
        for (const auto& node : nodes) {
            if (!is_section(node) && node.type() != pugi::node_pcdata) continue;
            runs.push_back({is_section(node) ? Run::Kind::section : Run::Kind::text,
                            markup::decode(node, m_article.document())});
        }
        return sections_in(said, runs);
    }

    /// The node of the source that follows a piece of it.
    pugi::xml_node first_after(std::size_t s) const {
        if (s == k_no_piece) return pugi::xml_node(m_segment.node).first_child();
        const auto node = m_alignment.node(s);
        return m_source.pieces[s].kind == Piece::Kind::start ? node.first_child() : node.next_sibling();
    }

    markup::NodeSpan span(std::size_t s) const { return m_article.document().span(m_alignment.node(s)); }

    /// `opening`: the piece of the translation that opens the element.
    std::string end_tag(std::size_t opening, std::size_t s) const {
        const auto at = span(s);
        const auto text = m_article.source().text();
        const auto tag = at.end_tag.in(text);
        // A link of Markdown whose text is its label ("[text]", "[text][]") needs the label when the text
        // changes.
        const bool is_label = m_article.document().format() == markup::Format::markdown &&
                              at.start_tag.in(text) == "[" && (tag == "]" || tag == "][]");
        if (!is_label) return with_attributes(at.end_tag, opening, m_pairing.source_of[opening]);
        return "][" + std::string(text::Range{at.start_tag.end, at.end_tag.begin}.in(text)) + "]";
    }

    std::string start_tag(std::size_t t, std::size_t s) const {
        return with_attributes(span(s).start_tag, t, s);
    }

    /// The tag with the values that the translation gives its attributes. In Markdown those stand in the end
    /// tag.
    std::string with_attributes(text::Range tag, std::size_t t, std::size_t s) const {
        const auto& wanted = m_translation.pieces[t].attributes;
        const auto& given = m_source.pieces[s].attributes;
        std::vector<text::Edit> changes;
        for (const auto& attribute : m_alignment.node(s).attributes()) {
            const auto by_name = [&](const auto& one) { return one.first == attribute.name(); };
            const auto to = std::find_if(wanted.begin(), wanted.end(), by_name);
            const auto from = std::find_if(given.begin(), given.end(), by_name);
            if (to == wanted.end() || from == given.end() || to->second == from->second) continue;
            const auto at = m_article.document().span(attribute);
            if (!at.editable || !tag.contains(at.value)) continue;
            changes.push_back(
                {{at.value.begin - tag.begin, at.value.end - tag.begin}, attribute_value(at, to->second)});
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
    markup::Notation m_notation;
    std::vector<std::string> m_emphasis;  // of each piece of the translation: its delimiter, or ""
    std::string m_text;                   // not yet written
    bool m_has_sections = false;          // of CDATA, in the source
    std::size_t m_before =
        k_no_piece;  // the piece of the source that opens what the text stands in, or ends before it
    std::vector<pugi::xml_node> m_open;  // around the piece, the segment's own first
};

}  // namespace

std::string rebuild(const Article& article, const segment::Segment& segment, const segment::Fragment& source,
                    const segment::Fragment& translation, const segment::Pairing& pairing, std::size_t width,
                    const RenderSource& render) {
    return Rebuilder(article, segment, source, translation, pairing, width, render).build();
}

std::string attribute_value(const markup::AttributeSpan& span, std::string_view value) {
    return markup::escape(value, span.notation);
}

}  // namespace kopij::translate
