#include "markup/markdown_builder.hpp"

#include <array>
#include <limits>

#include "markup/entity.hpp"
#include "markup/md4c_library.hpp"

namespace kopij::markup {
namespace {

/// What md4c made of a destination or title; only references are left to resolve.
std::string plain(const MD_ATTRIBUTE& attribute, const Document& document) {
    std::string out;
    if (attribute.text == nullptr) return out;
    for (std::size_t n = 0; attribute.substr_offsets[n] < attribute.size; ++n) {
        const std::string_view part(attribute.text + attribute.substr_offsets[n],
                                    attribute.substr_offsets[n + 1] - attribute.substr_offsets[n]);
        if (attribute.substr_types[n] == MD_TEXT_ENTITY)
            out += decode(part, Notation::markdown, document);
        else
            out += part;
    }
    return out;
}

constexpr std::array<const char*, 7> k_headings = {"", "h1", "h2", "h3", "h4", "h5", "h6"};

constexpr int k_stop = -1;  // md4c goes on after a positive answer

/// A table makes cells of nothing and one definition serves many links; else every event costs the source
/// some bytes.
constexpr std::size_t k_least_events = 10000;
constexpr std::size_t k_events_a_byte = 20;

}  // namespace

MarkdownBuilder::MarkdownBuilder(std::string_view text, MarkdownTree& tree, std::size_t begin)
    : MarkdownBuilder(text, tree, begin, Scope::file) {}

MarkdownBuilder::MarkdownBuilder(std::string_view text, MarkdownTree& tree, std::size_t begin, Scope scope)
    : m_text(text),
      m_begin(begin),
      m_at(begin),
      m_scope(scope),
      m_tree(tree),
      m_depth(tree.depth()),
      m_scanner(text),
      m_most_events(k_events_a_byte * text.size() + k_least_events) {}

bool MarkdownBuilder::build() {
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;

    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        return static_cast<MarkdownBuilder*>(data)->enter(type, detail) ? 0 : k_stop;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        return static_cast<MarkdownBuilder*>(data)->leave(type) ? 0 : k_stop;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* data) {
        auto& builder = *static_cast<MarkdownBuilder*>(data);
        builder.m_pending.push_back({Event::Kind::enter, type});
        return builder.go_on() ? 0 : k_stop;
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* data) {
        auto& builder = *static_cast<MarkdownBuilder*>(data);
        if (type == MD_SPAN_A) {
            const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
            return builder.leave_link_span(type, link.href, link.title) ? 0 : k_stop;
        }
        if (type == MD_SPAN_IMG) {
            const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
            return builder.leave_link_span(type, image.src, image.title) ? 0 : k_stop;
        }
        builder.m_pending.push_back({Event::Kind::leave, type});
        return builder.go_on() ? 0 : k_stop;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
        return static_cast<MarkdownBuilder*>(data)->text(type, bytes, size) ? 0 : k_stop;
    };
    const auto size = m_text.size() - m_begin;
    if (size > std::numeric_limits<MD_SIZE>::max()) return false;
    if (md4c_parse()(m_text.data() + m_begin, static_cast<MD_SIZE>(size), &parser, this) != 0) return false;
    resolve_references();
    return true;
}

bool MarkdownBuilder::go_on(std::size_t cost) {
    m_events += cost;
    return m_events < m_most_events && !m_tree.too_deep();
}

