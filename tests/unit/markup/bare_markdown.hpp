// What md4c by itself reads in a text: an oracle that shares no code with the tree.
#pragma once

#include <md4c.h>

#include <string>

#include "markup/entity.hpp"
#include "markup/md4c_library.hpp"
#include "markup/markdown_comment.hpp"
#include "unit/markup/positions.hpp"

namespace kopij::markup {

inline void add_letters(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (std::string_view(" \t\r\n\f\v").find(c) == std::string_view::npos) out.push_back(c);
    }
}

/// The texts without white space and raw HTML.
inline std::string bare_text(std::string_view markdown, const Document& document) {
    struct State {
        std::string out;
        const Document& document;
    } state{{}, document};
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
        auto& to = *static_cast<State*>(data);
        const std::string_view text(bytes, size);
        if (type == MD_TEXT_HTML) return 0;
        if (type == MD_TEXT_NULLCHAR) {
            to.out += "\xEF\xBF\xBD";
        } else {
            add_letters(to.out, type == MD_TEXT_ENTITY ? decode(text, Notation::markdown, to.document)
                                                       : std::string(text));
        }
        return 0;
    };
    const auto hidden = with_plain_comments(markdown, 0);
    if (hidden) markdown = *hidden;
    markup::md4c_parse()(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &state);
    return state.out;
}

/// The same of the tree.
inline void letters_of(const Document& document, pugi::xml_node node, std::string& out) {
    const std::string_view name = node.name();
    const auto bytes = [&](text::Range range) { return range.in(document.source().text()); };
    if (name == "front-matter" || name == "link-definition") return;
    const auto at = document.span(node);
    if (name == "footnote-ref" || name == "cite") {
        if (at.notation == Notation::markdown) return add_letters(out, bytes(at.whole));
    }
    if (name == "footnote" && at.notation == Notation::markdown) add_letters(out, bytes(at.start_tag));
    if (name == "img" && at.notation == Notation::markdown) {
        return add_letters(out, decode(node.attribute("alt"), document));
    }
    if (holds_text(node)) {
        const std::string_view parent = node.parent().name();
        if (at.notation == Notation::html || parent == "script" || parent == "style") return;
        add_letters(out, decode(node, document));
    }
    for (const auto child : node.children()) letters_of(document, child, out);
}

inline std::string letters_of(const Document& document) {
    std::string out;
    letters_of(document, document.root(), out);
    return out;
}

}  // namespace kopij::markup
