// Finds, among many texts, those most like a given one without comparing it with each.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "catalogue/similarity.hpp"

namespace kopij::catalogue {

/// Texts are described by their words, pairs and triples of words (short ones by groups of letters too), long
/// texts by a sample of these, the same for texts alike (MinHash). The rarest of a query's descriptions lead
/// to a bounded number of texts, of which the most promising are compared in full. Building is linear in the
/// texts, a query does not depend on how many there are.
class FuzzyIndex {
  public:
    /// The texts must live as long as the index.
    explicit FuzzyIndex(std::vector<std::string_view> texts);

    struct Match {
        std::size_t number = 0;  ///< of the text
        double similarity = 0;
    };

    /// The text with the highest similarity() + bonus(number), of those whose similarity is at least `least`;
    /// else the longest that is a part of the query, or that the query is a part of (a paragraph that was
    /// split or joined); nothing where there is none. Bonuses lie between -1 and k_most_bonus. Of equals the
    /// first.
    std::optional<Match> best(std::string_view query, double least,
                              const std::function<double(std::size_t)>& bonus);

    static constexpr double k_most_bonus = 0.05;

  private:
    void describe(std::string_view text, std::vector<std::uint32_t>& features) const;
    void find_candidates(std::string_view query);
    std::optional<Match> best_part(std::string_view query);

    std::vector<std::string_view> m_texts;
    unsigned m_shift = 0;                     // from a feature's hash to its list
    std::vector<std::uint32_t> m_begins;      // of the lists in m_postings
    std::vector<std::uint32_t> m_postings;    // numbers of texts
    std::vector<float> m_weights;             // of each text, for the query at hand
    std::vector<std::uint32_t> m_candidates;  // most promising first
    std::vector<std::uint32_t> m_features;
    CommonSubsequence m_common;
};

}  // namespace kopij::catalogue
