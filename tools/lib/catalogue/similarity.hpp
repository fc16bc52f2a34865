// How alike two texts are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kopij::catalogue {

/// The length in bytes of the longest common subsequence, or less than `least` as soon as it is sure to be
/// less. O(size(a) size(b) / 64), less what they begin and end with in common; of texts that differ in little
/// O(size (1 + d / 64)), where d is the number of bytes in which they do. Keeps its tables between calls.
class CommonSubsequence {
  public:
    CommonSubsequence() : m_positions(256) {}
    std::size_t length(std::string_view a, std::string_view b, std::size_t least = 0);

  private:
    std::size_t one_word(std::string_view pattern, std::string_view text);
    std::size_t many_words(std::string_view pattern, std::string_view text, std::size_t least);
    std::optional<std::size_t> in_band(std::string_view pattern, std::string_view text, std::size_t band);
    std::size_t in_full(std::string_view pattern, std::string_view text, std::size_t least);
    void step(const std::uint64_t* positions, std::size_t first, std::size_t last);
    std::size_t steps(std::size_t size) const;

    std::vector<std::uint64_t> m_positions;  // of each byte in the pattern, a bit each
    std::vector<std::uint64_t> m_row;
};

/// From 0, nothing in common, to 1, the same: twice the common subsequence by the sum of the sizes, which is
/// what gettext's own tools compare with; any number below `least` where it is below that. Texts of over
/// k_most_compared bytes are compared by their words instead.
double similarity(std::string_view a, std::string_view b, CommonSubsequence& common, double least = 0);

/// The most that similarity() can give for texts of these sizes.
double similarity_bound(std::size_t size_a, std::size_t size_b);

/// The size of the shorter text if it is a part of the longer one and of more than `least` bytes; else 0.
std::size_t common_part(std::string_view a, std::string_view b, std::size_t least);

inline constexpr std::size_t k_most_compared = 20000;

/// Whether the numbers of two texts differ, in any order, and whether one denies more often than the other
/// (by common words of Dutch, English, German and French): what must not differ between a text and the one
/// whose translation is offered for it. O(size of what is between their common beginning and end).
struct FactsDiffer {
    bool numbers = false;
    bool negations = false;
};
FactsDiffer facts_differ(std::string_view a, std::string_view b);

}  // namespace kopij::catalogue
