#include "translate/layout.hpp"

#include <algorithm>

#include "text/byte_set.hpp"
#include "text/utf8.hpp"

namespace kopij::translate {
namespace {

constexpr std::size_t k_least_width = 40;
constexpr std::string_view k_space = " \t\r\n";

/// What a line of Markdown may not begin with if it is to go on with the paragraph.
constexpr std::string_view k_block_openers = "-+*#>=|`~:<0123456789";

std::size_t line_begin(std::string_view text, std::size_t at) {
    const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

}  // namespace

std::size_t line_width(const Article& article) {
    const auto source = article.source().text();
    std::vector<std::size_t> widths;
    for (const auto& segment : article.segments()) {
        if (segment.preserve_space) continue;
        // No further than the segment goes: all of a file may be one line.
        const auto upto = source.substr(0, segment.range.end);
        auto end = upto.find('\n', segment.range.begin);
        if (end == std::string_view::npos) continue;
        for (auto line = line_begin(source, segment.range.begin); end != std::string_view::npos;
             line = end + 1, end = upto.find('\n', line)) {
            widths.push_back(text::count_code_points(source.substr(line, end - line)));
        }
    }
    if (widths.empty()) return k_least_width;
    const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), at, widths.end());
    return std::max(*at, k_least_width);
}

Layout::Layout(const Article& article, const segment::Segment& segment, std::size_t width)
    : m_article(article), m_width(width) {
    const auto source = article.source().text();
    const auto text = segment.range.in(source);
    m_out.reserve(text.size() + text.size() / 4);
    const auto newline = text.find('\n');
    if (segment.preserve_space || newline == std::string_view::npos) return;
    m_wraps = true;
    const auto line = line_begin(source, segment.range.begin);
    m_column = text::count_code_points(source.substr(line, segment.range.begin - line));
    const std::string_view indent_of =
        article.document().format() == markup::Format::markdown ? " \t>" : " \t";
    const bool crlf = newline > 0 && text[newline - 1] == '\r';
    const auto second = text.substr(newline + 1);
    m_line_end = (crlf ? "\r\n" : "\n") + std::string(second.substr(0, second.find_first_not_of(indent_of)));
}

void Layout::text(std::string_view escaped) {
    if (!m_wraps) {
        m_chunk += escaped;
        return;
    }
    static constexpr text::ByteSet k_spaces(k_space);
    for (std::size_t at = 0; at < escaped.size();) {
        const auto begin = at;
        std::size_t width = 0;
        for (; at < escaped.size() && !k_spaces.has(escaped[at]); ++at)
            width += text::is_continuation(escaped[at]) ? 0 : 1;
        const auto word = escaped.substr(begin, at - begin);
        if (m_chunk.empty() && !word.empty() && at < escaped.size()) {
            put_line(word, width);
        } else {
            m_chunk += word;
            if (at == escaped.size()) return;
            flush();
        }
        if (m_space.empty()) m_space = " ";
        while (at < escaped.size() && k_spaces.has(escaped[at])) ++at;
    }
}

void Layout::glue(std::string_view bytes) { m_chunk += bytes; }

void Layout::block(text::Range in_source, std::string_view bytes) {
    if (!m_wraps) {
        m_chunk += bytes;
        return;
    }
    const auto source = m_article.source().text();
    const auto before_end = source.find_last_not_of(k_space, in_source.begin - 1);
    const auto before = source.substr(before_end + 1, in_source.begin - before_end - 1);
    const auto after =
        source.substr(in_source.end, source.find_first_not_of(k_space, in_source.end) - in_source.end);
    flush();
    if (before.find('\n') != std::string_view::npos) m_space = before;
    m_chunk = bytes;
    flush();
    if (after.find('\n') != std::string_view::npos) m_space = after;
}

bool Layout::opens_block(std::string_view chunk) const {
    return m_article.document().format() == markup::Format::markdown && !chunk.empty() &&
           k_block_openers.find(chunk.front()) != std::string_view::npos;
}

void Layout::flush() {
    if (m_chunk.empty()) return;
    put(m_chunk);
    m_chunk.clear();
}

void Layout::put(std::string_view chunk) {
    const auto first_line = chunk.substr(0, chunk.find('\n'));
    const auto width = text::count_code_points(first_line);
    if (first_line.size() == chunk.size()) return put_line(chunk, width);
    put_space(chunk, width);
    advance(chunk);
}

void Layout::put_line(std::string_view chunk, std::size_t width) {
    put_space(chunk, width);
    m_out += chunk;
    m_column += width;
}

void Layout::put_space(std::string_view chunk, std::size_t width) {
    const bool is_plain = m_space.size() == 1 && m_space.front() == ' ';
    if (m_wraps && is_plain && m_column + 1 + width > m_width && !opens_block(chunk)) {
        advance(m_line_end);
    } else if (is_plain) {
        m_out += ' ';
        ++m_column;
    } else if (!m_space.empty()) {
        advance(m_space);
    }
    m_space = {};
}

void Layout::advance(std::string_view bytes) {
    m_out += bytes;
    const auto newline = bytes.rfind('\n');
    if (newline == std::string_view::npos)
        m_column += text::count_code_points(bytes);
    else
        m_column = text::count_code_points(bytes.substr(newline + 1));
}

std::string Layout::finish() {
    flush();
    return std::move(m_out);
}

}  // namespace kopij::translate
