// Source lines with passages underlined, fitted to a number of columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/place.hpp"
#include "text/range.hpp"
#include "text/source.hpp"

namespace kopij::report {

/// One row of a screen: a piece of a source line, and carets under the passages in it.
struct SnippetRow {
    std::size_t line = 0;  ///< 0 where the row goes on with the line of the row before
    std::string text;      ///< printable; "…" where a part of the line is left out
    std::string carets;    ///< as wide as it needs to be
};

struct Snippet {
    std::vector<SnippetRow> rows;
    std::size_t more_to_line =
        0;  ///< the last line of the passages, where not all of their lines are shown; else 0
};

/// The lines of the passages, which are sorted and do not overlap. A line wider than `columns` is broken at
/// spaces, and of its rows those with a passage are kept. At most a few lines and rows, so O(what is shown),
/// whatever the length of the line.
Snippet snippet(const text::Source& source, Places& places, const std::vector<text::Range>& passages,
                std::size_t columns);

/// A change of one place as rows to be marked "-" and "+": the words around it, then what goes and what
/// comes.
struct ChangeRows {
    std::vector<std::string> removed;
    std::vector<std::string> added;
};

/// The edits of one fix, edits on the same lines together.
std::vector<ChangeRows> change_rows(const text::Source& source, Places& places, std::vector<text::Edit> edits,
                                    std::size_t columns);

}  // namespace kopij::report
