#include "catalogue/fuzzy_index.hpp"

#include <algorithm>
#include <bit>

#include "catalogue/words.hpp"

namespace kopij::catalogue {
namespace {

constexpr std::size_t k_most_words = 32;  // of a sample, single words and pairs each
constexpr std::size_t k_most_triples = 64;
constexpr std::size_t k_short_text = 64;          // bytes; up to it letters count too
constexpr std::size_t k_most_postings = 3000;     // that a query looks at
constexpr std::size_t k_few_postings = 256;       // after which a clear favourite ends the search
constexpr float k_clear_share = 0.5F;             // of the query's rarity, that makes one
constexpr double k_much_less = 0.4;               // of the best share: then comparing is in vain
constexpr std::size_t k_first_compared = 24;      // of long texts
constexpr std::size_t k_most_compared_weak = 32;  // of short ones
constexpr std::size_t k_most_candidates = 320;    // where the first gave nothing

std::uint32_t folded(std::uint64_t x) {
    x ^= x >> 29U;
    return static_cast<std::uint32_t>((x * 0xBF58476D1CE4E5B9U) >> 32U);
}

/// Of so many features, how large a hash may be if about `most` of them are to be taken: of two texts alike
/// mostly the same ones.
std::uint32_t limit_of(std::size_t count, std::size_t most) {
    return count <= most ? ~std::uint32_t{0}
                         : static_cast<std::uint32_t>((std::uint64_t{most} << 32U) / count);
}

}  // namespace

bool FeatureSet::insert(std::uint32_t feature) {
    constexpr std::uint32_t k_not_zero = 1;  // zero is a free slot
    if (feature == 0) feature = k_not_zero;
    auto slot = feature % m_slots.size();
    for (; m_slots[slot] != 0; slot = (slot + 1) % m_slots.size()) {
        if (m_slots[slot] == feature) return false;
    }
    if (m_used == k_most) return false;
    m_slots[slot] = feature;
    ++m_used;
    return true;
}

void Descriptions::append(std::string_view text, std::vector<std::uint32_t>& features) {
    m_words.clear();
    for_each_word(text, [&](std::string_view word) { m_words.push_back(hash_word(word)); });
    m_seen.clear();
    // In a text of few words hardly any stands twice: looking for those would take longer than they do.
    const auto count = m_words.size();
    const bool is_sample = count > k_most_words;
    const auto add = [&](std::uint32_t feature) {
        if (!is_sample || m_seen.insert(feature)) features.push_back(feature);
    };
    const bool is_short = text.size() <= k_short_text;
    constexpr std::uint64_t k_first = 0x9E3779B97F4A7C15U;  // odd numbers with bits everywhere
    constexpr std::uint64_t k_second = 0xC2B2AE3D27D4EB4FU;
    constexpr std::uint64_t k_third = 0x165667B19E3779F9U;
    const auto words = limit_of(count, k_most_words);
    const auto triples = limit_of(count, k_most_triples);
    for (std::size_t n = 0; n < count; ++n) {
        const auto single = m_words[n] * k_first;
        if (const auto one = folded(single); one <= words) add(one);
        if (n + 1 == count) break;
        const auto pair = single + m_words[n + 1] * k_second;
        if (const auto one = folded(pair); one <= words) add(one);
        if (n + 2 == count || is_short) continue;
        if (const auto one = folded(pair + m_words[n + 2] * k_third); one <= triples) add(one);
    }
    if (!is_short || text.size() < 2) return;
    constexpr std::size_t k_word_alone = 8;  // bytes; pairs of letters are all that some of these have
    const bool is_word = text.size() <= k_word_alone;
    const auto pairs = is_word ? text.size() - 1 : 0;
    features.resize(features.size() + pairs + text.size() - 2);
    auto* feature = features.data() + features.size() - pairs - (text.size() - 2);
    std::uint32_t letters = static_cast<unsigned char>(lower_case(text.front()));
    for (std::size_t n = 1; n < text.size(); ++n) {
        letters = (letters << 8U | static_cast<unsigned char>(lower_case(text[n]))) & 0xFFFFFFU;
        if (n >= 2) *feature++ = folded(letters * k_second);
        if (is_word) *feature++ = folded((letters & 0xFFFFU) * k_second);
    }
}

FuzzyIndex::FuzzyIndex(std::span<const std::string_view> all_texts, std::vector<std::uint32_t> numbers)
    : m_numbers(std::move(numbers)) {
    constexpr std::size_t k_usual = 64;  // descriptions of a text
    m_texts.reserve(m_numbers.size());
    for (const auto number : m_numbers) m_texts.push_back(all_texts[number]);
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> ends;
    all.reserve(m_texts.size() * k_usual);
    ends.reserve(m_texts.size());
    Descriptions descriptions;
    for (const auto text : m_texts) {
        descriptions.append(text, all);
        ends.push_back(static_cast<std::uint32_t>(all.size()));
    }
    constexpr std::size_t k_list_length = 8;  // with less the lists outgrow the processor's cache
    constexpr std::size_t k_fewest_lists = 1U << 10U;
    constexpr std::size_t k_most_lists = 1U << 24U;
    // The lower bits say which list: the upper ones of what was sampled are all alike.
    m_mask = static_cast<std::uint32_t>(
        std::clamp(std::bit_floor(all.size() / k_list_length), k_fewest_lists, k_most_lists) - 1);
    m_begins.assign(std::size_t{m_mask} + 2, 0);
    for (const auto feature : all) ++m_begins[feature & m_mask];
    std::uint32_t sum = 0;
    for (auto& begin : m_begins) begin = sum += begin;  // the end of the list; filling moves it to its begin
    m_weights.assign(m_texts.size(), 0.0F);
    m_totals.assign(m_texts.size(), 0.0F);
    m_postings.resize(all.size());
    auto feature = all.size();
    for (auto text = m_texts.size(); text-- > 0;) {
        for (const auto begin = text == 0 ? 0 : ends[text - 1]; feature > begin;) {
            m_postings[--m_begins[all[--feature] & m_mask]] = static_cast<std::uint32_t>(text);
        }
    }
    for (std::size_t text = 0; text < m_texts.size(); ++text) {
        for (auto n = text == 0 ? 0 : ends[text - 1]; n < ends[text]; ++n)
            m_totals[text] += rarity(count(all[n]));
    }
}

/// What a description that `count` texts have says of one: the logarithm of how few these are.
float FuzzyIndex::rarity(std::uint32_t count) const {
    return 1.0F + static_cast<float>(std::bit_width(m_texts.size())) -
           static_cast<float>(std::bit_width(count));
}

void FuzzyIndex::find_candidates(std::span<const std::uint32_t> features, double wanted) {
    // A change of a few letters is in as many descriptions, which overlap; what is to be alike shares the
    // others, and one of them is among the rarest.
    constexpr double k_per_change = 2;
    const auto to_share = static_cast<float>(std::clamp(1 - k_per_change * (1 - wanted), 0.0, 1.0));
    float looked_for = 0;
    float query_total = 0;
    m_keys.clear();
    for (const auto feature : features) {
        const auto texts = count(feature);
        query_total += rarity(texts);
        if (texts > 0) m_keys.push_back(std::uint64_t{texts} << 32U | feature);
    }
    std::sort(m_keys.begin(), m_keys.end());  // the rarest first
    m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
    for (const auto number : m_touched) m_weights[number] = 0.0F;
    m_touched.clear();
    std::size_t looked_at = 0;
    float most = 0;
    for (const auto key : m_keys) {
        const auto texts = static_cast<std::uint32_t>(key >> 32U);
        const bool enough = looked_at > k_few_postings && most > k_clear_share * query_total;
        if (enough || (looked_at + texts > k_most_postings && looked_at > 0)) break;
        if (looked_for > (1 - to_share) * query_total) break;
        looked_at += texts;
        const auto weight_of_one = rarity(texts);
        looked_for += weight_of_one;
        const auto begin = m_begins[static_cast<std::uint32_t>(key) & m_mask];
        for (auto n = begin; n < begin + std::min<std::size_t>(texts, k_most_postings); ++n) {
            auto& weight = m_weights[m_postings[n]];
            if (weight == 0.0F) m_touched.push_back(m_postings[n]);
            weight += weight_of_one;
            most = std::max(most, weight);
        }
    }
    m_candidates.clear();
    m_ranked = 0;
    for (const auto number : m_touched) {
        m_weights[number] *= 2 / (query_total + m_totals[number]);
        // A positive number's bits are ordered as it is.
        m_candidates.push_back(std::uint64_t{~std::bit_cast<std::uint32_t>(m_weights[number])} << 32U |
                               number);
    }
}

/// Puts so many candidates in order, the most promising first; gives how many there are of them.
std::size_t FuzzyIndex::rank(std::size_t most) {
    most = std::min(most, m_candidates.size());
    if (m_ranked < most) {
        const auto at = [this](std::size_t n) {
            return m_candidates.begin() + static_cast<std::ptrdiff_t>(n);
        };
        if (most < m_candidates.size()) std::nth_element(at(m_ranked), at(most), m_candidates.end());
        std::sort(at(m_ranked), at(most));
        m_ranked = most;
    }
    return most;
}

/// The most that similarity() can give for a text with these letters and the other, as far as those tell.
double FuzzyIndex::letters_bound(const LetterCounts& counts, std::size_t size, std::size_t local) {
    const auto other = m_texts[local];
    if (other.size() > LetterCounts::k_longest) return 1.0;
    m_counts.resize(m_texts.size());
    auto& others = m_counts[local];
    if (!others.counted()) others = LetterCounts(other);
    return 2.0 * static_cast<double>(counts.most_common(others)) / static_cast<double>(size + other.size());
}

std::optional<FuzzyMatch> FuzzyIndex::best(const FuzzyQuery& query, std::optional<FuzzyMatch> found) {
    const auto text = query.text;
    find_candidates(
        query.features,
        std::max(query.least, found ? found->score - FuzzyQuery::k_most_bonus - k_share_bonus : 0));
    const auto counts = text.size() <= LetterCounts::k_longest ? LetterCounts(text) : LetterCounts();
    const auto compare = [&](std::size_t local) {
        const auto other = m_texts[local];
        const auto speaks_for = k_share_bonus * share(local);
        const auto wanted =
            std::max(query.least, found ? found->score - FuzzyQuery::k_most_bonus - speaks_for : 0);
        if (similarity_bound(text.size(), other.size()) < wanted) return;
        if (counts.counted() && letters_bound(counts, text.size(), local) < wanted) return;
        const auto alike = similarity(text, other, m_common, wanted);
        if (alike < wanted) return;
        const std::size_t number = m_numbers[local];
        const auto score = alike + query.bonus(number, alike) + speaks_for;
        if (found && (score < found->score || (score == found->score && number > found->number))) return;
        found = FuzzyMatch{number, alike, score};
    };
    const bool is_short = text.size() <= k_short_text;
    auto ranked = rank(is_short ? k_most_compared_weak : k_first_compared);
    const auto least_share = ranked == 0 ? 0 : k_much_less * share(candidate(0));
    for (std::size_t n = 0; n < ranked; ++n) {
        if (found && !is_short && share(candidate(n)) < least_share) break;
        compare(candidate(n));
        if (n + 1 == ranked && !found) ranked = rank(k_most_candidates);
    }
    return found;
}

std::optional<FuzzyMatch> FuzzyIndex::best_part(std::string_view query, std::size_t& longest) {
    std::optional<FuzzyMatch> found;
    for (std::size_t n = 0; n < rank(k_most_candidates); ++n) {
        const auto local = candidate(n);
        const auto text = m_texts[local];
        const auto common = common_part(text, query, longest);
        if (common <= longest) continue;
        longest = common;
        found = FuzzyMatch{m_numbers[local], similarity(query, text, m_common), 0};
    }
    return found;
}

}  // namespace kopij::catalogue
