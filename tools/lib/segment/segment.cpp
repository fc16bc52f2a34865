#include "segment/segment.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "markup/entity.hpp"
#include "segment/element_path.hpp"
#include "segment/fragment.hpp"
#include "segment/its_facts.hpp"

namespace kopij::segment {
namespace {

using its::WithinText;

const std::vector<std::string_view> k_roles = {"title",   "heading",   "alt-text", "caption",  "header-cell",
                                               "cell",    "list-item", "quote",    "term",     "footnote",
                                               "keyword", "abstract",  "label",    "paragraph"};

constexpr std::string_view k_no_break_space = "\u00A0";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::size_t k_word = sizeof(std::uint64_t);

std::uint64_t word_at(std::string_view text, std::size_t at) {
    std::uint64_t out = 0;
    std::memcpy(&out, text.data() + at, k_word);
    return out;
}

/// The high bit of each byte of the word that is `c`.
constexpr std::uint64_t equal_bytes(std::uint64_t word, char c) {
    constexpr std::uint64_t k_low = 0x7F7F7F7F7F7F7F7FULL;
    const auto differs = word ^ (0x0101010101010101ULL * static_cast<unsigned char>(c));
    return ~(((differs & k_low) + k_low) | differs | k_low);
}

bool has_escaped(std::uint64_t word) {
    return (equal_bytes(word, '&') | equal_bytes(word, '<') | equal_bytes(word, '>') |
            equal_bytes(word, '"')) != 0;
}

/// How far the text is as it is when normalised, in whole words.
std::size_t normalised_words(std::string_view text) {
    std::size_t at = 0;
    if constexpr (std::endian::native != std::endian::little) return at;  // which the shift is for
    std::uint64_t after_space = 0x80;                                     // nothing begins with a space
    for (; at + k_word <= text.size(); at += k_word) {
        const auto word = word_at(text, at);
        const auto spaces = equal_bytes(word, ' ');
        const auto others = equal_bytes(word, '\n') | equal_bytes(word, '\t') | equal_bytes(word, '\r');
        if ((others | (spaces & (spaces << 8 | after_space))) != 0) break;
        after_space = spaces >> 56;
    }
    return at;
}

/// Runs of white space become one space, none is left at either end.
void normalise(std::string& text) {
    // Most texts are as they should be up to a line's end, and need no moving until there.
    auto end = normalised_words(text);
    while (end < text.size() &&
           (!is_space(text[end]) || (text[end] == ' ' && end > 0 && text[end - 1] != ' ')))
        ++end;
    for (auto at = end; at < text.size(); ++at) {
        const char c = text[at];
        if (!is_space(c))
            text[end++] = c;
        else if (end > 0 && text[end - 1] != ' ')
            text[end++] = ' ';
    }
    if (end > 0 && text[end - 1] == ' ') --end;
    text.resize(end);
}

std::string normalised(std::string_view text) {
    std::string out(text);
    normalise(out);
    return out;
}

/// What stands for a character in a message; "" for itself.
std::string_view escape_of(char c, bool quotes) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return quotes ? "&quot;" : "";
        default:
            return {};
    }
}

void append_escaped(std::string& out, std::string_view text, bool quotes) {
    constexpr auto k_escaped = [] {
        std::array<bool, 256> all{};
        for (const char c : {'&', '<', '>', '"'}) all[static_cast<unsigned char>(c)] = true;
        return all;
    }();
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // Eight bytes of prose at a time.
        while (at + k_word <= text.size() && !has_escaped(word_at(text, at))) at += k_word;
        if (at == text.size()) break;
        if (!k_escaped[static_cast<unsigned char>(text[at])]) continue;
        const auto escape = escape_of(text[at], quotes);
        if (escape.empty()) continue;
        out.append(text, from, at - from).append(escape);
        from = at + 1;
    }
    out.append(text, from);
}

