#include "segment/segment.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "segment/fragment.hpp"
#include "segment/its_facts.hpp"
#include "segment/message_text.hpp"
#include "text/letter.hpp"

namespace kopij::segment {
namespace {

using its::WithinText;

const std::vector<std::string_view> k_roles = {"title",   "heading",   "alt-text", "caption",  "header-cell",
                                               "cell",    "list-item", "quote",    "term",     "footnote",
                                               "keyword", "abstract",  "label",    "paragraph"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Comments that are addressed to translators.
std::optional<std::string> note_in(pugi::xml_node comment) {
    constexpr std::array<std::string_view, 5> k_to = {
        "translators:", "translator:", "vertalers:", "vertaler:", "l10n:"};
    auto text = normalised(comment.value());
    const auto lower = text::ascii_lower(std::string_view(text).substr(0, 16));
    for (const auto to : k_to) {
        if (lower.starts_with(to)) return normalised(std::string_view(text).substr(to.size()));
    }
    return std::nullopt;
}

/// A message that is being made.
struct Draft {
    std::size_t number = 0;  ///< of the segment
    /// The message, as long as it is what stands in the source; `written` is empty then.
    std::string_view verbatim;
    std::string written;
    std::vector<pugi::xml_node> inlines;
    std::vector<pugi::xml_node> placeholders;
    bool preserve_space = false;
    bool editable = true;
    bool has_text = false;

    void begin(std::size_t segment, bool preserve) {
        number = segment;
        verbatim = {};
        written.clear();
        inlines.clear();
        placeholders.clear();
        preserve_space = preserve;
        editable = true;
        has_text = false;
    }

    Spaces spaces() const { return preserve_space ? Spaces::kept : Spaces::normalised; }

    std::string_view message() const { return verbatim.empty() ? std::string_view(written) : verbatim; }

    /// The message to append to.
    std::string& text() {
        if (!verbatim.empty()) written = verbatim;
        verbatim = {};
        return written;
    }

    void append(std::string_view value, markup::Notation notation, const markup::Document& document) {
        if (verbatim.empty() && written.empty()) {
            while (!preserve_space && !value.empty() && is_space(value.front())) value.remove_prefix(1);
            const auto size = verbatim_size(value, notation, spaces());
            verbatim = value.substr(0, size);
            if (size == value.size()) return;
            text();
            value.remove_prefix(size);
        }
        append_text(text(), value, notation, document, spaces(), Quotes::kept);
    }

    void cut_last_space() {
        if (preserve_space) return;
        if (verbatim.ends_with(' ')) verbatim.remove_suffix(1);
        if (written.ends_with(' ')) written.pop_back();
    }
};

}  // namespace

class SegmentReader {
  public:
    SegmentReader(const markup::Document& document, const markup::Vocabulary& vocabulary,
                  const its::Values& values)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_values(values),
          m_spans(document),
          m_source(document.source().text()),
          m_role_sets(vocabulary.mask(k_roles)),
          m_contextual(vocabulary.mask({"contextual"})),
          m_annotated(values.annotated()) {}

    Segments read() {
        // Moving what is there already costs more than room that is never touched.
        constexpr std::size_t k_bytes_a_segment = 48;
        constexpr std::size_t k_bytes_a_kept_byte = 4;
        m_all.m_kept = std::make_unique<std::pmr::monotonic_buffer_resource>(
            std::max<std::size_t>(m_source.size() / k_bytes_a_kept_byte, 1));
        m_out.reserve(m_source.size() / k_bytes_a_segment);
        if (m_document.root()) element(m_document.root(), 0, nullptr, {});
        std::erase_if(m_out, [](const Segment& one) { return one.message.empty(); });
        return std::move(m_all);
    }

