#include "lint/text_pieces.hpp"

#include <algorithm>

#include "markup/entity.hpp"

namespace kopij::lint {

void TextPieces::read(markup::OutlineNode node) {
    const auto span = node.span();
    const auto content =
        node.type() == pugi::node_pcdata ? span.whole : text::Range{span.start_tag.end, span.end_tag.begin};
    if (!m_all.empty()) {
        const auto end = m_all.back().source.end;
        if (end < content.begin &&
            text::Range{end, content.begin}.in(m_document.source().text()).find('\n') !=
                std::string_view::npos) {
            m_all.push_back({"\n", {end, content.begin}});
        }
    }
    decode(node.value(), content, span.notation);
}

void TextPieces::read(markup::OutlineAttribute attribute) {
    const auto span = attribute.span();
    decode(attribute.value(), span.value, span.notation);
}

void TextPieces::decode(std::string_view raw, text::Range place, markup::Notation notation) {
    const auto source = place.in(m_document.source().text());
    if (source != raw) {  // moved or repaired by the parser: one piece
        m_all.push_back({kept(markup::decode(raw, notation, m_document)), place});
        return;
    }
    for (std::size_t at = 0; at < raw.size();) {
        const auto next = markup::find_reference(raw, at, notation);
        if (next > at) lines(raw.substr(at, next - at), place.begin + at);
        if (next >= raw.size()) return;
        const auto reference = markup::read_reference(raw, next, notation, m_document);
        const auto length = std::max<std::size_t>(reference.length, 1);
        m_all.push_back({reference.length == 0 ? raw.substr(next, 1) : kept(reference.text),
                         {place.begin + next, place.begin + next + length}});
        at = next + length;
    }
}

/// One piece, but that in Markdown the white space that begins a line inside a paragraph is markup's own.
void TextPieces::lines(std::string_view text, std::size_t begin) {
    const bool has_indents = m_document.format() == markup::Format::markdown;
    const auto is_blank = [&](std::size_t at) {
        return at < text.size() && (text[at] == ' ' || text[at] == '\t');
    };
    std::size_t done = 0;
    for (auto newline = has_indents ? text.find('\n') : std::string_view::npos;
         newline != std::string_view::npos; newline = text.find('\n', newline + 1)) {
        auto end = newline + 1;
        if (!is_blank(end)) continue;
        while (is_blank(end)) ++end;
        if (newline > done)
            m_all.push_back({text.substr(done, newline - done), {begin + done, begin + newline}});
        m_all.push_back({"\n", {begin + newline, begin + end}});
        done = end;
    }
    if (done < text.size()) m_all.push_back({text.substr(done), {begin + done, begin + text.size()}});
}

}  // namespace kopij::lint