bool MarkdownBuilder::enter(MD_BLOCKTYPE type, void* detail) {
    end_inline();
    if (type != MD_BLOCK_CODE || static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->fence_char != 0)
        close_note();
    switch (type) {
        case MD_BLOCK_DOC:
            break;
        case MD_BLOCK_QUOTE:
            enter_quote();
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            enter_list(type, detail);
            break;
        case MD_BLOCK_LI:
            enter_item(*static_cast<const MD_BLOCK_LI_DETAIL*>(detail));
            break;
        case MD_BLOCK_HR:
            rule();
            break;
        case MD_BLOCK_H:
            m_level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
            m_leaf_name = k_headings[static_cast<std::size_t>(m_level)];
            m_leaf = Leaf::heading;
            break;
        case MD_BLOCK_CODE:
            enter_code(*static_cast<const MD_BLOCK_CODE_DETAIL*>(detail));
            break;
        case MD_BLOCK_HTML:
            m_leaf = Leaf::html;
            m_in_html = true;
            m_html = {};
            break;
        case MD_BLOCK_P:
            m_leaf_name = "p";
            m_leaf = Leaf::paragraph;
            break;
        case MD_BLOCK_TABLE: {
            const auto at = definitions(k_no_limit, MarkdownScanner::Lines::any, Before::table);
            m_tree.push("table", {at, at});
            m_at = at;
            break;
        }
        case MD_BLOCK_THEAD:
        case MD_BLOCK_TBODY: {
            const auto at = m_scanner.skip(m_at);
            m_tree.push(type == MD_BLOCK_THEAD ? "thead" : "tbody", {at, at});
            break;
        }
        case MD_BLOCK_TR:
            enter_row();
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            enter_cell(type == MD_BLOCK_TH, *static_cast<const MD_BLOCK_TD_DETAIL*>(detail));
            break;
    }
    return go_on();
}

bool MarkdownBuilder::leave(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_CODE:
            leave_code();
            return go_on();
        case MD_BLOCK_HTML:
            leave_html();
            return go_on();
        case MD_BLOCK_H:
            leave_heading();
            return go_on();
        case MD_BLOCK_P:
            leave_paragraph();
            return go_on();
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            leave_cell();
            return go_on();
        default:
            break;
    }
    end_inline();
    close_note();
    switch (type) {
        case MD_BLOCK_DOC:
            definitions(k_no_limit);
            if (m_scope == Scope::file) m_tree.pop({m_text.size(), m_text.size()});
            break;
        case MD_BLOCK_QUOTE:
            leave_quote();
            break;
        case MD_BLOCK_TR:
            leave_row();
            break;
        case MD_BLOCK_THEAD:
            leave_head();
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
        case MD_BLOCK_LI:
        case MD_BLOCK_TABLE:
        case MD_BLOCK_TBODY:
            m_tree.pop({m_at, m_at});
            break;
        default:
            break;
    }
    return go_on();
}

bool MarkdownBuilder::leave_link_span(MD_SPANTYPE type, const MD_ATTRIBUTE& target,
                                      const MD_ATTRIBUTE& title) {
    constexpr std::size_t k_bytes_an_event = 32;
    const auto& document = m_tree.builder().document();
    m_pending.push_back({Event::Kind::leave, type, m_links.size()});
    const auto& link = m_links.emplace_back(Link{plain(target, document), plain(title, document)});
    return go_on(1 + (link.target.size() + link.title.size()) / k_bytes_an_event);
}

bool MarkdownBuilder::text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size) {
    if (m_in_code) {
        code_text(bytes, size);
        return go_on();
    }
    const auto offset = static_cast<std::size_t>(bytes - m_text.data());
    if (type == MD_TEXT_NORMAL && offset == m_at && goes_on_as_text()) {
        m_at += size;
        m_tree.add({offset, m_at}, Notation::markdown);
        return go_on();
    }
    if (m_in_html) {
        if (in_source(bytes)) html_text(offset, size);
        return go_on();
    }
    switch (type) {
        case MD_TEXT_BR:
            m_pending.push_back({Event::Kind::hard_break});
            break;
        case MD_TEXT_SOFTBR:
            m_pending.push_back({Event::Kind::soft_break});
            break;
        case MD_TEXT_NULLCHAR:
            m_pending.push_back({Event::Kind::null});
            break;
        default:
            if (in_source(bytes)) {
                inline_text(type, offset, size);
            } else if (type == MD_TEXT_CODE) {
                m_pending.push_back({Event::Kind::soft_break});  // md4c makes a space of a line end in code
            }
    }
    return go_on();
}

}  // namespace kopij::markup
