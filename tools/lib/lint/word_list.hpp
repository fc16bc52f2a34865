// A pattern that is a list of words, matched without PCRE2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/literals.hpp"
#include "lint/pattern.hpp"

namespace kopij::lint {

/// The literals of a pattern that matches nothing else, by their first byte. They must outlive the list.
class WordList {
  public:
    explicit WordList(const Literals& literals);

    /// Whether the literals are all that the pattern matches.
    bool is_known() const { return m_known; }

    /// Whether the pattern matches at the place; `match` is set where it does. Nothing where only PCRE2 can
    /// tell: in any case, some letters beyond ASCII are the same as ones of it. The list must be known.
    std::optional<bool> match_at(std::string_view text, std::size_t at, Match& match) const;

  private:
    const Literals& m_literals;
    bool m_known = false;
    std::array<std::uint32_t, 257> m_begins{};
    std::vector<std::uint32_t> m_order;
};

}  // namespace kopij::lint