/// Comments that are addressed to translators.
std::optional<std::string> note_in(pugi::xml_node comment) {
    constexpr std::array<std::string_view, 5> k_to = {
        "translators:", "translator:", "vertalers:", "vertaler:", "l10n:"};
    auto text = normalised(comment.value());
    std::string lower(text.substr(0, 16));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto to : k_to) {
        if (lower.starts_with(to)) return normalised(std::string_view(text).substr(to.size()));
    }
    return std::nullopt;
}

class Reader {
  public:
    Reader(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_values(values),
          m_source(document.source().text()),
          m_path(document, vocabulary, values),
          m_role_sets(vocabulary.mask(k_roles)),
          m_contextual(vocabulary.mask({"contextual"})),
          m_annotated(values.annotated()) {}

    std::vector<Segment> read() {
        // Moving what is there already costs more than room that is never touched.
        constexpr std::size_t k_bytes_a_segment = 128;
        m_out.reserve(m_source.size() / k_bytes_a_segment);
        if (m_document.root()) element(m_document.root(), 0, nullptr, {});
        std::erase_if(m_out, [](const Segment& one) { return one.message.empty(); });
        return std::move(m_out);
    }

  private:
    /// A unit under construction: m_out[index], whose message is not yet normalised.
    struct Open {
        std::size_t index;
        bool has_text = false;
    };

    /// `number` is the element's in document order, by which ITS knows it.
    void element(pugi::xml_node node, std::size_t number, Open* outer, std::string_view inherited_role) {
        const ElementPath::Step step(m_path, node);
        const auto& here = m_values.facts(number);
        if (m_annotated && (m_values.left_out(node) || m_values.is_target(node))) {
            if (outer) placeholder(node, *outer);
            return;
        }
        const auto outer_bare = m_bare;
        if (!here.translate) {
            if (outer) placeholder(node, *outer);
            attributes(node, here, inherited_role);
            m_bare = false;
            children(node, number, nullptr, inherited_role);
            m_bare = outer_bare;
            return;
        }
        const bool is_inline = here.within_text == WithinText::yes;
        const bool filtered = m_annotated && m_values.own(its::Category::locale_filter, node) != nullptr;
        if (outer && is_inline && !filtered) {
            inline_element(node, number, *outer, inherited_role);
            return;
        }
        if (outer) placeholder(node, *outer);
        auto role = m_vocabulary.first_in(here.sets & m_role_sets);
        if (role.empty() || (role == "paragraph" && !inherited_role.empty())) role = inherited_role;
        attributes(node, here, role);
        m_bare = (m_bare && is_inline) || !has_text(node, number);
        if (m_bare) {
            children(node, number, nullptr, role);
        } else {
            Open open{m_out.size()};
            auto& segment = m_out.emplace_back();
            begin(segment, node, here, role);
            const auto span = m_document.span(node);
            constexpr std::size_t k_long = 1024;  // it may hold other segments, whose text is not its own
            segment.message.reserve(std::min(span.end_tag.begin - span.start_tag.end, k_long));
            children(node, number, &open, role);
            finish(span, open);
        }
        m_bare = outer_bare;
    }

    /// False for the many elements that hold only blocks, and where no inline element has text either: then
    /// the attributes of those (a picture's description) are what there is to translate.
    bool has_text(pugi::xml_node node, std::size_t number) const {
        auto next = number + 1;
        for (auto child = node.first_child();; child = child.next_sibling()) {
            switch (child.type()) {
                case pugi::node_null:
                    return false;
                case pugi::node_pcdata:
                case pugi::node_cdata:
                    if (begins_as_text(child.value())) return true;
                    break;
                case pugi::node_element: {
                    const auto& facts = m_values.facts(next);
                    if (facts.within_text == WithinText::yes && facts.translate && has_text(child, next))
                        return true;
                    next = facts.after;
                    break;
                }
                default:
                    break;
            }
        }
    }

    /// What the vocabulary's attributes of an element with the role "contextual" tell apart: "link:trail".
    std::optional<std::string> context_of(pugi::xml_node node) const {
        const auto main = m_vocabulary.attribute(node, "context");
        if (!main) return std::nullopt;
        std::string out = main.value();
        if (const auto detail = m_vocabulary.attribute(node, "context-detail"))
            out.append(":").append(detail.value());
        return out;
    }

    void begin(Segment& out, pugi::xml_node node, const its::Values::Facts& here, std::string_view role) {
        out.node = node;
        out.place = m_path.place();
        out.role = role;
        out.language = here.language;
        out.preserve_space = here.preserve_space;
        if ((here.sets & m_contextual) != 0) out.context = context_of(node);
        if (m_annotated) annotated(out, node);
        notes_before(out, node);
    }

    void annotated(Segment& out, pugi::xml_node node) const {
        if (const auto* data = m_values.own(its::Category::context, node)) {
            if (const auto* context = its::find(*data, "context")) out.context = *context;
        }
        out.target = m_values.target(node);
    }

    static void notes_before(Segment& out, pugi::xml_node node) {
        for (auto before = node.previous_sibling(); before; before = before.previous_sibling()) {
            if (before.type() == pugi::node_element) break;
            if (before.type() != pugi::node_comment) continue;
            if (auto note = note_in(before)) out.notes.push_back(std::move(*note));
        }
    }

    void finish(const markup::NodeSpan& span, const Open& open) {
        auto& segment = m_out[open.index];
        if (!open.has_text) {
            segment.message.clear();
            return;
        }
        if (is_plain(segment)) {
            segment.plain = true;
            segment.message = plain_text(read_fragment(segment.message));
        }
        if (!segment.preserve_space) normalise(segment.message);
        if (m_annotated) add_its_facts(m_document, m_values, segment);
        segment.range = {span.start_tag.end, span.end_tag.begin};
        if (!segment.preserve_space) {
            auto& range = segment.range;
            while (!range.empty() && is_space(m_source[range.begin])) ++range.begin;
            while (!range.empty() && is_space(m_source[range.end - 1])) --range.end;
        }
        segment.editable = segment.editable && span.editable;
    }

    /// Whether a rule wants its text as it is. Where there is more than text it could not be told apart then.
    bool is_plain(const Segment& segment) const {
        if (!m_annotated || !segment.inlines.empty() || !segment.placeholders.empty()) return false;
        const auto* data = m_values.find(its::Category::escape, segment.node, segment.attribute);
        const auto* escape = data ? its::find(*data, "escape") : nullptr;
        return escape != nullptr && *escape == "no";
    }

    void children(pugi::xml_node node, std::size_t number, Open* open, std::string_view role) {
        auto next = number + 1;
        for (auto child = node.first_child();; child = child.next_sibling()) {
            switch (child.type()) {
                case pugi::node_null:
                    return;
                case pugi::node_pcdata:
                case pugi::node_cdata:
                    if (open) text(child, *open);
                    break;
                case pugi::node_element:
                    element(child, next, open, role);
                    next = m_values.facts(next).after;
                    break;
                case pugi::node_comment:
                    if (!open) break;
                    if (auto note = note_in(child)) m_out[open->index].notes.push_back(std::move(*note));
                    break;
                default:
                    break;
            }
        }
    }

    void inline_element(pugi::xml_node node, std::size_t number, Open& open, std::string_view role) {
        auto& segment = m_out[open.index];
        segment.inlines.push_back(node);
        segment.editable = segment.editable && m_document.span(node).editable;
        start_tag(node, segment.message);
        if (!node.first_child()) return;
        children(node, number, &open, role);
        // A nested unit may have moved the vector.
        m_out[open.index].message.append("</").append(node.name()).append(">");
    }

    void start_tag(pugi::xml_node node, std::string& message) const {
        message.append("<").append(node.name());
        for (const auto& attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) continue;
            message.append(" ").append(name).append("=\"");
            references(attribute.value(), m_document.span(attribute).notation, message, true);
            message += '"';
        }
        message += node.first_child() ? ">" : "/>";
    }