  private:
    /// `number` is the element's in document order, by which ITS knows it.
    void element(pugi::xml_node node, std::size_t number, Draft* outer, std::string_view inherited_role) {
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
            begin(m_out.emplace_back(), node, here, role);
            auto& draft = open_draft(here.preserve_space);
            children(node, number, &draft, role);
            finish(m_spans.span(node), draft);
            --m_open;
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
    std::optional<std::string_view> context_of(pugi::xml_node node) {
        const auto main = m_vocabulary.attribute(node, "context");
        if (!main) return std::nullopt;
        std::string out = main.value();
        if (const auto detail = m_vocabulary.attribute(node, "context-detail"))
            out.append(":").append(detail.value());
        return kept(std::string_view(out));
    }

    /// For the last segment. There is one for each element that is open, and they keep their memory.
    Draft& open_draft(bool preserve_space) {
        if (m_drafts.size() == m_open) m_drafts.push_back(std::make_unique<Draft>());
        auto& draft = *m_drafts[m_open++];
        draft.begin(m_out.size() - 1, preserve_space);
        return draft;
    }

    std::string_view kept(std::string_view text) {
        const auto copy = kept(std::span(text.data(), text.size()));
        return {copy.data(), copy.size()};
    }

    template <typename T>
    std::span<const T> kept(std::span<const T> all) {
        if (all.empty()) return {};
        auto* to = static_cast<T*>(m_all.m_kept->allocate(all.size_bytes(), alignof(T)));
        std::uninitialized_copy(all.begin(), all.end(), to);
        return {to, all.size()};
    }

    std::string_view kept_message(const Draft& draft) {
        return draft.verbatim.empty() ? kept(std::string_view(draft.written)) : draft.verbatim;
    }

    void begin(Segment& out, pugi::xml_node node, const its::Values::Facts& here, std::string_view role) {
        out.node = node;
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

    void finish(const markup::NodeSpan& span, Draft& draft) {
        if (!draft.has_text) {
            // To take it out later would move those behind it.
            if (draft.number + 1 == m_out.size()) m_out.pop_back();
            return;
        }
        auto& segment = m_out[draft.number];
        if (is_plain(segment, draft)) {
            segment.plain = true;
            draft.text() = plain_text(read_fragment(draft.message()));
            if (!draft.preserve_space) normalise(draft.written);
        }
        draft.cut_last_space();
        segment.message = kept_message(draft);
        segment.inlines = kept(std::span<const pugi::xml_node>(draft.inlines));
        segment.placeholders = kept(std::span<const pugi::xml_node>(draft.placeholders));
        if (m_annotated) add_its_facts(m_document, m_vocabulary, m_values, segment);
        segment.range = {span.start_tag.end, span.end_tag.begin};
        if (!segment.preserve_space) {
            auto& range = segment.range;
            while (!range.empty() && is_space(m_source[range.begin])) ++range.begin;
            while (!range.empty() && is_space(m_source[range.end - 1])) --range.end;
        }
        segment.editable = draft.editable && span.editable;
    }

    /// Whether a rule wants its text as it is. Where there is more than text it could not be told apart then.
    bool is_plain(const Segment& segment, const Draft& draft) const {
        if (!m_annotated || !draft.inlines.empty() || !draft.placeholders.empty()) return false;
        const auto* data = m_values.find(its::Category::escape, segment.node, segment.attribute);
        const auto* escape = data ? its::find(*data, "escape") : nullptr;
        return escape != nullptr && *escape == "no";
    }

    void children(pugi::xml_node node, std::size_t number, Draft* open, std::string_view role) {
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
                    if (auto note = note_in(child)) m_out[open->number].notes.push_back(std::move(*note));
                    break;
                default:
                    break;
            }
        }
    }

    void inline_element(pugi::xml_node node, std::size_t number, Draft& open, std::string_view role) {
        open.inlines.push_back(node);
        open.editable = open.editable && m_spans.span(node).editable;
        start_tag(node, open);
        if (!node.first_child()) return;
        children(node, number, &open, role);
        open.text().append("</").append(node.name()).push_back('>');
    }

    void start_tag(pugi::xml_node node, Draft& open) {
        auto& message = open.text();
        message.append(1, '<').append(node.name());
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) continue;
            message.append(1, ' ').append(name).append("=\"");
            append_text(message, attribute.value(), m_spans.span(attribute).notation, m_document,
                        open.spaces(), Quotes::escaped);
            message += '"';
        }
        message += node.first_child() ? ">" : "/>";
    }

    static void placeholder(pugi::xml_node node, Draft& open) {
        open.placeholders.push_back(node);
        std::array<char, 24> digits{};
        char* const end =
            std::to_chars(digits.data(), digits.data() + digits.size(), open.placeholders.size()).ptr;
        open.text()
            .append("<_:")
            .append(markup::local_name(node.name()))
            .append(1, '-')
            .append(digits.data(), end)
            .append("/>");
    }

    void attributes(pugi::xml_node node, const its::Values::Facts& here, std::string_view role) {
        if (!m_annotated && (!here.translate || !m_vocabulary.has_translatable())) return;
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            if (!m_values.translate(node, attribute) || m_values.left_out(node, attribute) ||
                m_values.is_target({attribute, node}))
                continue;
            auto& segment = m_out.emplace_back();
            begin(segment, node, here, role);
            segment.attribute = attribute;
            segment.target = m_values.target({attribute, node});
            const auto at = m_spans.span(attribute);
            auto& draft = open_draft(here.preserve_space);
            draft.append(attribute.value(), at.notation, m_document);
            draft.cut_last_space();
            segment.message = kept_message(draft);
            --m_open;
            if (m_annotated) add_its_facts(m_document, m_vocabulary, m_values, segment);
            segment.range = at.value;
            segment.editable = at.editable;
        }
    }

    void text(pugi::xml_node node, Draft& open) {
        const auto span = m_spans.span(node);
        open.editable = open.editable && span.editable;
        const auto before = open.message().size();
        // What stands in the source need not be measured again.
        const text::Range content{span.start_tag.end, span.end_tag.begin};
        open.append(span.editable ? content.in(m_source) : node.value(), span.notation, m_document);
        open.has_text = open.has_text || begins_as_text(open.message().substr(before));
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    markup::SpanReader m_spans;
    std::string_view m_source;
    bool m_bare = false;  // the element around has no text, so its inline elements have none
    markup::Vocabulary::SetMask m_role_sets;
    markup::Vocabulary::SetMask m_contextual;
    bool m_annotated;
    std::vector<std::unique_ptr<Draft>> m_drafts;
    std::size_t m_open = 0;  // of the drafts
    Segments m_all;
    std::vector<Segment>& m_out = m_all.m_all;
};

Segments read_segments(const markup::Document& document, const markup::Vocabulary& vocabulary,
                       const its::Values& values) {
    return SegmentReader(document, vocabulary, values).read();
}

}  // namespace kopij::segment
