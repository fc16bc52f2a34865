#include "config/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace kopij::config {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t k_longest = 100;  // a longer word is no slip of the fingers
    std::string best;
    auto best_distance = word.size() + 1;
    if (word.size() > k_longest) return best;
    for (const auto& candidate : candidates) {
        const auto allowed = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
        const auto d = distance(word, candidate);
        if (d <= allowed && d < best_distance) {
            best = candidate;
            best_distance = d;
        }
    }
    return best;
}

}  // namespace kopij::config
