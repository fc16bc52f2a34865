#include "config/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace kopij::config {
namespace {

/// Levenshtein's distance in which two neighbours that changed places are one edit.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);  // rows i - 2, i - 1 and i of the table
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last.back();
}

}  // namespace

std::vector<std::string> all_nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t k_longest = 100;  // a longer word is no slip of the fingers
    std::vector<std::string> best;
    if (word.size() > k_longest) return best;
    auto best_distance = word.size() + 1;
    for (const auto& candidate : candidates) {
        const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
        const auto allowed = std::max<std::size_t>(1, longer / 3);
        if (longer - shorter > allowed) continue;
        const auto d = distance(word, candidate);
        if (d > allowed || d > best_distance) continue;
        if (d < best_distance) best.clear();
        best_distance = d;
        best.push_back(candidate);
    }
    return best;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const auto best = all_nearest(word, candidates);
    return best.empty() ? std::string{} : best.front();
}

}  // namespace kopij::config
