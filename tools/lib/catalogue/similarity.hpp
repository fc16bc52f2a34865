// How alike two texts are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kopij::catalogue {

/// The length in bytes of the longest common subsequence. O(size(a) size(b) / 64), less what they begin and
/// end with in common. Keeps its tables between calls.
class CommonSubsequence {
  public:
    CommonSubsequence() : m_positions(256) {}
    std::size_t length(std::string_view a, std::string_view b);

  private:
    std::size_t one_word(std::string_view pattern, std::string_view text);
    std::size_t many_words(std::string_view pattern, std::string_view text);

    std::vector<std::uint64_t> m_positions;  // of each byte in the pattern, a bit each
    std::vector<std::uint64_t> m_row;
};

/// From 0, nothing in common, to 1, the same: twice the common subsequence by the sum of the sizes, which is
/// what gettext's own tools compare with. Texts of over k_most_compared bytes are compared by their words
/// instead.
double similarity(std::string_view a, std::string_view b, CommonSubsequence& common);

/// The most that similarity() can give for texts of these sizes.
double similarity_bound(std::size_t size_a, std::size_t size_b);

inline constexpr std::size_t k_most_compared = 20000;

/// What must not differ between a text and the one whose translation is offered for it: its numbers, and
/// whether it denies (by common words of Dutch, English, German and French).
struct Facts {
    std::uint64_t numbers = 0;  ///< a hash of the numbers, in any order
    unsigned negations = 0;
};
Facts facts_of(std::string_view text);

}  // namespace kopij::catalogue
