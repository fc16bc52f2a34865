#include "segment/segment.hpp"

#include <algorithm>
#include <array>

#include "segment/element_path.hpp"
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
        constexpr std::size_t k_bytes_a_segment = 48;
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
            // To take it out later would move those behind it.
            if (m_out.back().message.empty()) m_out.pop_back();
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
            if (!segment.preserve_space) normalise(segment.message);
        }
        if (!segment.preserve_space && segment.message.ends_with(' ')) segment.message.pop_back();
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
        constexpr std::size_t k_few = 4;
        if (segment.inlines.capacity() == 0) segment.inlines.reserve(k_few);
        segment.inlines.push_back(node);
        segment.editable = segment.editable && m_document.span(node).editable;
        start_tag(node, segment);
        if (!node.first_child()) return;
        children(node, number, &open, role);
        // A nested unit may have moved the vector.
        m_out[open.index].message.append("</").append(node.name()).append(">");
    }

    void start_tag(pugi::xml_node node, Segment& segment) const {
        auto& message = segment.message;
        message.append("<").append(node.name());
        for (const auto& attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) continue;
            message.append(" ").append(name).append("=\"");
            append_text(message, attribute.value(), m_document.span(attribute).notation, m_document,
                        spaces_of(segment), Quotes::escaped);
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
            auto& segment = m_out.emplace_back();
            begin(segment, node, here, role);
            segment.attribute = attribute;
            segment.target = m_values.target({attribute, node});
            segment.place.append("/@").append(attribute.name());
            const auto at = m_document.span(attribute);
            append_text(segment.message, attribute.value(), at.notation, m_document, spaces_of(segment),
                        Quotes::kept);
            if (!segment.preserve_space && segment.message.ends_with(' ')) segment.message.pop_back();
            if (m_annotated) add_its_facts(m_document, m_values, segment);
            segment.range = at.value;
            segment.editable = at.editable;
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
        append_text(message, value, span.notation, m_document, spaces_of(segment), Quotes::kept);
        open.has_text = open.has_text || begins_as_text(message.c_str() + before);
    }

    static Spaces spaces_of(const Segment& segment) {
        return segment.preserve_space ? Spaces::kept : Spaces::normalised;
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
