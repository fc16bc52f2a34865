#include "catalogue/fuzzy_index.hpp"

#include <algorithm>
#include <bit>

#include "catalogue/words.hpp"

namespace kopij::catalogue {
namespace {

constexpr std::size_t k_most_words = 32;  // of a sample, single words and pairs each
constexpr std::size_t k_most_triples = 64;
constexpr std::size_t k_short_text = 64;        // bytes; up to it letters count too
constexpr std::size_t k_most_postings = 12000;  // that a query looks at
constexpr std::size_t k_shortest_part = 24;   // bytes of a text inside another that make it more than chance
constexpr std::size_t k_few_postings = 256;   // after which a clear favourite ends the search
constexpr float k_clear_share = 0.3F;         // of the query's rarity, that makes one
constexpr double k_much_less = 0.4;           // of the best share: then comparing is in vain
constexpr double k_share_bonus = 0.05;        // for shared words, where characters alone would do with any
constexpr std::size_t k_first_compared = 24;  // of long texts
constexpr std::size_t k_most_compared_weak = 128;  // of short ones, or where the first gave nothing

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    std::uint64_t x = (std::uint64_t{a} << 32U | b) * 0x9E3779B97F4A7C15U;
    x ^= x >> 29U;
    return static_cast<std::uint32_t>((x * 0xBF58476D1CE4E5B9U) >> 32U);
}

/// Leaves the `most` smallest from `begin` on: of two texts alike mostly the same.
void sample(std::vector<std::uint32_t>& features, std::size_t begin, std::size_t most) {
    const auto from = features.begin() + static_cast<std::ptrdiff_t>(begin);
    if (features.size() - begin > most) {
        std::nth_element(from, from + static_cast<std::ptrdiff_t>(most), features.end());
        features.resize(begin + most);
    }
}

}  // namespace

void FuzzyIndex::describe(std::string_view text, std::vector<std::uint32_t>& features) const {
    features.clear();
    std::vector<std::uint32_t> words;
    for_each_word(text, [&](std::uint32_t hash, std::string_view) { words.push_back(hash); });
    constexpr std::uint32_t k_single = 1;
    constexpr std::uint32_t k_letters = 2;
    for (const auto word : words) features.push_back(mixed(word, k_single));
    sample(features, 0, k_most_words);
    auto begin = features.size();
    for (std::size_t n = 1; n < words.size(); ++n) features.push_back(mixed(words[n - 1], words[n]));
    sample(features, begin, k_most_words);
    begin = features.size();
    for (std::size_t n = 2; n < words.size(); ++n) {
        features.push_back(mixed(mixed(words[n - 2], words[n - 1]), words[n]));
    }
    sample(features, begin, k_most_triples);
    if (text.size() <= k_short_text) {
        constexpr std::size_t k_word_alone = 8;  // bytes; pairs of letters are all that some of these have
        std::uint32_t letters = 0;
        for (std::size_t n = 0; n < text.size(); ++n) {
            letters = (letters << 8U | static_cast<unsigned char>(lower_case(text[n]))) & 0xFFFFFFU;
            if (n >= 2) features.push_back(mixed(letters, k_letters));
            if (n >= 1 && text.size() <= k_word_alone)
                features.push_back(mixed(letters & 0xFFFFU, k_letters));
        }
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
}

FuzzyIndex::FuzzyIndex(std::vector<std::string_view> texts) : m_texts(std::move(texts)) {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> ends;
    for (const auto text : m_texts) {
        describe(text, m_features);
        all.insert(all.end(), m_features.begin(), m_features.end());
        ends.push_back(static_cast<std::uint32_t>(all.size()));
    }
    constexpr std::size_t k_fewest_lists = 1U << 10U;
    constexpr std::size_t k_most_lists = 1U << 24U;
    const auto lists = std::clamp(std::bit_ceil(all.size()), k_fewest_lists, k_most_lists);
    m_shift = 32U - static_cast<unsigned>(std::countr_zero(lists));
    m_begins.assign(lists + 1, 0);
    for (const auto feature : all) ++m_begins[feature >> m_shift];
    std::uint32_t sum = 0;
    for (auto& begin : m_begins) begin = sum += begin;  // the end of the list; filling moves it to its begin
    m_postings.resize(all.size());
    auto feature = all.size();
    for (auto text = m_texts.size(); text-- > 0;) {
        for (const auto begin = text == 0 ? 0 : ends[text - 1]; feature > begin;) {
            m_postings[--m_begins[all[--feature] >> m_shift]] = static_cast<std::uint32_t>(text);
        }
    }
    m_weights.assign(m_texts.size(), 0.0F);
    m_totals.reserve(m_texts.size());
    for (std::size_t text = 0; text < m_texts.size(); ++text) {
        float total = 0;
        for (auto n = text == 0 ? 0 : ends[text - 1]; n < ends[text]; ++n) total += rarity(count(all[n]));
        m_totals.push_back(total);
    }
}

/// What a description that `count` texts have says of one: the logarithm of how few these are.
float FuzzyIndex::rarity(std::uint32_t count) const {
    return 1.0F + static_cast<float>(std::bit_width(m_texts.size())) -
           static_cast<float>(std::bit_width(count));
}

void FuzzyIndex::find_candidates(std::string_view query) {
    describe(query, m_features);
    std::sort(m_features.begin(), m_features.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(count(a), a) < std::pair(count(b), b);
    });
    for (const auto number : m_touched) m_weights[number] = 0.0F;
    m_touched.clear();
    std::size_t looked_at = 0;
    float query_total = 0;
    float most = 0;
    for (const auto feature : m_features) query_total += rarity(count(feature));
    for (const auto feature : m_features) {
        const auto texts = count(feature);
        if (texts == 0) continue;
        const bool enough = looked_at > k_few_postings && most > k_clear_share * query_total;
        if (enough || (looked_at + texts > k_most_postings && looked_at > 0)) break;
        looked_at += texts;
        const auto weight_of_one = rarity(texts);
        const auto begin = m_begins[feature >> m_shift];
        for (auto n = begin; n < begin + std::min<std::size_t>(texts, k_most_postings); ++n) {
            auto& weight = m_weights[m_postings[n]];
            if (weight == 0.0F) m_touched.push_back(m_postings[n]);
            weight += weight_of_one;
            most = std::max(most, weight);
        }
    }
    for (const auto number : m_touched) m_weights[number] *= 2 / (query_total + m_totals[number]);
    m_candidates = m_touched;
    const auto compared = std::min(m_candidates.size(), k_most_compared_weak);
    std::partial_sort(m_candidates.begin(), m_candidates.begin() + static_cast<std::ptrdiff_t>(compared),
                      m_candidates.end(), [this](std::uint32_t a, std::uint32_t b) {
                          return std::pair(-m_weights[a], a) < std::pair(-m_weights[b], b);
                      });
    m_candidates.resize(compared);
}

