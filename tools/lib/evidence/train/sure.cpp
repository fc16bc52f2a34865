#include "evidence/train/sure.hpp"

#include <algorithm>

namespace kopij::evidence::train {
namespace {

// Of the errors, by weight, each judged by models that know no page of its genre.
constexpr double k_precision = 0.972;
// No score is that high.
constexpr float k_never = 20;
// Fewer errors than these say nothing about a threshold.
constexpr std::size_t k_fewest = 10;

using Logits = std::array<float, k_claim_classes>;
using ByClass = std::array<std::vector<PossibleError>, k_claim_classes>;

struct Choice {
    Logits from;
    double right = 0, wrong = 0;
    bool precise() const { return right + wrong > 0 && right >= k_precision * (right + wrong); }
};

/// The best thresholds where one wrong error more than the precision allows for costs `price` grave claims:
/// by each class alone, since the price is all that binds them (Lagrange's multiplier).
Choice choose(const ByClass& classes, double price) {
    Choice out;
    for (std::size_t c = 0; c < k_claim_classes; ++c) {
        out.from[c] = k_never;
        double best = 0, gained = 0, right = 0, wrong = 0, best_right = 0, best_wrong = 0;
        for (std::size_t i = 0; i < classes[c].size(); ++i) {
            const auto& one = classes[c][i];
            const auto weight = static_cast<double>(one.weight);
            (one.right ? right : wrong) += weight;
            if (one.grave) gained += weight;
            const double value = gained - price * (wrong - (1 - k_precision) * (right + wrong));
            if (value <= best || i + 1 < k_fewest) continue;
            best = value, best_right = right, best_wrong = wrong;
            out.from[c] = one.logit;
        }
        out.right += best_right, out.wrong += best_wrong;
    }
    return out;
}

}  // namespace

std::array<float, k_claim_classes> sure_logits(std::vector<PossibleError> errors) {
    ByClass classes;
    std::sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) { return a.logit > b.logit; });
    for (const auto& one : errors) classes[static_cast<std::size_t>(one.kind)].push_back(one);
    constexpr int k_halvings = 30;
    double low = 0, high = 1000;
    for (int n = 0; n < k_halvings; ++n) {
        const double price = (low + high) / 2;
        (choose(classes, price).precise() ? high : low) = price;
    }
    return choose(classes, high).from;
}

}  // namespace kopij::evidence::train
