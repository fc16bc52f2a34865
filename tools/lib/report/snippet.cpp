#include "report/snippet.hpp"

#include <algorithm>

#include "report/clean.hpp"
#include "text/edit.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace kopij::report {
namespace {

constexpr std::size_t k_most_lines = 6;    // of all passages together
constexpr std::size_t k_most_rows = 8;     // of one line
constexpr std::size_t k_lead = 24;         // columns kept before a passage that is far into a long line
constexpr std::size_t k_around = 30;       // columns kept around a change
constexpr std::size_t k_most_change = 6;   // rows of what a fix removes or adds
constexpr std::size_t k_column_bytes = 4;  // of UTF-8 that a column takes at most, combining characters aside
constexpr std::string_view k_ellipsis = "…";

/// What a character looks like on the screen.
struct Cell {
    std::string text;
    std::size_t width = 0;
    bool marked = false;
    bool space = false;
};

Cell cell_at(std::string_view text, std::size_t& at) {
    const auto begin = at;
    text::next_code_point(text, at);
    Cell out;
    out.space = text[begin] == ' ' || text[begin] == '\t';
    out.text = as_printable(text.substr(begin, at - begin));
    out.width = text::display_width(out.text);
    return out;
}

/// The last (or first) whole characters of the text that fit; "…" on the side where some are left out.
std::string last_columns(std::string_view text, std::size_t columns) {
    auto from = text.size();
    std::size_t used = 0;
    while (from > 0) {
        auto next = from;
        text::previous_code_point(text, next);
        used += text::display_width(as_printable(text.substr(next, from - next)));
        if (used > columns) return std::string(k_ellipsis).append(as_printable(text.substr(from)));
        from = next;
    }
    return as_printable(text);
}

std::string first_columns(std::string_view text, std::size_t columns) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        used += cell_at(text, at).width;
        if (used > columns) return as_printable(text.substr(0, begin)).append(k_ellipsis);
    }
    return as_printable(text);
}

/// Breaks one line into rows as its characters come, and drops the rows without a passage.
class Rows {
  public:
    /// Leaves two columns for the " …" behind a row that the line goes on after.
    Rows(std::size_t line, std::size_t columns, std::vector<SnippetRow>& out)
        : m_line(line), m_columns(columns - 2), m_out(out) {}

    bool full() const { return m_count >= k_most_rows; }

    void add(Cell cell) {
        m_width += cell.width;
        m_row.push_back(std::move(cell));
        if (m_width > m_columns) break_row();
    }

    void left_out_before() { add({std::string(k_ellipsis), 1, false, false}); }

    /// `more`: the line goes on behind the last character added.
    void end(bool more) {
        put(m_row.size());
        if (more) left_out_after();
    }

  private:
    void break_row() {
        auto split = m_row.size() - 1;
        for (auto n = m_row.size() - 1; n > 0; --n) {
            if (m_row[n].space) {
                split = n;
                break;
            }
        }
        put(std::max<std::size_t>(split, 1));
        // The space the row was broken at is on neither row.
        if (!m_row.empty() && m_row.front().space) m_row.erase(m_row.begin());
        m_width = 0;
        for (const auto& cell : m_row) m_width += cell.width;
    }

    /// Writes the first `count` cells as a row if a passage is in them, and takes them away.
    void put(std::size_t count) {
        SnippetRow row;
        std::string blanks;
        for (std::size_t n = 0; n < count; ++n) {
            const auto& cell = m_row[n];
            row.text += cell.text;
            if (cell.marked) {
                row.carets += blanks + std::string(std::max<std::size_t>(cell.width, 1), '^');
                blanks.clear();
            } else {
                blanks += std::string(cell.width, ' ');
            }
        }
        m_row.erase(m_row.begin(), m_row.begin() + static_cast<std::ptrdiff_t>(count));
        if (row.carets.empty() || full()) {
            if (count > 0) left_out_after();
            return;
        }
        m_cut = false;
        row.text.erase(row.text.find_last_not_of(' ') + 1);
        row.line = m_count == 0 ? m_line : 0;
        ++m_count;
        m_out.push_back(std::move(row));
    }

    void left_out_after() {
        if (m_count > 0 && !m_cut) m_out.back().text.append(" ").append(k_ellipsis);
        m_cut = true;
    }

    std::size_t m_line;
    std::size_t m_columns;
    std::vector<SnippetRow>& m_out;
    std::vector<Cell> m_row;
    std::size_t m_width = 0;
    std::size_t m_count = 0;
    bool m_cut = false;  // the last row written already says that the line goes on
};

/// Where to begin showing a line whose first passage is at `mark`: its begin, or a word some columns before
/// the mark.
std::size_t begin_of_view(std::string_view text, text::Range line, std::size_t mark, std::size_t columns) {
    const auto near = columns * k_column_bytes;
    if (mark - line.begin <= near &&
        text::display_width(as_printable(text.substr(line.begin, mark - line.begin))) + k_lead <= columns) {
        return line.begin;
    }
    auto from = mark - std::min(mark - line.begin, k_lead);
    while (from < mark && text::is_continuation(text[from])) ++from;
    const auto space = text.substr(from, mark - from).find(' ');
    return space == std::string_view::npos ? from : from + space + 1;
}

