// What BlockIgnores and TokenIgnores of a .vale.ini take out of an article.
#pragma once

#include <string_view>
#include <vector>

#include "lint/pattern.hpp"
#include "text/range.hpp"

namespace kopij::lint {

/// The stretches of a source that any of some patterns matches.
class Ignores {
  public:
    Ignores() = default;
    Ignores(const std::vector<Pattern>& patterns, std::string_view source);

    bool empty() const { return m_ranges.empty(); }
    /// Whether one of the patterns hit its limit of work, so that some of what it matches is not known.
    bool gave_up() const { return m_gave_up; }
    /// O(log of their number), as is the next.
    bool contains(std::size_t at) const;
    /// Where the next one begins or ends behind `at`; npos where none does.
    std::size_t next_border(std::size_t at) const;

  private:
    std::vector<text::Range> m_ranges;  // in order, none touching another
    bool m_gave_up = false;
};

}  // namespace kopij::lint
