// Finds, among many texts, those most like a given one without comparing it with each.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/letter_counts.hpp"
#include "catalogue/similarity.hpp"

namespace kopij::catalogue {

/// A text that was found: its number among all texts, and how it compares.
struct FuzzyMatch {
    std::size_t number = 0;
    double similarity = 0;
    double score = 0;  ///< the similarity and what else speaks for the text
};

/// The descriptions of one text while they are collected: a small table that takes no memory of its own.
class FeatureSet {
  public:
    /// Whether it is new; no more than k_most are.
    bool insert(std::uint32_t feature);
    void clear() {
        if (m_used > 0) m_slots.fill(0);
        m_used = 0;
    }

  private:
    static constexpr std::size_t k_most = 384;
    std::array<std::uint32_t, 512> m_slots{};
    std::size_t m_used = 0;
};

/// What texts are compared by before their letters are: hashes of their words, pairs and triples of words (of
/// short texts groups of letters too), of long texts a sample, the same for texts alike (MinHash), each once.
/// Keeps its memory between calls.
class Descriptions {
  public:
    /// Appends those of the text.
    void append(std::string_view text, std::vector<std::uint32_t>& features);

  private:
    std::vector<std::uint32_t> m_words;
    FeatureSet m_seen;
};

/// What is looked for. A text counts with similarity() + bonus(number, similarity) and a little for rare
/// words in common, if its similarity is at least `least`.
struct FuzzyQuery {
    std::string_view text;
    std::span<const std::uint32_t> features;  ///< its descriptions
    double least = 0;
    const std::function<double(std::size_t, double)>& bonus;  ///< between -1 and k_most_bonus
    std::span<const std::uint32_t> likely{};                  ///< numbers of texts to compare in any case

    static constexpr double k_most_bonus = 0.06;
};

/// The rarest of a query's descriptions lead to a bounded number of texts, of which the most promising are
/// compared in full. Building is linear in the
/// texts, a query does not depend on how many there are.
class FuzzyIndex {
  public:
    /// Bytes of a text inside another that make it more than chance.
    static constexpr std::size_t k_shortest_part = 24;
    /// What shared words add to a score, where characters alone would do with any.
    static constexpr double k_share_bonus = 0.005;

    /// An index of the texts with these numbers, which ascend. The texts must live as long as the index.
    FuzzyIndex(std::span<const std::string_view> all, std::vector<std::uint32_t> numbers);

    /// The best of the index's texts, if it is better than `found`, else `found`. Of equals the first.
    std::optional<FuzzyMatch> best(const FuzzyQuery& query, std::optional<FuzzyMatch> found);

    /// After best(): the longest text that is a part of the query, or that the query is a part of (a
    /// paragraph that was split or joined), of more than `longest` bytes, which becomes its size.
    std::optional<FuzzyMatch> best_part(std::string_view query, std::size_t& longest);

  private:
    std::uint32_t count(std::uint32_t feature) const {
        const auto list = feature & m_mask;
        return m_begins[list + 1] - m_begins[list];
    }
    float rarity(std::uint32_t count) const;
    double share(std::size_t local) const { return static_cast<double>(m_weights[local]); }
    /// The texts of which a similarity of `wanted` is likely; perhaps others.
    void find_candidates(std::span<const std::uint32_t> features, double wanted);
    std::size_t rank(std::size_t most);
    double letters_bound(const LetterCounts& counts, std::size_t size, std::size_t local);
    std::size_t candidate(std::size_t n) const { return static_cast<std::uint32_t>(m_candidates[n]); }

    // Texts have local numbers here; m_numbers says which they are among all.
    std::vector<std::string_view> m_texts;
    std::vector<std::uint32_t> m_numbers;
    std::uint32_t m_mask = 0;               // the bits of a feature's hash that are its list's number
    std::vector<std::uint32_t> m_begins;    // of the lists in m_postings
    std::vector<std::uint32_t> m_postings;  // numbers of texts
    std::vector<float> m_totals;            // of each text: the rarity of its descriptions, summed
    std::vector<LetterCounts> m_counts;     // of each text that was compared
    std::vector<float> m_weights;           // of each text: how much it shares with the query at hand, 0 to 1
    std::vector<std::uint32_t> m_touched;   // texts with a weight
    // A candidate for the query at hand in the lower half, and above it what orders them; the first
    // m_ranked are in order.
    std::vector<std::uint64_t> m_candidates;
    std::size_t m_ranked = 0;
    std::vector<std::uint64_t>
        m_keys;  // of the query's descriptions: how many texts have it, and which it is
    CommonSubsequence m_common;
};

}  // namespace kopij::catalogue
