#include "segment/block.hpp"

#include <algorithm>

#include "markup/entity.hpp"

namespace kopij::segment {
namespace {

using its::WithinText;

// The roles a block can have, and those inside which no block is read.
const std::vector<std::string_view> k_roles = {"title",   "heading",   "alt-text", "caption", "header-cell",
                                               "cell",    "list-item", "quote",    "term",    "footnote",
                                               "keyword", "abstract",  "paragraph"};
const std::vector<std::string_view> k_not_read = {"code", "formula", "reference"};

constexpr std::string_view k_object =
    "\uFFFC";  // OBJECT REPLACEMENT CHARACTER: something stands here that is no text

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Reader {
  public:
    Reader(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values)
        : m_document(document), m_vocabulary(vocabulary), m_values(values) {}

    std::vector<Block> read() {
        if (m_document.root()) element(m_document.root(), {}, 0);
        std::erase_if(m_out, [](const Block& block) { return block.prose.empty(); });
        return std::move(m_out);
    }

  private:
    // A block under construction. A space is owed until the next text comes, so that none ends up at either
    // end.
    struct Open {
        Block block;
        text::Range owed_space;
        bool owes_space = false;
        bool in_citation_bracket = false;
        bool after_citation = false;
    };

    /// A block element: its own text is one block, broken by each child that is a block.
    void element(pugi::xml_node node, std::string_view inherited_role, int depth) {
        for (const auto& attribute : node.attributes()) {
            if (m_values.translate(node, attribute)) attribute_block(node, attribute);
        }
        if (!m_vocabulary.first_of(node, k_not_read).empty()) return;
        if (m_vocabulary.is(node, "section")) ++depth;
        auto role = m_vocabulary.first_of(node, k_roles);
        // A paragraph in a list item or a cell says what the item says.
        if (role.empty() || (role == "paragraph" && !inherited_role.empty())) role = inherited_role;
        Open open = begin(node, role, depth);
        children(node, open, role, depth);
        m_out.push_back(std::move(open.block));
    }

    Open begin(pugi::xml_node node, std::string_view role, int depth) {
        Open open;
        open.block.node = node;
        open.block.role = role;
        open.block.level = std::max(depth, 1);
        open.block.language = m_values.language(node);
        return open;
    }

    void children(pugi::xml_node node, Open& open, std::string_view role, int depth) {
        for (const auto& child : node.children()) {
            switch (child.type()) {
                case pugi::node_pcdata:
                case pugi::node_cdata:
                    text(child, open, m_values.preserve_space(node));
                    break;
                case pugi::node_element:
                    switch (m_values.within_text(child)) {
                        case WithinText::yes:
                            inline_element(child, open, role, depth);
                            break;
                        case WithinText::nested:
                            element(child, role, depth);
                            break;
                        case WithinText::no:
                            m_out.push_back(std::move(open.block));
                            element(child, role, depth);
                            open = begin(node, role, depth);
                            break;
                    }
                    break;
                default:
                    break;
            }
        }
    }

    void inline_element(pugi::xml_node node, Open& open, std::string_view role, int depth) {
        for (const auto& attribute : node.attributes()) {
            if (m_values.translate(node, attribute)) attribute_block(node, attribute);
        }
        auto& prose = open.block.prose;
        const auto place = [&] { return prose.text().size() + (open.owes_space && !prose.empty() ? 1 : 0); };
        if (m_vocabulary.is(node, "citation")) {
            // Before an owed space: "depression [1]. Next" cites for the sentence that it closes.
            const auto at = prose.text().size();
            open.block.marks.push_back({Mark::Kind::citation, node, {at, at}});
            open.after_citation = true;
            return;
        }
        if (!m_vocabulary.first_of(node, k_not_read).empty()) {
            put(open, k_object, m_document.range(node));
            const auto end = prose.text().size();
            open.block.marks.push_back({Mark::Kind::code, node, {end - k_object.size(), end}});
            return;
        }
        const auto begin_at = place();
        const auto mark = open.block.marks.size();
        const auto kind = m_vocabulary.is(node, "link") ? Mark::Kind::link : Mark::Kind::emphasis;
        open.block.marks.push_back({kind, node, {begin_at, begin_at}});
        children(node, open, role, depth);
        // A block inside the inline element has closed the block that the mark was in.
        if (mark < open.block.marks.size())
            open.block.marks[mark].in_text.end = std::max(begin_at, open.block.prose.text().size());
    }

    void attribute_block(pugi::xml_node node, pugi::xml_attribute attribute) {
        Open open = begin(node, "alt-text", 1);
        open.block.attribute = attribute;
        const auto at = m_document.span(attribute);
        raw(at.value, at.notation, open, false);
        m_out.push_back(std::move(open.block));
    }

    /// What remains of a text beside citations when "[" and "]" around them and ", " between them, which
    /// belong to their labels, are taken off.
    text::Range without_citation_marks(pugi::xml_node node, Open& open) const {
        constexpr std::string_view k_openers = "[(";
        constexpr std::string_view k_closers = "])";
        constexpr std::string_view k_separators = " \t\r\n,;-\xE2\x80\x93";  // the en dash's bytes last
        const auto is_citation = [&](pugi::xml_node beside) {
            return beside && m_vocabulary.is(beside, "citation");
        };
        auto range = m_document.content(node);
        auto text = range.in(m_document.source().text());
        if (is_citation(node.previous_sibling())) {
            if (is_citation(node.next_sibling()) &&
                text.find_first_not_of(k_separators) == std::string_view::npos) {
                return {range.end, range.end};
            }
            if (open.in_citation_bracket && !text.empty() &&
                k_closers.find(text.front()) != std::string_view::npos) {
                ++range.begin;
                text.remove_prefix(1);
                open.in_citation_bracket = false;
            }
        }
        if (is_citation(node.next_sibling()) && !text.empty() &&
            k_openers.find(text.back()) != std::string_view::npos) {
            --range.end;
            open.in_citation_bracket = true;
        }
        return range;
    }

    void text(pugi::xml_node node, Open& open, bool preserve) {
        const auto range = without_citation_marks(node, open);
        if (node.type() == pugi::node_cdata) {
            literal(range.in(m_document.source().text()), range.begin, open, preserve);
        } else {
            raw(range, m_document.span(node).notation, open, preserve);
        }
    }

    /// Text in which references are resolved.
    void raw(text::Range range, markup::Notation notation, Open& open, bool preserve) {
        const auto source = range.in(m_document.source().text());
        for (std::size_t at = 0; at < source.size();) {
            const auto next = markup::find_reference(source, at, notation);
            literal(source.substr(at, next - at), range.begin + at, open, preserve);
            at = next;
            if (at == source.size()) break;
            const auto reference = markup::read_reference(source, at, notation, m_document);
            const auto length = std::max<std::size_t>(reference.length, 1);
            const text::Range place{range.begin + at, range.begin + at + length};
            put(open, reference.length == 0 ? source.substr(at, 1) : std::string_view(reference.text), place);
            at += length;
        }
    }

    static void literal(std::string_view text, std::size_t begin, Open& open, bool preserve) {
        if (preserve) {
            put(open, text, {begin, begin + text.size()});
            return;
        }
        for (std::size_t at = 0; at < text.size();) {
            auto end = at;
            if (is_space(text[at])) {
                while (end < text.size() && is_space(text[end])) ++end;
                if (!open.owes_space) open.owed_space = {begin + at, begin + end};
                open.owes_space = true;
            } else {
                while (end < text.size() && !is_space(text[end])) ++end;
                put(open, text.substr(at, end - at), {begin + at, begin + end});
            }
            at = end;
        }
    }

    static void put(Open& open, std::string_view text, text::Range source) {
        if (text.empty()) return;
        auto& prose = open.block.prose;
        // "depression [1]." reads "depression."
        const bool closes =
            open.after_citation && std::string_view(".,;:!?)").find(text.front()) != std::string_view::npos;
        if (open.owes_space && !prose.empty() && !closes) prose.append(" ", open.owed_space);
        open.owes_space = open.after_citation = false;
        prose.append(text, source);
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    std::vector<Block> m_out;
};

}  // namespace

std::vector<Block> read_blocks(const markup::Document& document, const markup::Vocabulary& vocabulary,
                               const its::Values& values) {
    auto blocks = Reader(document, vocabulary, values).read();
    // A block that goes on after a child block was opened before it but ends later: by place is the reader's
    // order.
    std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
        return a.prose.source_range({0, 1}).begin < b.prose.source_range({0, 1}).begin;
    });
    return blocks;
}

}  // namespace kopij::segment
