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
constexpr std::size_t k_first_compared = 24;  // of long texts
constexpr std::size_t k_most_compared_weak = 128;  // of short ones
constexpr std::size_t k_most_candidates = 320;     // where the first gave nothing

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    std::uint64_t x = (std::uint64_t{a} << 32U | b) * 0x9E3779B97F4A7C15U;
    x ^= x >> 29U;
    return static_cast<std::uint32_t>((x * 0xBF58476D1CE4E5B9U) >> 32U);
}

/// Appends about `most` of the features, those with the smallest hashes: of two texts alike mostly the same.
template <typename Feature>
void sample(std::vector<std::uint32_t>& out, std::size_t count, std::size_t most, const Feature& feature) {
    const auto limit =
        count <= most ? ~std::uint32_t{0} : static_cast<std::uint32_t>((std::uint64_t{most} << 32U) / count);
    for (std::size_t n = 0; n < count; ++n) {
        const auto one = feature(n);
        if (one <= limit) out.push_back(one);
    }
}

}  // namespace

void FuzzyIndex::describe(std::string_view text, std::vector<std::uint32_t>& features) {
    features.clear();
    m_words.clear();
    for_each_word(text, [&](std::uint32_t hash, std::string_view) { m_words.push_back(hash); });
    constexpr std::uint32_t k_single = 1;
    constexpr std::uint32_t k_letters = 2;
    const auto& words = m_words;
    sample(features, words.size(), k_most_words, [&](std::size_t n) { return mixed(words[n], k_single); });
    sample(features, std::max<std::size_t>(words.size(), 1) - 1, k_most_words,
           [&](std::size_t n) { return mixed(words[n], words[n + 1]); });
    sample(features, std::max<std::size_t>(words.size(), 2) - 2, k_most_triples,
           [&](std::size_t n) { return mixed(mixed(words[n], words[n + 1]), words[n + 2]); });
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

FuzzyIndex::FuzzyIndex(std::span<const std::string_view> all_texts, std::vector<std::uint32_t> numbers)
    : m_numbers(std::move(numbers)) {
    m_texts.reserve(m_numbers.size());
    for (const auto number : m_numbers) m_texts.push_back(all_texts[number]);
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
    const auto compared = std::min(m_candidates.size(), k_most_candidates);
    std::partial_sort(m_candidates.begin(), m_candidates.begin() + static_cast<std::ptrdiff_t>(compared),
                      m_candidates.end(), [this](std::uint32_t a, std::uint32_t b) {
                          return std::pair(-m_weights[a], a) < std::pair(-m_weights[b], b);
                      });
    m_candidates.resize(compared);
}

std::optional<FuzzyMatch> FuzzyIndex::best(const FuzzyQuery& query, std::optional<FuzzyMatch> found) {
    const auto text = query.text;
    find_candidates(text);
    const auto compare = [&](std::size_t local, double share) {
        const auto bound = similarity_bound(text.size(), m_texts[local].size());
        if (bound < query.least) return;
        if (found && bound + FuzzyQuery::k_most_bonus + k_share_bonus < found->score) return;
        const auto alike = similarity(text, m_texts[local], m_common);
        if (alike < query.least) return;
        const std::size_t number = m_numbers[local];
        const auto score = alike + query.bonus(number) + k_share_bonus * share;
        if (found && (score < found->score || (score == found->score && number > found->number))) return;
        found = FuzzyMatch{number, alike, score};
    };
    for (const auto number : query.likely) {
        const auto at = std::lower_bound(m_numbers.begin(), m_numbers.end(), number);
        if (at == m_numbers.end() || *at != number) continue;
        const auto local = static_cast<std::size_t>(at - m_numbers.begin());
        compare(local, share(local));
    }
    const auto first = text.size() <= k_short_text ? k_most_compared_weak : k_first_compared;
    const auto least_share = m_candidates.empty() ? 0 : k_much_less * share(m_candidates.front());
    for (std::size_t n = 0; n < m_candidates.size() && (n < first || !found); ++n) {
        if (found && text.size() > k_short_text && share(m_candidates[n]) < least_share) break;
        compare(m_candidates[n], share(m_candidates[n]));
    }
    return found;
}

std::optional<FuzzyMatch> FuzzyIndex::best_part(std::string_view query, std::size_t& longest) {
    std::optional<FuzzyMatch> found;
    longest = std::max(longest, k_shortest_part - 1);
    for (const std::size_t local : m_candidates) {
        const auto text = m_texts[local];
        const auto common = std::min(text.size(), query.size());
        const bool part =
            common > longest &&
            (text.size() < query.size() ? query.find(text) : text.find(query)) != std::string_view::npos;
        if (!part) continue;
        longest = common;
        found = FuzzyMatch{m_numbers[local], similarity(query, text, m_common), 0};
    }
    return found;
}

}  // namespace kopij::catalogue
