// What changed between two texts, in the manner of `git diff`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::text {

/// A run of lines that differ: the old lines [old_begin, old_end) became the new ones, counted from 0.
struct Change {
    std::size_t old_begin = 0;
    std::size_t old_end = 0;
    std::size_t new_begin = 0;
    std::size_t new_end = 0;

    friend bool operator==(const Change&, const Change&) = default;
};

/// The text as lines with their line ends ("\n"); a last line may lack its own. No lines for an empty text.
std::vector<std::string_view> split_lines(std::string_view text);

/// The changes in order. Lines that occur once in both texts are matched first, what lies between them by
/// Myers' shortest edit script; where that would take more than a few hundred steps, the lines between are
/// one change. So the time is O(lines log lines) whatever the texts are.
std::vector<Change> line_changes(const std::vector<std::string_view>& before,
                                 const std::vector<std::string_view>& after);

enum class Colored { no, yes };

/// A unified diff with three lines around each change, as `git diff` prints it and `git apply` and `patch
/// -p1` read it: names with control characters or quotes are quoted, a missing last line end is told. Empty
/// for equal texts. `path` has "/" between folders; a leading "/" is left out.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         Colored colored = Colored::no);

}  // namespace kopij::text
