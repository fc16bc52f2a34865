// All patterns of a rule set against a text in one pass: where could they match at all?
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

/// Looks for the literals of patterns, and for the bytes that patterns without any begin with, where these
/// are selective (literals.hpp). Other patterns are not its business. Made once and then read by several
/// threads.
class Scanner {
  public:
    explicit Scanner(const std::vector<Pattern>& patterns);

    std::size_t size() const;
    /// The number of a pattern that it looks for; size() for any other.
    std::size_t number_of(const Pattern& pattern) const;

    struct Hit {
        std::uint32_t pattern;
        std::uint32_t offset;   ///< of the literal, or of the byte that a match may begin with
        std::uint32_t literal;  ///< its number in the pattern's; k_no_literal where there are none
    };
    static constexpr std::uint32_t k_no_literal = static_cast<std::uint32_t>(-1);

    /// Appends every place where one stands, by offset; several of a pattern's may be there for one place.
    /// False where the text holds a character that is the other case of an ASCII letter (U+017F, U+212A), so
    /// that literals tell nothing. O(text), with a few look-ups a word.
    bool scan(std::string_view text, std::vector<Hit>& hits) const;

  private:
    struct Tables;
    std::shared_ptr<const Tables> m_tables;
};

}  // namespace kopij::lint
