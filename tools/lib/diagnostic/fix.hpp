// Fixes applied to a text: which of them may go together, and when to stop.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"

namespace kopij::diagnostic {

/// Which fixes are wanted: those that cannot change the meaning, or all.
enum class Fixes { safe, all };

/// A text after one round of fixes.
struct Fixed {
    std::string text;
    std::size_t applied = 0;  ///< diagnostics whose fix is in the text
    std::size_t left = 0;     ///< diagnostics whose fix touches one that was applied, or is no valid change
};

/// Applies the wanted fixes in the order given, each as a whole or not at all. Left out is a fix with an edit
/// that overlaps or touches an edit of one accepted before it: the two were made without knowing each other.
/// Two diagnostics with the very same fix are both served by applying it once. A fix whose own edits overlap
/// or leave the text is never applied. O(text + edits log edits).
Fixed apply_fixes(std::string_view text, const std::vector<Diagnostic>& diagnostics, Fixes wanted);

/// Looks at a text and gives its diagnostics, in the order in which their fixes are to be tried.
using Find = std::function<std::vector<Diagnostic>(const std::string& text)>;
/// Whether a changed text may stay: that it still parses, for one.
using Accept = std::function<bool(const std::string& text)>;

/// Rounds of apply_fixes after one fix can make place for another; more than this is two rules that undo each
/// other.
inline constexpr std::size_t k_most_fix_rounds = 10;

/// Finds and fixes until no wanted fix applies any more, so that a second run changes nothing, or until
/// k_most_fix_rounds. Where `accept` refuses the text of a round, its fixes are tried one by one and those
/// refused stay out for good. `applied` counts over all rounds, `left` what the last one could not apply.
Fixed fix_until_stable(std::string text, const Find& find, const Accept& accept, Fixes wanted);

}  // namespace kopij::diagnostic