std::optional<FuzzyIndex::Match> FuzzyIndex::best(std::string_view query, double least,
                                                  const std::function<double(std::size_t)>& bonus,
                                                  std::span<const std::uint32_t> likely) {
    find_candidates(query);
    std::optional<Match> found;
    double best_score = -1;
    const auto compare = [&](std::size_t number, double share) {
        const auto bound = similarity_bound(query.size(), m_texts[number].size());
        if (bound < least || bound + k_most_bonus + k_share_bonus < best_score) return;
        const auto alike = similarity(query, m_texts[number], m_common);
        if (alike < least) return;
        const auto score = alike + bonus(number) + k_share_bonus * share;
        if (score < best_score || (score == best_score && number > found->number)) return;
        best_score = score;
        found = Match{number, alike};
    };
    for (const auto number : likely) compare(number, share(number));
    const auto first = query.size() <= k_short_text ? k_most_compared_weak : k_first_compared;
    const auto least_share = m_candidates.empty() ? 0 : k_much_less * share(m_candidates.front());
    for (std::size_t n = 0; n < m_candidates.size() && (n < first || !found); ++n) {
        if (found && query.size() > k_short_text && share(m_candidates[n]) < least_share) break;
        compare(m_candidates[n], share(m_candidates[n]));
    }
    return found ? found : best_part(query);
}

std::optional<FuzzyIndex::Match> FuzzyIndex::best_part(std::string_view query) {
    std::optional<Match> found;
    std::size_t longest = k_shortest_part - 1;
    for (const std::size_t number : m_candidates) {
        const auto text = m_texts[number];
        const auto common = std::min(text.size(), query.size());
        const bool part =
            common > longest &&
            (text.size() < query.size() ? query.find(text) : text.find(query)) != std::string_view::npos;
        if (!part) continue;
        longest = common;
        found = Match{number, similarity(query, text, m_common)};
    }
    return found;
}

}  // namespace kopij::catalogue
