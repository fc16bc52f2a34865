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
const std::vector<std::string_view> k_not_read = {"code", "formula", "reference", "no-prose"};

constexpr std::string_view k_object =
    "\uFFFC";  // OBJECT REPLACEMENT CHARACTER: something stands here that is no text

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Reader {
  public:
    Reader(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_values(values),
          m_source(document.source().text()) {}

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
            put(open, k_object, {k_object, m_document.range(node), Prose::How::written});
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
        const auto at = m_document.span(attribute);
        // Of an element that the parser made from another one's tag, the other one's attribute is read.
        if (!at.editable && !m_document.span(node).start_tag.contains(at.whole)) return;
        Open open = begin(node, "alt-text", 1);
        open.block.attribute = attribute;
        raw(spelling(attribute.value(), at.value, at.editable), at.notation, open, false);
        m_out.push_back(std::move(open.block));
    }

    /// Text as it is spelled, and where.
    struct Spelling {
        std::string_view bytes;
        text::Range place;
        Prose::How how;

        text::Range at(std::size_t begin, std::size_t end) const {
            if (how == Prose::How::repaired) return place;
            return {place.begin + begin, place.begin + end};
        }
        Spelling part(std::size_t begin, std::size_t end) const {
            return {bytes.substr(begin, end - begin), at(begin, end), how};
        }
    };

    /// `value` says what is read, also where the parser repaired what is written.
    Spelling spelling(std::string_view value, text::Range place, bool editable) const {
        if (editable) return {place.in(m_source), place, Prose::How::written};
        return {value, place, place.in(m_source) == value ? Prose::How::moved : Prose::How::repaired};
    }

    /// What remains of a text beside citations when "[" and "]" around them and ", " between them, which
    /// belong to their labels, are taken off.
    Spelling without_citation_marks(pugi::xml_node node, const Spelling& spelling, Open& open) const {
        constexpr std::string_view k_openers = "[(";
        constexpr std::string_view k_closers = "])";
        constexpr std::string_view k_separators = " \t\r\n,;-\xE2\x80\x93";  // the en dash's bytes last
        const auto is_citation = [&](pugi::xml_node beside) {
            return beside && m_vocabulary.is(beside, "citation");
        };
        auto text = spelling.bytes;
        std::size_t begin = 0;
        auto end = text.size();
        if (m_document.format() == markup::Format::markdown)
            return without_citation(spelling, node.next_sibling().attribute("key"), open);
        if (is_citation(node.previous_sibling())) {
            if (is_citation(node.next_sibling()) &&
                text.find_first_not_of(k_separators) == std::string_view::npos) {
                return spelling.part(end, end);
            }
            if (open.in_citation_bracket && !text.empty() &&
                k_closers.find(text.front()) != std::string_view::npos) {
                ++begin;
                text.remove_prefix(1);
                open.in_citation_bracket = false;
            }
        }
        if (is_citation(node.next_sibling()) && !text.empty() &&
            k_openers.find(text.back()) != std::string_view::npos) {
            --end;
            open.in_citation_bracket = true;
        }
        return spelling.part(begin, end);
    }

    /// In Markdown all that stands in the brackets is the citation: "[see @a, p. 3; also @b]".
    static Spelling without_citation(const Spelling& spelling, bool before_key, Open& open) {
        const auto text = spelling.bytes;
        std::size_t begin = 0;
        auto end = text.size();
        if (open.in_citation_bracket) {
            const auto close = text.find(']');
            if (close == std::string_view::npos) return spelling.part(end, end);
            open.in_citation_bracket = false;
            begin = close + 1;
        }
        const auto bracket = text.rfind('[');
        if (before_key && bracket != std::string_view::npos && bracket >= begin &&
            text.find(']', bracket) == std::string_view::npos) {
            end = bracket;
            open.in_citation_bracket = true;
        }
        return spelling.part(begin, end);
    }

    void text(pugi::xml_node node, Open& open, bool preserve) {
        const auto span = m_document.span(node);
        const auto whole = spelling(node.value(), m_document.content(node), span.editable);
        const auto text = without_citation_marks(node, whole, open);
        if (node.type() == pugi::node_cdata) {
            literal(text, open, preserve);
        } else {
            raw(text, span.notation, open, preserve);
        }
    }

    /// Text in which references are resolved.
    void raw(const Spelling& text, markup::Notation notation, Open& open, bool preserve) {
        const auto bytes = text.bytes;
        for (std::size_t at = 0; at < bytes.size();) {
            const auto next = markup::find_reference(bytes, at, notation);
            literal(text.part(at, next), open, preserve);
            at = next;
            if (at == bytes.size()) break;
            const auto reference = markup::read_reference(bytes, at, notation, m_document);
            const auto end = at + std::max<std::size_t>(reference.length, 1);
            const auto one = text.part(at, end);
            put(open, reference.length == 0 ? one.bytes : std::string_view(reference.text), one);
            at = end;
        }
    }

    static void literal(const Spelling& text, Open& open, bool preserve) {
        if (preserve) {
            put(open, text.bytes, text);
            return;
        }
        const auto bytes = text.bytes;
        for (std::size_t at = 0; at < bytes.size();) {
            auto end = at;
            if (is_space(bytes[at])) {
                while (end < bytes.size() && is_space(bytes[end])) ++end;
                if (!open.owes_space) open.owed_space = text.at(at, end);
                open.owes_space = true;
            } else {
                while (end < bytes.size() && !is_space(bytes[end])) ++end;
                put(open, bytes.substr(at, end - at), text.part(at, end));
            }
            at = end;
        }
    }

    static void put(Open& open, std::string_view text, const Spelling& spelled) {
        if (text.empty()) return;
        auto& prose = open.block.prose;
        // "depression [1]." reads "depression."
        const bool closes =
            open.after_citation && std::string_view(".,;:!?)").find(text.front()) != std::string_view::npos;
        if (open.owes_space && !prose.empty() && !closes) prose.append(" ", open.owed_space, spelled.how);
        open.owes_space = open.after_citation = false;
        prose.append(text, spelled.place, spelled.how);
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    std::string_view m_source;
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
