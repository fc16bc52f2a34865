// Finds the old text most like a new one, looking where it is likely first.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "catalogue/fuzzy_index.hpp"

namespace kopij::catalogue {

/// Most edited texts stand where they stood, or are at least among those that no new text equals; then the
/// rest of the catalogue is never indexed. Else the texts of a size that can be alike are.
class FuzzyFinder {
  public:
    FuzzyFinder() = default;
    /// `unused`: numbers of texts that no new text equals, ascending. The texts must live as long as this.
    FuzzyFinder(std::vector<std::string_view> texts, std::vector<std::uint32_t> unused);

    /// The best text for the query; else the longest that is a part of it or has it as a part; nothing where
    /// there is none. The query needs no descriptions.
    std::optional<FuzzyMatch> best(FuzzyQuery query);

  private:
    // Texts of up to 32, 96, 288, 864 bytes, and longer ones.
    static constexpr std::size_t k_classes = 5;
    static constexpr std::size_t k_first_limit = 32;
    static constexpr std::size_t k_growth = 3;

    static std::size_t class_of(std::size_t size);
    static double most_score(const FuzzyQuery& query, std::size_t number);
    using Indexes = std::array<std::optional<FuzzyIndex>, k_classes>;
    FuzzyIndex& used_of_class(std::size_t number);
    FuzzyIndex& unused_of_class(std::size_t number);
    std::optional<FuzzyMatch> best_likely(const FuzzyQuery& query);

    std::optional<FuzzyMatch> best_part(const FuzzyQuery& query, std::size_t first, std::size_t last);
    std::optional<FuzzyMatch> scan_unused(const FuzzyQuery& query, std::size_t& longest);

    std::vector<std::string_view> m_texts;
    std::vector<std::uint32_t> m_unused_numbers;
    // Made when a text of a size that can be alike is looked for.
    Indexes m_unused;
    Indexes m_used;
    std::size_t m_scans = 0;  // of all unused texts
    CommonSubsequence m_common;
    Descriptions m_descriptions;
    std::vector<std::uint32_t> m_features;  // of the query at hand
};

}  // namespace kopij::catalogue
