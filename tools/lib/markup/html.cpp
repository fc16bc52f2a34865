#include "markup/html.hpp"

#include <algorithm>
#include <limits>

#include "markup/entity.hpp"
#include "markup/gumbo_tree.hpp"
#include "markup/html_tag.hpp"
#include "markup/tree_builder.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

constexpr std::size_t k_nowhere = std::numeric_limits<std::size_t>::max();

const GumboNode* child(const GumboVector& children, unsigned n) {
    return static_cast<const GumboNode*>(children.data[n]);
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool has_flag(const GumboNode& node, unsigned flags) { return (node.parse_flags & flags) != 0; }

/// Its start tag is written where the element is, not implied and not a copy of another element's.
bool has_own_tag(const GumboNode& node) {
    constexpr unsigned k_not_own = GUMBO_INSERTION_BY_PARSER | GUMBO_INSERTION_IMPLIED |
                                   GUMBO_INSERTION_CONVERTED_FROM_END_TAG | GUMBO_INSERTION_FROM_ISINDEX |
                                   GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT |
                                   GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
    return node.v.element.original_tag.length > 0 && !has_flag(node, k_not_own);
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool carriage_return = text[at] == '\r';
        if (carriage_return && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        out.push_back(carriage_return ? '\n' : text[at]);
    }
    return out;
}

std::string element_name(const GumboElement& element) {
    GumboStringPiece written = element.original_tag;
    if (written.length > 0) gumbo_tag_from_original_text(&written);
    if (element.tag_namespace == GUMBO_NAMESPACE_SVG && written.length > 0) {
        if (const char* name = gumbo_normalize_svg_tagname(&written)) return name;
    }
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    std::string out(written.data, written.length);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

std::string attribute_name(const GumboAttribute& attribute) {
    const std::string name = attribute.name;
    switch (attribute.attr_namespace) {
        case GUMBO_ATTR_NAMESPACE_XLINK:
            return "xlink:" + name;
        case GUMBO_ATTR_NAMESPACE_XML:
            return "xml:" + name;
        case GUMBO_ATTR_NAMESPACE_XMLNS:
            return name == "xmlns" ? name : "xmlns:" + name;
        case GUMBO_ATTR_NAMESPACE_NONE:
            break;
    }
    return name;
}

class HtmlBuilder {
  public:
    explicit HtmlBuilder(const text::Source& source)
        : m_text(source.text()), m_begin(source.begin()), m_tree(source, Format::html) {}

    /// Nothing where the document is too deep.
    std::unique_ptr<Document> build(const GumboDocument& document) {
        if (document.has_doctype) doctype();
        find_body_end(document);
        children(document.children, m_tree.top(), {m_begin, m_text.size()}, Moved::no, 0);
        return m_too_deep ? nullptr : m_tree.take();
    }

  private:
    enum class Moved { no, yes };

    text::Range range(const GumboStringPiece& piece) const {
        const auto begin = static_cast<std::size_t>(piece.data - m_text.data());
        return {begin, begin + piece.length};
    }

    void find_body_end(const GumboDocument& document) {
        const auto& top = document.children;
        for (unsigned n = 0; n < top.length; ++n) {
            if (child(top, n)->type != GUMBO_NODE_ELEMENT) continue;
            const auto& inner = child(top, n)->v.element.children;
            for (unsigned m = 0; m < inner.length; ++m) {
                const auto& node = *child(inner, m);
                if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_BODY) continue;
                const auto at = range(node.v.element.original_end_tag);
                if (!at.empty() && read_html_tag(m_text, at.begin)) m_body_end = at.begin;
            }
        }
    }

    void doctype() {
        for (auto at = m_begin; at < m_text.size();) {
            at = m_text.find('<', at);
            const auto tag = read_html_tag(m_text, at);
            if (!tag) return;
            if (tag->kind == HtmlTag::Kind::other && m_text[at + 1] == '!') {
                constexpr std::size_t k_keyword = std::string_view("<!DOCTYPE").size();
                const auto end = tag->whole.end - 1;
                const auto inner = std::min(m_text.find_first_not_of(" \t\r\n\f", at + k_keyword), end);
                m_tree.other(m_tree.top(), pugi::node_doctype, tag->whole, {inner, end});
                return;
            }
            at = tag->whole.end;
        }
    }

    /// Where the node begins in the source; k_nowhere for an implied element without children. `depth` bounds
    /// the recursion into elements that are copies within copies.
    std::size_t begin_of(const GumboNode& node, std::size_t depth = 0) const {
        if (!is_element(node)) return range(node.v.text.original_text).begin;
        if (has_own_tag(node)) return range(node.v.element.original_tag).begin;
        auto out = k_nowhere;
        if (depth > k_most_depth) return out;
        const auto& inner = node.v.element.children;
        for (unsigned n = 0; n < inner.length; ++n)
            out = std::min(out, begin_of(*child(inner, n), depth + 1));
        return out;
    }

    /// Builds the children; returns where the last of them that stands in its place ends, `content.begin` if
    /// none does.
    std::size_t children(const GumboVector& nodes, TreeBuilder::Node parent, text::Range content, Moved moved,
                         std::size_t depth) {
        // A node that stands behind a later sibling has been moved to the front of it (out of a table).
        std::vector<std::size_t> later(nodes.length + 1, k_nowhere);
        for (auto n = nodes.length; n-- > 0;) later[n] = std::min(later[n + 1], begin_of(*child(nodes, n)));
        auto end = content.begin;
        for (unsigned n = 0; n < nodes.length && !m_too_deep; ++n) {
            const auto& node = *child(nodes, n);
            const auto begin = begin_of(node);
            const bool in_place = moved == Moved::no && !has_flag(node, GUMBO_INSERTION_FOSTER_PARENTED) &&
                                  begin <= later[n + 1] && begin >= end;
            const auto child_end = build(node, parent, in_place ? Moved::no : Moved::yes, end, depth);
            if (in_place) end = std::max(end, child_end);
        }
        return end;
    }

    std::size_t build(const GumboNode& node, TreeBuilder::Node parent, Moved moved, std::size_t before,
                      std::size_t depth) {
        switch (node.type) {
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE:
                return element(node, parent, moved, before, depth + 1);
            case GUMBO_NODE_COMMENT:
                return comment(node.v.text, parent);
            case GUMBO_NODE_CDATA:
                return cdata(node.v.text, parent, moved);
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
                return text(node.v.text, parent, moved);
            case GUMBO_NODE_DOCUMENT:
                break;
        }
        return before;
    }

    std::size_t element(const GumboNode& node, TreeBuilder::Node parent, Moved moved, std::size_t before,
                        std::size_t depth) {
        if (depth > k_most_depth) {
            m_too_deep = true;
            return before;
        }
        const auto& source = node.v.element;
        const auto name = element_name(source);
        const auto made = m_tree.open(parent, name);
        NodeSpan span;
        span.notation = Notation::html;
        const bool own = has_own_tag(node);
        if (own) {
            span.start_tag = range(source.original_tag);
        } else {
            const auto begin = begin_of(node);
            const auto at = begin == k_nowhere ? before : begin;
            span.start_tag = {at, at};
        }
        namespace_of(source, parent, made);
        attributes(source, made, own);
        const auto inner_end =
            children(source.children, made, {span.start_tag.end, m_text.size()}, moved, depth);
        span.end_tag = {inner_end, inner_end};
        // In SVG and MathML gumbo calls every end tag implied.
        const bool foreign = source.tag_namespace != GUMBO_NAMESPACE_HTML;
        // A body whose tags are left out, as in what a CMS holds, is all that is there.
        span.editable = (own || source.tag == GUMBO_TAG_BODY) && moved == Moved::no &&
                        !has_flag(node, GUMBO_INSERTION_ADOPTION_AGENCY_MOVED);
        if (own && (foreign || !has_flag(node, GUMBO_INSERTION_IMPLICIT_END_TAG))) end_tag(source, span);
        span.whole = {span.start_tag.begin, span.end_tag.end};
        m_tree.close(made, span);
        // What follows </body> and </html> is put into the body.
        return std::max(span.whole.end, inner_end);
    }

    /// gumbo notes whatever tag ended the element; only one of its own name is its end tag.
    void end_tag(const GumboElement& source, NodeSpan& span) const {
        if (source.original_end_tag.length == 0) return;
        const auto at = range(source.original_end_tag);
        const auto end = read_html_tag(m_text, at.begin);
        const auto start = read_html_tag(m_text, span.start_tag.begin);
        if (!end || !start || end->kind != HtmlTag::Kind::end || end->name != start->name) return;
        if (at.begin >= span.end_tag.begin)
            span.end_tag = at;
        else
            span.editable = false;  // to replace what it holds would take its end tag out
    }

    void namespace_of(const GumboElement& source, TreeBuilder::Node parent, TreeBuilder::Node made) {
        const auto name = std::string_view(made.name());
        const char* space = nullptr;
        if (parent == m_tree.top()) space = "http://www.w3.org/1999/xhtml";
        if (source.tag_namespace == GUMBO_NAMESPACE_SVG && name == "svg")
            space = "http://www.w3.org/2000/svg";
        if (source.tag_namespace == GUMBO_NAMESPACE_MATHML && name == "math")
            space = "http://www.w3.org/1998/Math/MathML";
        const auto* written = gumbo_get_attribute(&source.attributes, "xmlns");
        if (space && !written) m_tree.made_attribute(made, "xmlns", space);
    }

    void attributes(const GumboElement& source, TreeBuilder::Node made, bool own) {
        for (unsigned n = 0; n < source.attributes.length; ++n) {
            const auto& attribute = *static_cast<const GumboAttribute*>(source.attributes.data[n]);
            const auto name = attribute_name(attribute);
            // A second <body>'s attributes are added to the first one's, which may be implied.
            if (!own && attribute.original_name.length == 0) {
                m_tree.made_attribute(made, name, attribute.value);
                continue;
            }
            auto span = attribute_span(attribute);
            span.editable = span.editable && own && reads_as(span.value, span.notation, attribute.value);
            if (span.editable) {
                m_tree.attribute(made, name, span);
            } else {
                m_tree.repaired_attribute(made, name, attribute.value, span);
            }
        }
    }

    AttributeSpan attribute_span(const GumboAttribute& attribute) const {
        const auto name = range(attribute.original_name);
        AttributeSpan out{name, {name.end, name.end}, false, Notation::html_attribute};
        const auto value = range(attribute.original_value);
        if (value.begin < name.end || value.end > m_text.size() || value.empty()) return out;  // a name alone
        out.editable = true;
        out.whole.end = value.end;
        const char quote = m_text[value.begin];
        if (value.size() >= 2 && (quote == '"' || quote == '\'')) {
            out.value = {value.begin + 1, value.end - 1};
        } else {
            out.value = value;
            out.notation = Notation::html_unquoted;
        }
        return out;
    }

    bool reads_as(text::Range at, Notation notation, std::string_view text) const {
        const auto raw = at.in(m_text);
        if (raw == text && (notation == Notation::literal || raw.find('&') == std::string_view::npos))
            return true;
        const auto lines = with_line_feeds(raw);
        return (notation == Notation::literal ? lines : decode(lines, notation, m_tree.document())) == text;
    }

    std::size_t comment(const GumboText& source, TreeBuilder::Node parent) {
        const auto whole = range(source.original_text);
        const auto bytes = whole.in(m_text);
        std::size_t before = 1;  // "<?x>"
        std::size_t after = bytes.ends_with('>') ? 1 : 0;
        if (bytes.starts_with("<!--")) {
            before = 4;
            after = bytes.ends_with("-->") && bytes.size() >= 7 ? 3 : after;
        } else if (bytes.starts_with("<!") || bytes.starts_with("</")) {
            before = 2;
        }
        const auto begin = std::min(whole.begin + before, whole.end);
        m_tree.other(parent, pugi::node_comment, whole, {begin, std::max(begin, whole.end - after)});
        return whole.end;
    }

    std::size_t cdata(const GumboText& source, TreeBuilder::Node parent, Moved moved) {
        const auto whole = range(source.original_text);
        constexpr std::size_t k_before = std::string_view("<![CDATA[").size();
        constexpr std::size_t k_after = std::string_view("]]>").size();
        const text::Range inner{whole.begin + k_before, whole.end - k_after};
        if (whole.size() < k_before + k_after || moved == Moved::yes ||
            !reads_as(inner, Notation::literal, source.text)) {
            m_tree.repaired_text(parent, whole, source.text, Notation::literal);
        } else {
            m_tree.other(parent, pugi::node_cdata, whole, inner);
        }
        return whole.end;
    }

    std::size_t text(const GumboText& source, TreeBuilder::Node parent, Moved moved) {
        const auto whole = range(source.original_text);
        const auto name = std::string_view(parent.name());
        const bool raw = is_raw_text_element(name) || name == "plaintext";
        const auto notation = raw ? Notation::literal : Notation::html;
        if (reads_as(whole, notation, source.text)) {
            const bool in_body = whole.begin < m_body_end;
            const bool outside = !in_body && is_blank(whole);
            m_tree.text(parent, whole, notation,
                        moved == Moved::yes || !(in_body || outside) ? TreeBuilder::Edit::no
                                                                     : TreeBuilder::Edit::yes);
            if (outside) return m_begin;
        } else if (moved == Moved::yes) {
            m_tree.repaired_text(parent, whole, source.text, notation);
        } else {
            return pieces(whole, source.text, parent, notation);
        }
        return whole.end;
    }

    bool is_blank(text::Range range) const {
        return range.in(m_text).find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    }

    /// gumbo joins the texts on both sides of a tag that it drops. Returns where the last of them ends in the
    /// body.
    std::size_t pieces(text::Range whole, std::string_view text, TreeBuilder::Node parent,
                       Notation notation) {
        std::vector<text::Range> found;
        std::string read;
        const auto take = [&](std::size_t begin, std::size_t end) {
            if (begin == end) return;
            found.push_back({begin, end});
            read += decode(with_line_feeds(m_text.substr(begin, end - begin)), notation, m_tree.document());
        };
        const auto window = m_text.substr(0, whole.end);
        auto begin = whole.begin;
        int unended = 0;
        for (auto at = window.find('<', begin); at < whole.end; at = window.find('<', at)) {
            if (unended > k_most_unended_tags) break;
            const auto tag = read_html_tag(window, at);
            if (!tag) {
                ++unended;
                ++at;
                continue;
            }
            take(begin, at);
            begin = at = tag->whole.end;
        }
        take(begin, whole.end);
        if (read != text) {
            m_tree.repaired_text(parent, whole, text, notation);
            return whole.end;
        }
        auto last = found.size();
        while (last > 0 && found[last - 1].begin >= m_body_end && is_blank(found[last - 1])) --last;
        const auto end = last == 0 ? m_begin : found[last - 1].end;
        for (const auto& piece : found)
            m_tree.text(parent, piece, notation,
                        end <= m_body_end ? TreeBuilder::Edit::yes : TreeBuilder::Edit::no);
        return end;
    }

    std::string_view m_text;
    std::size_t m_begin;
    TreeBuilder m_tree;
    // Where </body> begins. White space behind it becomes a part of what stood before it, which ends before
    // it all the same: where that is replaced the tag has to stay.
    std::size_t m_body_end = k_nowhere;
    bool m_too_deep = false;
};

}  // namespace

std::unique_ptr<Document> parse_html(const text::Source& source, diagnostic::Sink& sink) {
    std::unique_ptr<Document> out;
    if (const auto tree = GumboTree::parse(source.text().substr(source.begin()))) {
        out = HtmlBuilder(source).build(tree->document());
    }
    if (!out) {
        const auto begin = source.begin();
        sink.report(
            {"Markup.Syntax",
             diagnostic::Severity::error,
             {begin, begin},
             text::tr_format("elements are nested more than {0} deep, or so many are left open that no "
                             "browser could show this; close them",
                             k_most_depth)});
    }
    return out;
}

}  // namespace kopij::markup
