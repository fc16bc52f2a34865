// HTML and Markdown as Vale reads them, except that every character keeps its exact place.
#include <algorithm>
#include <array>

#include "link/reference.hpp"
#include "lint/footnote_numbers.hpp"
#include "lint/language_mark.hpp"
#include "lint/outline_attribute.hpp"
#include "lint/pieces.hpp"
#include "lint/read_texts.hpp"
#include "lint/text_pieces.hpp"
#include "markup/entity.hpp"
#include "markup/html_tag.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array k_inline = {"b"sv,    "big"sv, "i"sv,   "small"sv,  "abbr"sv, "acronym"sv, "cite"sv,
                                 "dfn"sv,  "em"sv,  "kbd"sv, "strong"sv, "a"sv,    "br"sv,      "img"sv,
                                 "span"sv, "sub"sv, "sup"sv, "code"sv,   "tt"sv,   "del"sv};
// Between a word and what stands in these a reader sees an end of the word: a mark of a source is no letter
// of it.
constexpr std::array k_apart = {"br"sv, "sup"sv};
// Elements whose addresses and names Vale writes over; headings are others.
constexpr std::array k_addressed = {"img"sv, "a"sv, "p"sv, "script"sv};
// Elements of Markdown's tree that are no prose.
constexpr std::array k_not_prose = {"front-matter"sv, "link-definition"sv};

struct BlockScope {
    std::string_view element;
    std::string_view scope;
};
constexpr std::array<BlockScope, 7> k_scopes = {{{"th", "text.table.header"},
                                                 {"td", "text.table.cell"},
                                                 {"caption", "text.table.caption"},
                                                 {"li", "text.list"},
                                                 {"footnote", "text.list"},
                                                 {"blockquote", "text.blockquote"},
                                                 {"figcaption", "text.figure.caption"}}};

