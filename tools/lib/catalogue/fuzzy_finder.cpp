#include "catalogue/fuzzy_finder.hpp"

#include <algorithm>
#include <iterator>

namespace kopij::catalogue {
namespace {

constexpr std::size_t k_short_text = 64;  // bytes; alike by chance, sometimes
constexpr double k_sure_of_long = 0.8;    // similarity of an unused text that ends the search
constexpr double k_sure_of_short = 0.92;
constexpr std::size_t k_long_text = 200;  // bytes; nearly the same is the same one edited
constexpr double k_nearly_same = 0.95;

/// Whether nothing elsewhere is likely to be better: much alike, and with nothing that speaks against it.
bool is_sure(const FuzzyQuery& query, const std::optional<FuzzyMatch>& found) {
    if (!found) return false;
    if (query.text.size() > k_long_text && found->similarity >= k_nearly_same) return true;
    const auto sure = query.text.size() > k_long_text ? k_sure_of_long : k_sure_of_short;
    return found->similarity >= sure && query.bonus(found->number, found->similarity) >= 0;
}

}  // namespace

FuzzyFinder::FuzzyFinder(std::vector<std::string_view> texts, std::vector<std::uint32_t> unused)
    : m_texts(std::move(texts)), m_unused_numbers(std::move(unused)) {}

std::size_t FuzzyFinder::class_of(std::size_t size) {
    std::size_t number = 0;
    for (auto limit = k_first_limit; number + 1 < k_classes && size > limit; limit *= k_growth) ++number;
    return number;
}

/// What a text of the class can score, at best.
double FuzzyFinder::most_score(const FuzzyQuery& query, std::size_t number) {
    std::size_t least = 0;  // sizes of the class
    std::size_t most = k_first_limit;
    for (std::size_t n = 0; n < number; ++n) {
        least = most + 1;
        most *= k_growth;
    }
    const auto size = query.text.size();
    const auto nearest = size < least ? least : number + 1 < k_classes ? std::min(size, most) : size;
    return similarity_bound(size, nearest) + FuzzyQuery::k_most_bonus + FuzzyIndex::k_share_bonus;
}

FuzzyIndex& FuzzyFinder::used_of_class(std::size_t number) {
    auto& index = m_used[number];
    if (!index) {
        std::vector<std::uint32_t> members;
        auto unused = m_unused_numbers.begin();
        for (std::uint32_t text = 0; text < m_texts.size(); ++text) {
            const bool is_unused = unused != m_unused_numbers.end() && *unused == text;
            if (is_unused) ++unused;
            if (!is_unused && class_of(m_texts[text].size()) == number) members.push_back(text);
        }
        index.emplace(m_texts, std::move(members));
    }
    return *index;
}

FuzzyIndex& FuzzyFinder::unused_of_class(std::size_t number) {
    auto& index = m_unused[number];
    if (!index) {
        std::vector<std::uint32_t> members;
        std::copy_if(m_unused_numbers.begin(), m_unused_numbers.end(), std::back_inserter(members),
                     [&](std::uint32_t text) { return class_of(m_texts[text].size()) == number; });
        index.emplace(m_texts, std::move(members));
    }
    return *index;
}

std::optional<FuzzyMatch> FuzzyFinder::best_likely(const FuzzyQuery& query) {
    std::optional<FuzzyMatch> found;
    for (const auto number : query.likely) {
        const auto text = m_texts[number];
        const auto wanted = std::max(query.least, found ? found->score - FuzzyQuery::k_most_bonus : 0);
        if (similarity_bound(query.text.size(), text.size()) < wanted) continue;
        const auto alike = similarity(query.text, text, m_common, wanted);
        if (alike < wanted) continue;
        const auto score = alike + query.bonus(number, alike);
        if (!found || score > found->score) found = FuzzyMatch{number, alike, score};
    }
    return found;
}

std::optional<FuzzyMatch> FuzzyFinder::best(FuzzyQuery query) {
    auto found = best_likely(query);
    if (is_sure(query, found)) return found;
    m_features.clear();
    m_descriptions.append(query.text, m_features);
    query.features = m_features;
    const auto size = static_cast<double>(query.text.size());
    const auto least_size = static_cast<std::size_t>(size * query.least / (2 - query.least));
    const auto most_size = static_cast<std::size_t>(size * (2 - query.least) / query.least) + 1;
    const auto first = class_of(least_size);
    const auto last = class_of(most_size);
    const auto may_be_better = [&](std::size_t n) { return !found || most_score(query, n) >= found->score; };
    for (auto n = first; n <= last; ++n) {
        if (may_be_better(n)) found = unused_of_class(n).best(query, found);
    }
    if (is_sure(query, found)) return found;
    for (auto n = first; n <= last; ++n) {
        if (may_be_better(n)) found = used_of_class(n).best(query, found);
    }
    return found ? found : best_part(query, first, last);
}

/// The longest text that is a part of the query or has it as a part, among the unused ones and those of the
/// classes from `first` to `last`, in which nothing was found.
std::optional<FuzzyMatch> FuzzyFinder::best_part(const FuzzyQuery& query, std::size_t first,
                                                 std::size_t last) {
    if (query.text.size() < FuzzyIndex::k_shortest_part) return std::nullopt;
    std::optional<FuzzyMatch> found;
    std::size_t longest = FuzzyIndex::k_shortest_part - 1;
    const auto look = [&](FuzzyIndex& index) {
        if (const auto part = index.best_part(query.text, longest)) found = part;
    };
    // An index of long texts takes as long to make as many looks at all of them, and mostly few are needed.
    constexpr std::size_t k_most_scans = 8;
    const bool scan = m_scans < k_most_scans;
    if (scan) found = scan_unused(query, longest);
    for (std::size_t n = 0; n < k_classes && !scan; ++n) {
        auto& index = unused_of_class(n);
        if (n < first || n > last) index.best(query, std::nullopt);  // its candidates are those of another
        look(index);
    }
    for (auto n = first; n <= last; ++n) look(used_of_class(n));
    return found;
}

/// As best_part() of the unused texts, by a look at each.
std::optional<FuzzyMatch> FuzzyFinder::scan_unused(const FuzzyQuery& query, std::size_t& longest) {
    ++m_scans;
    std::optional<FuzzyMatch> found;
    for (const auto number : m_unused_numbers) {
        const auto common = common_part(m_texts[number], query.text, longest);
        if (common <= longest) continue;
        longest = common;
        found = FuzzyMatch{number, similarity(query.text, m_texts[number], m_common), 0};
    }
    return found;
}

}  // namespace kopij::catalogue
