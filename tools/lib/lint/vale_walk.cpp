#include "lint/vale_walk.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kopij::lint {
namespace {

constexpr bool is_letter(char c) { return text::is_ascii_letter(static_cast<unsigned char>(c)); }

/// "```json" -> "```****": a word of an info string is no text.
void mask_fences(std::string& source) {
    for (auto at = source.find("```"); at != std::string::npos; at = source.find("```", at)) {
        at = std::min(source.find_first_not_of('`', at), source.size());
        const auto end = std::min(source.find('\n', at), source.size());
        if (source.find('`', at) >= end) write_over(source, {at, end}, '*');
        at = end;
    }
}

/// How common a byte is in what is searched: written over, or prose. Letters come before others, whatever
/// these are: what is written over has none.
constexpr std::array<unsigned char, 256> make_ranks() {
    constexpr std::string_view k_by_frequency = "etaonisrhldcumfpgwybvkxjqz";
    constexpr unsigned char k_no_letter = 100;
    std::array<unsigned char, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte)
        out[byte] = is_letter(static_cast<char>(byte)) ? 0 : k_no_letter;
    for (std::size_t n = 0; n < k_by_frequency.size(); ++n)
        out[static_cast<unsigned char>(k_by_frequency[n])] =
            static_cast<unsigned char>(k_by_frequency.size() - n);
    for (const char common : std::string_view("@#*\n ,.-\"'():")) ++out[static_cast<unsigned char>(common)];
    return out;
}
constexpr auto k_ranks = make_ranks();

}  // namespace

std::size_t find_text(std::string_view in, std::string_view what, std::size_t from,
                      std::size_t first_letter) {
    constexpr std::size_t k_looked_at = 16;
    if (from > in.size() || what.size() > in.size() - from) return std::string_view::npos;
    if (what.empty()) return from;
    std::size_t rarest = 0;
    for (std::size_t n = 1; n < std::min(what.size(), k_looked_at); ++n) {
        if (k_ranks[static_cast<unsigned char>(what[n])] < k_ranks[static_cast<unsigned char>(what[rarest])])
            rarest = n;
    }
    auto at = from;
    if (is_letter(what[rarest]) && first_letter > rarest) at = std::max(at, first_letter - rarest);
    const auto last = in.size() - what.size();  // where it may begin
    for (; at <= last; ++at) {
        const auto* hit = std::memchr(in.data() + at + rarest, what[rarest], last - at + 1);
        if (hit == nullptr) return std::string_view::npos;
        at = static_cast<std::size_t>(static_cast<const char*>(hit) - in.data()) - rarest;
        if (in[at] == what.front() && in[at + what.size() - 1] == what.back() &&
            std::memcmp(in.data() + at, what.data(), what.size()) == 0)
            return at;
    }
    return std::string_view::npos;
}

void write_over(std::string& text, text::Range range, char with) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(range.begin);
    std::transform(begin, begin + static_cast<std::ptrdiff_t>(range.size()), begin,
                   [with](char c) { return c != '\n' && static_cast<unsigned char>(c) < 0x80 ? with : c; });
}

void Remains::pass_over(text::Range range) {
    write_over(text, range, '@');
    if (range.contains(m_first_letter)) m_first_letter = range.end;
    while (m_first_letter < text.size() && !is_letter(text[m_first_letter])) ++m_first_letter;
}

ValeWalk::ValeWalk(std::string_view source, Fences fences) : m_begin(source) {
    if (fences == Fences::masked) mask_fences(m_begin);
    m_context.text = m_begin;
    for (auto at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1))
        m_lines.push_back(at + 1);
}

/// The last line of a text is looked for when the text is read, when its block is, and when it is written
/// over.
std::size_t ValeWalk::find(std::string_view text) const {
    if (!text.empty() && text.size() == m_found.size() && m_found.in(m_context.text) == text)
        return m_found.begin;
    const auto at = m_context.find(text);
    // A mark may come to stand before it when other texts are written over.
    if (at != std::string::npos && text.find('@') == std::string_view::npos) m_found = {at, at + text.size()};
    return at;
}

bool ValeWalk::mask(std::string_view text) {
    const auto at = find(text);
    if (at == std::string::npos) return false;
    if (text.empty()) return true;
    m_context.pass_over({at, at + text.size()});
    m_steps.push_back({at, at + text.size()});
    return true;
}

void ValeWalk::mask_lines(std::string_view text) {
    if (text.empty()) return;
    each_line(text, [&](std::string_view line) {
        if (!mask(line)) each_word(line, [&](std::string_view word) { mask(word); });
    });
}

void ValeWalk::text(std::string_view text) {
    if (text.empty()) return;
    m_line = std::max(m_line, line_of(text));
    m_queue.append(text);
    m_ends.push_back(m_queue.size());
}

void ValeWalk::attribute(std::string_view value) { mask_lines(value); }

void ValeWalk::end_of_block() {
    std::size_t begin = 0;
    for (const auto end : m_ends) {
        mask_lines(std::string_view(m_queue).substr(begin, end - begin));
        begin = end;
    }
    m_queue.clear();
    m_ends.clear();
}

/// Where the last line of the text is found, or else its last word; 0 where neither is.
std::size_t ValeWalk::line_of(std::string_view text) const {
    auto line = text;
    for (auto end = line.find('\n'); end != std::string_view::npos; end = line.find('\n'))
        line.remove_prefix(end + 1);
    auto at = find(line);
    if (at == std::string::npos) {
        std::string_view last;
        each_word(line, [&](std::string_view word) { last = word; });
        at = find(last);
    }
    if (at == std::string::npos) return 0;
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), at);
    return static_cast<std::size_t>(after - m_lines.begin()) - 1;
}

ValeWalk::Block ValeWalk::block(std::string_view text) const {
    return {m_steps.size(), std::max(m_line, line_of(text))};
}

Remains& ValeWalk::Replay::at(const Block& block) {
    for (; m_done < block.steps; ++m_done) m_context.pass_over(m_walk.m_steps[m_done]);
    return m_context;
}

}  // namespace kopij::lint