bool has(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class Reader {
  public:
    Reader(const Article& article, const Reading& reading, TextsBuilder& out)
        : m_document(article.document()),
          m_outline(*m_document.outline()),
          m_article(article),
          m_reading(reading),
          m_out(out),
          m_walk(out.texts.vale_walk()),
          m_pieces(m_document),
          m_notes(m_outline) {
        if (m_document.format() != markup::Format::markdown) return;
        m_ignored_blocks = Ignores(reading.block_ignores, m_document.source().text());
        m_ignored_tokens = Ignores(reading.token_ignores, m_document.source().text());
        if (m_ignored_blocks.gave_up() || m_ignored_tokens.gave_up()) out.texts.note_ignores_gave_up();
    }

    void read() {
        if (const auto root = m_outline.root()) element(root);
        flush(Ends::closed);
    }

  private:
    bool skip_class(markup::OutlineNode node) const {
        const auto value = value_of(node, "class");
        for (std::size_t at = 0; at < value.size();) {
            const auto end = std::min(value.find(' ', at), value.size());
            if (has(m_reading.classes, value.substr(at, end - at))) return true;
            at = end + 1;
        }
        return false;
    }

    void element(markup::OutlineNode node) {
        const auto name = node.name();
        const bool in_line = has(k_inline, name);
        if (m_walk != nullptr) walk_tag(node, name);
        if (has(k_not_prose, name)) {
            // Vale reads it as a block of code.
            if (name == "front-matter") m_out.texts.count("pre");
            return;
        }
        if (has(m_reading.skipped, name) || (!in_line && skip_class(node))) {
            m_out.texts.count(std::string(name));
            if (m_walk != nullptr) walk_texts(node);
            alternatives(node);
            if (!in_line && ends(node)) end_block();
            return;
        }
        if (name == "footnote-ref") {
            footnote_mark(node);
            return;
        }
        if (name == "img") {
            alternative(node);
            m_inline = m_apart = true;
            m_last_element = "img";
            return;
        }
        // Vale's report has a list item and the list in it as one text.
        if (!in_line && m_walk == nullptr) flush(Ends::open);
        // It holds nothing, so no block ends with it: the box of a task stands in its item.
        if (!in_line && markup::is_void_element(name)) {
            m_inline = false;
            m_last_element = name;
            return;
        }
        const auto outer_language = m_language;
        if (const auto language = language_mark(node, m_article.vocabulary()); !language.empty())
            m_language = language;
        if (!in_line) enter_block(name);
        m_inline = in_line;
        const bool apart = has(k_apart, name);
        m_apart = m_apart || apart;
        m_mask = has(m_reading.masked, name) || (in_line && skip_class(node));
        // Vale takes emphasis behind code for code, so its numbers and its report leave the word out.
        const bool as_code = (name == "em" || name == "b") && m_last_element == "code";
        m_mask_in_summary = m_mask || (as_code && has(m_reading.masked, "code"));
        if (m_walk != nullptr) m_mask = m_mask_in_summary;
        m_last_element = as_code ? "code" : name;
        m_href = name == "a" ? value_of(node, "href") : std::string_view{};
        children(node);
        m_apart = m_apart || apart;
        if (!in_line && ends(node)) {
            end_block();
            m_scope.clear();
            m_last_element = {};
        }
        m_language = outer_language;
    }

    /// What Vale writes over at a tag: addresses and names, and the text of what is no prose.
    void walk_tag(markup::OutlineNode node, std::string_view name) {
        if (name == "front-matter") {
            const auto span = node.span();
            const text::Range content{span.start_tag.end, span.end_tag.begin};
            m_walk->text(content.in(m_document.source().text()));
            m_walk->end_of_block();
        }
        if (!has(k_addressed, name) && !is_heading(name)) return;
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            const auto key = attribute.name();
            const auto span = attribute.span();
            if ((key != "href" && key != "id" && key != "src") || span.whole.empty()) continue;
            auto value = markup::decode(attribute.value(), span.notation, m_document);
            if (key == "href") {
                std::replace(value.begin(), value.end(), '+', ' ');
                value = link::percent_decode(value);
            }
            m_walk->attribute(value);
        }
    }

    void walk_texts(markup::OutlineNode node) {
        for (auto child = node.first_child(); child; child = child.next_sibling()) {
            if (child.type() == pugi::node_element) walk_texts(child);
            if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
            const auto decoded = markup::decode(child.value(), child.span().notation, m_document);
            m_walk->text(trimmed(decoded));
        }
    }

    /// Vale's report goes by the tags as they are written, so what has no end tag goes on in what follows.
    bool ends(markup::OutlineNode node) const {
        if (m_walk == nullptr) return true;
        const auto span = node.span();
        const bool is_tag = m_document.format() == markup::Format::html ||
                            span.start_tag.in(m_document.source().text()).starts_with('<');
        return !is_tag || !span.end_tag.empty();
    }

    void end_block() {
        flush(Ends::closed);
        if (m_walk != nullptr) m_walk->end_of_block();
    }

    /// The outermost element since the last end of a block names it: a list in a quotation is a quotation,
    /// and the second paragraph of a list item is a paragraph.
    void enter_block(std::string_view name) {
        if (!m_scope.empty()) return;
        if (is_heading(name)) m_scope = "text.heading." + std::string(name);
        for (const auto& known : k_scopes) {
            if (known.element == name) m_scope = known.scope;
        }
    }

    void children(markup::OutlineNode node) {
        for (auto child = node.first_child(); child; child = child.next_sibling()) {
            if (child.type() == pugi::node_element) {
                element(child);
            } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                // Texts beside each other are one text: Markdown's are one a line of a quotation.
                m_pieces.clear();
                for (;; child = child.next_sibling()) {
                    m_pieces.read(child);
                    const auto next = child.next_sibling();
                    if (!next || (next.type() != pugi::node_pcdata && next.type() != pugi::node_cdata)) break;
                }
                put(m_pieces.all());
            }
        }
    }

    void alternative(markup::OutlineNode node) {
        const auto attribute = attribute_of(node, "alt");
        if (!attribute || has(m_reading.skipped, "alt")) return;
        m_pieces.clear();
        m_pieces.read(attribute);
        segment::Prose prose;
        for (const auto& piece : m_pieces.all()) prose.append(piece.text, piece.source);
        if (!prose.empty()) m_out.add_block(std::move(prose), "text.attr.alt", language());
    }

    /// A mark is no prose. Vale reads the number that it becomes, as its numbers and its report do.
    void footnote_mark(markup::OutlineNode node) {
        m_apart = true;
        const auto number = m_notes.of(value_of(node, "label"));
        if (number == 0) return;
        const auto range = node.span().whole;
        const auto text = std::to_string(number);
        if (m_walk != nullptr) {
            m_inline = true;
            std::vector<Piece> pieces{{text, range}};
            put_text(pieces);
        } else {
            if (!m_summary.empty()) m_summary.append(" ", {range.begin, range.begin});
            m_summary.append(text, range);
        }
        m_last_element = "a";
    }

    /// Those of the images in what is skipped: a figure's too is read aloud.
    void alternatives(markup::OutlineNode node) {
        for (auto child = node.first_child(); child; child = child.next_sibling()) {
            if (child.name() == "img") {
                if (m_walk != nullptr) walk_tag(child, "img");
                alternative(child);
            } else if (child.type() == pugi::node_element) {
                alternatives(child);
            }
        }
    }

    /// Adds a text to the block. What is ignored as a block ends it, as a fence of code would.
    void put(std::vector<Piece>& pieces) {
        if (m_ignored_blocks.empty()) {
            put_text(pieces);
            return;
        }
        bool ignored = false;
        std::vector<Piece> run;
        const auto end_run = [&] {
            if (ignored) {
                end_block();
                m_scope.clear();
                if (m_walk != nullptr) m_walk->text(trimmed(joined(run)));
                end_block();
            } else {
                put_text(run);
            }
            run.clear();
        };
        for (const auto& piece : pieces) {
            for_each_part(piece, m_ignored_blocks, [&](const Piece& part, bool is_ignored) {
                if (is_ignored != ignored) end_run();
                ignored = is_ignored;
                run.push_back(part);
            });
        }
        end_run();
    }

    /// Whether markup stands between two letters, inside the word that a reader sees. Vale sees two words.
    bool goes_on_in_word(std::string_view text) const {
        if (m_walk != nullptr || m_apart || m_prose.empty()) return false;
        auto last = m_prose.text().size();
        std::size_t first = 0;
        return text::is_letter(text::previous_code_point(m_prose.text(), last)) &&
               text::is_letter(text::next_code_point(text, first));
    }

    /// Inline texts are joined by one space, unless punctuation begins them or a word goes on in them.
    void put_text(std::vector<Piece>& pieces) {
        const bool spaced = m_spaced || (!pieces.empty() && begins_with_space(pieces.front().text));
        m_spaced = !pieces.empty() && ends_with_space(pieces.back().text);
        trim(pieces);
        if (pieces.empty()) {
            m_spaced = m_spaced || spaced;
            return;
        }
        std::string room;
        const auto whole = pieces.size() == 1 ? pieces.front().text : std::string_view(room = joined(pieces));
        if (m_walk != nullptr) m_walk->text(whole);
        const bool mask = m_mask || (!m_href.empty() && whole == m_href);
        const bool joins = std::string_view(".?!,:;").find(whole.front()) != std::string_view::npos && !mask;
        if (m_inline && !joins) {
            const auto begin = pieces.front().source.begin;
            const text::Range between{m_prose.empty() ? begin : std::min(m_end, begin), begin};
            // Vale's report has one before the first text of a paragraph too.
            const bool one_word = !spaced && !mask && goes_on_in_word(whole);
            if (!one_word && (!m_prose.empty() || (m_walk != nullptr && m_scope.empty())))
                m_prose.append(" ", between);
            if (!m_summary.empty()) m_summary.append(" ", between);
        } else if (spaced && m_walk == nullptr && !m_prose.empty()) {
            // A comment or the mark of a footnote stands between the words.
            m_prose.append(" ", {m_end, std::max(m_end, pieces.front().source.begin)});
        }
        for (const auto& piece : pieces) {
            append(m_prose, piece, mask);
            append(m_summary, piece, mask || m_mask_in_summary);
        }
        m_end = pieces.back().source.end;
        m_mask = m_mask_in_summary = m_apart = false;
        m_href = {};
    }

    void append(segment::Prose& to, const Piece& piece, bool mask) const {
        if (mask) {
            to.append(masked(piece.text), piece.source);
            return;
        }
        if (m_ignored_tokens.empty()) {
            to.append(piece.text, piece.source);
            return;
        }
        for_each_part(piece, m_ignored_tokens, [&](const Piece& part, bool ignored) {
            if (ignored) {
                to.append(masked(part.text), part.source);
            } else {
                to.append(part.text, part.source);
            }
        });
    }

    std::string_view language() const {
        return m_language.empty() ? std::string_view(m_article.language())
                                  : m_language.substr(0, m_language.find_first_of("-_"));
    }

    /// Whether a block ends here, or another begins inside it. Vale's numbers take the two for one.
    enum class Ends { open, closed };

    void flush(Ends ends) {
        m_inline = m_spaced = m_apart = false;
        if (!m_prose.empty()) {
            m_out.add_block(std::move(m_prose), m_scope, language());
            m_prose = {};
        }
        if (ends == Ends::open || m_summary.empty()) return;
        m_out.summarize(m_summary, m_scope);
        m_summary.clear();
    }

    const markup::Document& m_document;
    const markup::Outline& m_outline;
    const Article& m_article;
    const Reading& m_reading;
    TextsBuilder& m_out;
    ValeWalk* m_walk;  // null where no one asks for Vale's places
    Ignores m_ignored_blocks;
    Ignores m_ignored_tokens;

    TextPieces m_pieces;  // of the text being read
    FootnoteNumbers m_notes;
    segment::Prose m_prose;    // of the block being read
    segment::Prose m_summary;  // the same for the summary
    std::size_t m_end = 0;     // of its last text in the source
    std::string m_scope;
    std::string_view m_language;
    std::string_view m_href;  // of the link whose text comes next
    bool m_inline = false;    // an inline element has begun in this block
    bool m_spaced = false;    // white space stood behind the last text
    bool m_apart = false;     // what comes is no part of the word before it
    bool m_mask = false;      // the next text is code
    bool m_mask_in_summary = false;
    std::string_view m_last_element;  // that began in this block
};

}  // namespace

bool is_in_line(std::string_view element) { return has(k_inline, element); }

void read_markup_texts(const Article& article, const Reading& reading, TextsBuilder& out) {
    Reader(article, reading, out).read();
}

}  // namespace kopij::lint
