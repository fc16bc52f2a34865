#include "evidence/train/sure.hpp"

#include <algorithm>

namespace kopij::evidence::train {
namespace {

// Of the errors, by weight, each judged by models that know no page of its genre.
constexpr double k_precision = 0.975;
// No score is that high.
constexpr float k_never = 1e6F;
// Fewer errors than these say nothing about a threshold.
constexpr std::size_t k_fewest = 10;

using ByGroup = std::array<std::vector<PossibleError>, std::tuple_size_v<SureFrom>>;

struct Choice {
    SureFrom from{};
    double right = 0, wrong = 0;
    bool precise() const { return right + wrong > 0 && right >= k_precision * (right + wrong); }
};

/// The best thresholds where one wrong error more than the precision allows for costs `price` grave claims:
/// by each group alone, since the price is all that binds them (Lagrange's multiplier).
Choice choose(const ByGroup& groups, double price) {
    Choice out;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        out.from[g] = k_never;
        double best = 0, gained = 0, right = 0, wrong = 0, best_right = 0, best_wrong = 0;
        for (std::size_t i = 0; i < groups[g].size(); ++i) {
            const auto& one = groups[g][i];
            const auto weight = static_cast<double>(one.weight);
            (one.right ? right : wrong) += weight;
            if (one.grave) gained += weight;
            const double value = gained - price * (wrong - (1 - k_precision) * (right + wrong));
            if (value <= best || i + 1 < k_fewest) continue;
            best = value, best_right = right, best_wrong = wrong;
            out.from[g] = one.logit;
        }
        out.right += best_right, out.wrong += best_wrong;
    }
    return out;
}

}  // namespace

SureFrom sure_from(std::vector<PossibleError> errors) {
    ByGroup groups;
    std::sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) { return a.logit > b.logit; });
    for (const auto& one : errors) groups[one.group].push_back(one);
    constexpr int k_halvings = 30;
    double low = 0, high = 1000;
    for (int n = 0; n < k_halvings; ++n) {
        const double price = (low + high) / 2;
        (choose(groups, price).precise() ? high : low) = price;
    }
    return choose(groups, high).from;
}

}  // namespace kopij::evidence::train
