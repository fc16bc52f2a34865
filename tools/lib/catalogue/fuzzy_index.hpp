// Finds, among many texts, those most like a given one without comparing it with each.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
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
    /// `likely`: numbers of texts to compare in any case.
    std::optional<Match> best(std::string_view query, double least,
                              const std::function<double(std::size_t)>& bonus,
                              std::span<const std::uint32_t> likely = {});

    static constexpr double k_most_bonus = 0.05;

  private:
    void describe(std::string_view text, std::vector<std::uint32_t>& features) const;
    std::uint32_t count(std::uint32_t feature) const {
        const auto list = feature >> m_shift;
        return m_begins[list + 1] - m_begins[list];
    }
    float rarity(std::uint32_t count) const;
    double share(std::size_t number) const { return static_cast<double>(m_weights[number]); }
    void find_candidates(std::string_view query);
    std::optional<Match> best_part(std::string_view query);

    std::vector<std::string_view> m_texts;
    unsigned m_shift = 0;                   // from a feature's hash to its list
    std::vector<std::uint32_t> m_begins;    // of the lists in m_postings
    std::vector<std::uint32_t> m_postings;  // numbers of texts
    std::vector<float> m_totals;            // of each text: the rarity of its descriptions, summed
    std::vector<float> m_weights;           // of each text: how much it shares with the query at hand, 0 to 1
    std::vector<std::uint32_t> m_touched;   // texts with a weight
    std::vector<std::uint32_t> m_candidates;  // most promising first
    std::vector<std::uint32_t> m_features;
    CommonSubsequence m_common;
};

}  // namespace kopij::catalogue
