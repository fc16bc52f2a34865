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
std::optional<std::string> note_in(std::string_view comment) {
    constexpr std::array<std::string_view, 5> k_to = {
        "translators:", "translator:", "vertalers:", "vertaler:", "l10n:"};
    auto text = normalised(comment);
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
    std::vector<markup::NodeRef> inlines;
    std::vector<markup::NodeRef> placeholders;
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

/// A walk over the outline, or where rules say something of its nodes over the tree.
template <typename Node>
class SegmentReader {
    using Attribute = decltype(Node().first_attribute());
    static constexpr bool k_is_tree = std::is_same_v<Node, pugi::xml_node>;

  public:
    SegmentReader(const markup::Document& document, const markup::Vocabulary& vocabulary,
                  const its::Values& values)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_values(values),
          m_source(document.source().text()),
          m_role_sets(vocabulary.mask(k_roles)),
          m_contextual(vocabulary.mask({"contextual"})),
          m_annotated(values.annotated()) {}

    Segments read(Node root) {
        // Moving what is there already costs more than room that is never touched.
        constexpr std::size_t k_bytes_a_segment = 48;
        constexpr std::size_t k_bytes_a_kept_byte = 4;
        m_all.m_kept = std::make_unique<std::pmr::monotonic_buffer_resource>(
            std::max<std::size_t>(m_source.size() / k_bytes_a_kept_byte, 1));
        m_out.reserve(m_source.size() / k_bytes_a_segment);
        if (root) element(root, 0, nullptr, {});
        if (m_has_empty) std::erase_if(m_out, [](const Segment& one) { return one.message.empty(); });
        return std::move(m_all);
    }

  private:
    /// `number` is the element's in document order, by which ITS knows it.
    void element(Node node, std::size_t number, Draft* outer, std::string_view inherited_role) {
        const auto& here = m_values.facts(number);
        if (takes_no_part(node)) {
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
        if (outer && is_inline && !is_filtered(node)) {
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
            finish(span_of(node), draft);
            --m_open;
        }
        m_bare = outer_bare;
    }

    markup::NodeRef ref(Node node) const {
        if constexpr (k_is_tree)
            return node;
        else
            return {m_document, node};
    }
    markup::AttributeRef ref(Attribute attribute) const {
        if constexpr (k_is_tree)
            return attribute;
        else
            return {m_document, attribute};
    }
    template <typename Part>
    auto span_of(Part part) const {
        if constexpr (k_is_tree)
            return m_document.span(part);
        else
            return part.span();
    }

    bool takes_no_part(Node node) const {
        if constexpr (k_is_tree)
            return m_annotated && (m_values.left_out(node) || m_values.is_target(node));
        else
            return false;
    }
    bool is_filtered(Node node) const {
        if constexpr (k_is_tree)
            return m_annotated && m_values.own(its::Category::locale_filter, node) != nullptr;
        else
            return false;
    }
    bool is_text(Node node, Attribute attribute, const its::Values::Facts& here) const {
        if constexpr (k_is_tree) {
            if (m_annotated)
                return m_values.translate(node, attribute) && !m_values.left_out(node, attribute) &&
                       !m_values.is_target({attribute, node});
        }
        return here.translate && m_vocabulary.translatable(node, attribute);
    }

    /// False for the many elements that hold only blocks, and where no inline element has text either: then
    /// the attributes of those (a picture's description) are what there is to translate.
    bool has_text(Node node, std::size_t number) const {
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
    std::optional<std::string_view> context_of(Node node) {
        const auto main = m_vocabulary.attribute(node, m_vocabulary.attribute_names("context"));
        if (!main) return std::nullopt;
        std::string out(main.value());
        if (const auto detail = m_vocabulary.attribute(node, m_vocabulary.attribute_names("context-detail")))
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
        m_has_empty = m_has_empty || draft.message().empty();
        return draft.verbatim.empty() ? kept(std::string_view(draft.written)) : draft.verbatim;
    }

    void begin(Segment& out, Node node, const its::Values::Facts& here, std::string_view role) {
        out.node = ref(node);
        out.role = role;
        out.language = here.language;
        out.preserve_space = here.preserve_space;
        if ((here.sets & m_contextual) != 0) out.context = context_of(node);
        if constexpr (k_is_tree) {
            if (m_annotated) annotated(out, node);
        }
        notes_before(out, node);
    }

    void annotated(Segment& out, pugi::xml_node node) const {
        if (const auto* data = m_values.own(its::Category::context, node)) {
            if (const auto* context = its::find(*data, "context")) out.context = *context;
        }
        out.target = m_values.target(node);
    }

    static void notes_before(Segment& out, Node node) {
        for (auto before = node.previous_sibling(); before; before = before.previous_sibling()) {
            if (before.type() == pugi::node_element) break;
            if (before.type() != pugi::node_comment) continue;
            if (auto note = note_in(before.value())) out.notes.push_back(std::move(*note));
        }
    }

    void finish(const markup::NodeSpan& span, Draft& draft) {
        if (!draft.has_text) {
            // To take it out later would move those behind it.
            if (draft.number + 1 == m_out.size())
                m_out.pop_back();
            else
                m_has_empty = true;
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
        segment.inlines = kept(std::span<const markup::NodeRef>(draft.inlines));
        segment.placeholders = kept(std::span<const markup::NodeRef>(draft.placeholders));
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

    void children(Node node, std::size_t number, Draft* open, std::string_view role) {
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
                    if (auto note = note_in(child.value()))
                        m_out[open->number].notes.push_back(std::move(*note));
                    break;
                default:
                    break;
            }
        }
    }

    void inline_element(Node node, std::size_t number, Draft& open, std::string_view role) {
        open.inlines.push_back(ref(node));
        open.editable = open.editable && span_of(node).editable;
        start_tag(node, open);
        if (!node.first_child()) return;
        children(node, number, &open, role);
        open.text().append("</").append(node.name()).push_back('>');
    }

    void start_tag(Node node, Draft& open) {
        auto& message = open.text();
        message.append(1, '<').append(node.name());
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) continue;
            const auto at = span_of(attribute);
            if (is_default(at)) continue;
            message.append(1, ' ').append(name).append("=\"");
            append_text(message, attribute.value(), at.notation, m_document, open.spaces(), Quotes::escaped);
            message += '"';
        }
        message += node.first_child() ? ">" : "/>";
    }

    /// Of an attribute that the DTD gives: the document does not say it, so there is nothing to translate.
    bool is_default(const markup::AttributeSpan& at) const {
        return at.whole.empty() && m_document.format() == markup::Format::xml;
    }

    void placeholder(Node node, Draft& open) const {
        open.placeholders.push_back(ref(node));
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

    void attributes(Node node, const its::Values::Facts& here, std::string_view role) {
        if (!m_annotated && (!here.translate || !m_vocabulary.has_translatable())) return;
        for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            if (!is_text(node, attribute, here)) continue;
            const auto at = span_of(attribute);
            if (is_default(at)) continue;
            auto& segment = m_out.emplace_back();
            begin(segment, node, here, role);
            segment.attribute = ref(attribute);
            if constexpr (k_is_tree) segment.target = m_values.target({attribute, node});
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

    void text(Node node, Draft& open) {
        const auto span = span_of(node);
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
    std::string_view m_source;
    bool m_has_empty = false;  // a segment without a message is among those that were read
    bool m_bare = false;       // the element around has no text, so its inline elements have none
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
    if (document.outline() == nullptr || values.annotated())
        return SegmentReader<pugi::xml_node>(document, vocabulary, values).read(document.root());
    return SegmentReader<markup::OutlineNode>(document, vocabulary, values).read(document.outline()->root());
}

}  // namespace kopij::segment