void one_line(const text::Source& source, std::size_t number, const std::vector<text::Range>& marks,
              std::size_t columns, std::vector<SnippetRow>& out) {
    const auto text = source.text();
    const auto line = source.line_range(number);
    Rows rows(number, columns, out);
    auto at = begin_of_view(text, line, marks.front().begin, columns);
    if (at > line.begin &&
        text.substr(line.begin, std::min<std::size_t>(at - line.begin, 256)).find_first_not_of(" \t") !=
            std::string_view::npos) {
        rows.left_out_before();
    }
    auto mark = marks.begin();
    std::size_t after = 0;  // columns shown behind the last passage
    while (at < line.end && !rows.full() && (mark != marks.end() || after < columns)) {
        const auto begin = at;
        auto cell = cell_at(text, at);
        while (mark != marks.end() && mark->end <= begin && !(mark->empty() && mark->begin == begin)) ++mark;
        cell.marked = mark != marks.end() && mark->begin <= begin;
        if (mark != marks.end() && mark->empty() && mark->begin == begin) ++mark;
        if (mark == marks.end()) after += cell.width;
        rows.add(std::move(cell));
    }
    // A passage at the end of the line, with nothing in it to underline.
    if (at == line.end && mark != marks.end() && mark->begin >= line.end) rows.add({" ", 1, true, false});
    rows.end(at < line.end);
}

/// The parts of the passages on one line. From a passage's second line on, the indentation is no part of it.
std::vector<text::Range> marks_on(const text::Source& source, text::Range line,
                                  const std::vector<text::Range>& passages) {
    std::vector<text::Range> out;
    for (const auto& passage : passages) {
        auto begin = std::max(passage.begin, line.begin);
        const auto end = std::min(passage.end, line.end);
        if (passage.begin < line.begin) {
            while (begin < end && (source.text()[begin] == ' ' || source.text()[begin] == '\t')) ++begin;
            if (begin >= end) continue;
        }
        const bool here = passage.begin >= line.begin && passage.begin <= line.end;
        if (begin < end) {
            out.push_back({begin, end});
        } else if (here) {
            out.push_back({begin, begin});
        }
    }
    return out;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Spaces that come or go are to be seen.
std::string with_dots(std::string text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ') {
            out += "·";
        } else {
            out += c;
        }
    }
    return out;
}

/// The columns of the widest line.
std::size_t widest(std::string_view text) {
    std::size_t out = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        out = std::max(out, text::display_width(as_printable(text.substr(at, end - at))));
        at = end + 1;
    }
    return out;
}

/// How many columns of the line before and behind a change are shown, beside "…".
std::size_t columns_around(std::size_t change, std::size_t columns) {
    constexpr std::size_t k_least = 8;
    const auto most = std::min(k_around, columns / 3);
    if (change + 2 * (most + 1) <= columns) return most;
    return std::max(k_least, (columns - std::min(columns, change)) / 2) - 1;
}

std::vector<std::string> rows_of_change(const std::string& before, std::string_view change,
                                        const std::string& after, std::size_t columns, bool dots) {
    std::vector<std::string> out;
    for (std::size_t at = 0;;) {
        const auto end = std::min(change.find('\n', at), change.size());
        const bool last = end == change.size();
        if (out.size() == k_most_change && !last) {
            out.emplace_back(k_ellipsis);
            return out;
        }
        auto row = first_columns(change.substr(at, end - at), columns);
        if (dots) row = with_dots(row);
        if (at == 0) row = before + row;
        if (last) row += after;
        out.push_back(std::move(row));
        if (last) return out;
        at = end + 1;
    }
}

}  // namespace

Snippet snippet(const text::Source& source, Places& places, const std::vector<text::Range>& passages,
                std::size_t columns) {
    Snippet out;
    std::vector<std::size_t> lines;
    for (const auto& passage : passages) {
        const auto first = places.at(passage.begin).line;
        const auto last = std::max(first, places.last_line(passage));
        for (auto line = first; line <= last; ++line) {
            if (lines.size() == k_most_lines) {
                out.more_to_line = last;
                break;
            }
            if (lines.empty() || lines.back() < line) lines.push_back(line);
        }
    }
    for (const auto line : lines) {
        const auto marks = marks_on(source, source.line_range(line), passages);
        if (!marks.empty()) one_line(source, line, marks, columns, out.rows);
    }
    return out;
}

std::vector<ChangeRows> change_rows(const text::Source& source, Places& places, std::vector<text::Edit> edits,
                                    std::size_t columns) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const text::Edit& a, const text::Edit& b) { return a.range.begin < b.range.begin; });
    std::vector<ChangeRows> out;
    for (std::size_t n = 0; n < edits.size();) {
        // Edits that begin on the line where the one before ends are shown as one.
        const auto begin = edits[n].range.begin;
        auto end = edits[n].range.end;
        const auto first = n;
        const auto first_line = source.line_range(places.at(begin).line);
        auto last_line = source.line_range(places.at(end).line);
        for (++n; n < edits.size() && edits[n].range.begin <= last_line.end; ++n) {
            end = std::max(end, edits[n].range.end);
            last_line = source.line_range(places.at(end).line);
        }
        std::vector<text::Edit> shifted(edits.begin() + static_cast<std::ptrdiff_t>(first),
                                        edits.begin() + static_cast<std::ptrdiff_t>(n));
        for (auto& edit : shifted) edit.range = {edit.range.begin - begin, edit.range.end - begin};
        const auto removed = text::Range{begin, end}.in(source.text());
        const auto added = text::apply(removed, shifted);
        const auto around = columns_around(std::max(widest(removed), widest(added)), columns);
        const auto indent = source.text().find_first_not_of(" \t", first_line.begin);
        const auto before = last_columns(
            text::Range{std::min(std::max(first_line.begin, indent), begin), begin}.in(source.text()),
            around);
        const auto after =
            first_columns(text::Range{end, std::max(end, last_line.end)}.in(source.text()), around);
        const bool dots = is_blank(removed) && is_blank(added);
        const auto room = columns - std::min(columns, 2 * (around + 1));
        out.push_back({rows_of_change(before, removed, after, room, dots),
                       rows_of_change(before, added, after, room, dots)});
    }
    return out;
}

}  // namespace kopij::report