    void placeholder(pugi::xml_node node, Open& open) {
        auto& segment = m_out[open.index];
        segment.placeholders.push_back(node);
        segment.message.append("<_:").append(markup::local_name(node.name())).append("-");
        segment.message += std::to_string(segment.placeholders.size());
        segment.message += "/>";
    }

    void attributes(pugi::xml_node node, const its::Values::Facts& here, std::string_view role) {
        if (!m_annotated && (!here.translate || !m_vocabulary.has_translatable())) return;
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            if (!m_values.translate(node, attribute) || m_values.left_out(node, attribute) ||
                m_values.is_target({attribute, node}))
                continue;
            Segment segment;
            begin(segment, node, here, role);
            segment.attribute = attribute;
            segment.target = m_values.target({attribute, node});
            segment.place.append("/@").append(attribute.name());
            references(attribute.value(), m_document.span(attribute).notation, segment.message, false);
            if (!segment.preserve_space) normalise(segment.message);
            if (m_annotated) add_its_facts(m_document, m_values, segment);
            const auto at = m_document.span(attribute);
            segment.range = at.value;
            segment.editable = at.editable;
            m_out.push_back(std::move(segment));
        }
    }

    void text(pugi::xml_node node, Open& open) {
        auto& segment = m_out[open.index];
        const auto span = m_document.span(node);
        segment.editable = segment.editable && span.editable;
        auto& message = segment.message;
        const auto before = message.size();
        // What stands in the source need not be measured again.
        const text::Range content{span.start_tag.end, span.end_tag.begin};
        const auto value = span.editable ? content.in(m_source) : node.value();
        references(value, span.notation, message, false);
        open.has_text = open.has_text || begins_as_text(message.c_str() + before);
    }

    /// Whether there is anything but white space before the text's end, a null byte.
    static bool begins_as_text(const char* text) {
        for (; *text != '\0'; ++text) {
            if (is_space(*text)) continue;
            if (text[0] != k_no_break_space[0] || text[1] != k_no_break_space[1]) return true;
            ++text;
        }
        return false;
    }

    /// Text as written, its references to characters resolved and then escaped as the message needs it. In
    /// XML an entity that a DTD declares stays, so that it is one in the translation too.
    void references(std::string_view raw, markup::Notation notation, std::string& out, bool quotes) const {
        const bool keeps_entities =
            notation == markup::Notation::xml || notation == markup::Notation::xml_attribute;
        for (std::size_t at = 0; at < raw.size();) {
            const auto next = markup::find_reference(raw, at, notation);
            append_escaped(out, raw.substr(at, next - at), quotes);
            at = next;
            if (at == raw.size()) return;
            const auto reference = markup::read_reference(raw, at, notation, m_document);
            const auto spelling = raw.substr(at, std::max<std::size_t>(reference.length, 1));
            const bool is_entity = keeps_entities && reference.length > 0 &&
                                   (is_declared(spelling) || reference.text == spelling);
            if (is_entity)
                out += spelling;
            else
                append_escaped(out, reference.length == 0 ? spelling : reference.text, quotes);
            at += spelling.size();
        }
    }

    bool is_declared(std::string_view spelling) const {
        return m_document.entity(spelling.substr(1, spelling.size() - 2)).has_value();
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    std::string_view m_source;
    ElementPath m_path;
    bool m_bare = false;  // the element around has no text, so its inline elements have none
    markup::Vocabulary::SetMask m_role_sets;
    markup::Vocabulary::SetMask m_contextual;
    bool m_annotated;
    std::vector<Segment> m_out;
};

}  // namespace

std::vector<Segment> read_segments(const markup::Document& document, const markup::Vocabulary& vocabulary,
                                   const its::Values& values) {
    return Reader(document, vocabulary, values).read();
}

}  // namespace kopij::segment
