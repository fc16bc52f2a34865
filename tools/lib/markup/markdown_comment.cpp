#include "markup/markdown_comment.hpp"

#include <algorithm>

#include "text/range.hpp"

namespace kopij::markup {
namespace {

constexpr std::string_view k_open = "<!--";
constexpr std::string_view k_close = "-->";

bool is_text_in_0_30(std::string_view inner) {
    return inner.starts_with('>') || inner.starts_with("->") || inner.ends_with('-') ||
           inner.find("--") != std::string_view::npos;
}

/// Without an empty line, which ends the paragraph; a block of HTML needs no help.
bool is_in_paragraph(std::string_view inner) {
    for (auto at = inner.find('\n'); at != std::string_view::npos; at = inner.find('\n', at + 1)) {
        const auto next = inner.find_first_not_of(" \t\r", at + 1);
        if (next != std::string_view::npos && inner[next] == '\n') return false;
    }
    return true;
}

/// But those that may begin a line of Markdown's: of a list, a heading's underline, a table.
void hide_hyphens(std::string& out, text::Range inner) {
    auto at = inner.begin;
    if (out[at] == '>') out[at] = 'x';
    while (at < inner.end) {
        const auto end = std::min(out.find('\n', at), inner.end);
        std::replace(out.begin() + static_cast<long>(at), out.begin() + static_cast<long>(end), '-', 'x');
        at = std::min(out.find_first_not_of("\n \t|:>-", end), inner.end);
    }
}

}  // namespace

std::optional<std::string> with_plain_comments(std::string_view text, std::size_t begin) {
    std::optional<std::string> out;
    for (auto at = text.find(k_open, begin); at != std::string_view::npos; at = text.find(k_open, at)) {
        const auto inner_begin = at + k_open.size();
        const auto close = text.find(k_close, inner_begin);
        if (close == std::string_view::npos) break;
        at = close + k_close.size();
        const auto inner = text.substr(inner_begin, close - inner_begin);
        if (!is_text_in_0_30(inner) || !is_in_paragraph(inner)) continue;
        if (!out) out = std::string(text);
        hide_hyphens(*out, {inner_begin, close});
    }
    return out;
}

}  // namespace kopij::markup
