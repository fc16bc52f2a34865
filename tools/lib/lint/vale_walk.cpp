#include "lint/vale_walk.hpp"

#include <algorithm>

namespace kopij::lint {
namespace {

/// "```json" -> "```****": a word of an info string is no text.
void mask_fences(std::string& source) {
    for (auto at = source.find("```"); at != std::string::npos; at = source.find("```", at)) {
        at = std::min(source.find_first_not_of('`', at), source.size());
        const auto end = std::min(source.find('\n', at), source.size());
        if (source.find('`', at) >= end) write_over(source, {at, end}, '*');
        at = end;
    }
}

}  // namespace

void write_over(std::string& text, text::Range range, char with) {
    for (auto at = range.begin; at < range.end; ++at) {
        if (text[at] != '\n' && static_cast<unsigned char>(text[at]) < 0x80) text[at] = with;
    }
}

ValeWalk::ValeWalk(std::string_view source, Fences fences) : m_begin(source) {
    if (fences == Fences::masked) mask_fences(m_begin);
    m_context = m_begin;
}

bool ValeWalk::mask(std::string_view text) {
    const auto at = m_context.find(text);
    if (at == std::string::npos) return false;
    if (text.empty()) return true;
    write_over(m_context, {at, at + text.size()}, '@');
    m_steps.push_back({at, at + text.size()});
    return true;
}

void ValeWalk::mask_lines(std::string_view text) {
    if (text.empty()) return;
    each_part(text, "\n", false, [&](std::string_view line) {
        if (!mask(line)) each_part(line, k_spaces, true, [&](std::string_view word) { mask(word); });
    });
}

void ValeWalk::text(std::string_view text) {
    if (text.empty()) return;
    m_line = std::max(m_line, line_of(text));
    m_queue.emplace_back(text);
}

void ValeWalk::attribute(std::string_view value) { mask_lines(value); }

void ValeWalk::end_of_block() {
    for (const auto& text : m_queue) mask_lines(text);
    m_queue.clear();
}

/// Where the last line of the text is found, or the last of its words; 0 where they are not.
std::size_t ValeWalk::line_of(std::string_view text) const {
    std::size_t at = 0;
    each_part(text, "\n", false, [&](std::string_view line) {
        at = m_context.find(line);
        if (at != std::string::npos) return;
        each_part(line, k_spaces, true, [&](std::string_view word) { at = m_context.find(word); });
    });
    if (at == std::string::npos) return 0;
    return static_cast<std::size_t>(
        std::count(m_context.begin(), m_context.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

ValeWalk::Block ValeWalk::block(std::string_view text) const {
    return {m_steps.size(), std::max(m_line, line_of(text))};
}

const std::string& ValeWalk::Replay::at(const Block& block) {
    for (; m_done < block.steps; ++m_done) write_over(m_context, m_walk.m_steps[m_done], '@');
    return m_context;
}

}  // namespace kopij::lint
