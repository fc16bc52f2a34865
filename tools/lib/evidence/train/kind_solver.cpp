#include "evidence/train/kind_solver.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kopij::evidence::train {
namespace {

constexpr float k_first_moved = 1e-2F;

// The gradient of the loss by the scores of a row of this kind.
KindScores gradient(const KindScores& scores, std::size_t kind, float naming) {
    const float most = *std::max_element(scores.begin(), scores.end());
    KindScores out{};
    float all = 0, side = 0;
    const bool claim = kind < k_claim_classes;
    for (std::size_t k = 0; k < k_kinds; ++k) {
        out[k] = std::exp(scores[k] - most);
        all += out[k];
        if ((k < k_claim_classes) == claim) side += out[k];
    }
    side = std::max(side, 1e-30F);
    for (std::size_t k = 0; k < k_kinds; ++k) {
        const float of_side = (k < k_claim_classes) == claim ? out[k] / side : 0.0F;
        out[k] = out[k] / all - naming * (k == kind ? 1.0F : 0.0F) - (1.0F - naming) * of_side;
    }
    return out;
}

}  // namespace

namespace {

std::vector<KindScores> solve_in_order(const KindProblem& problem, const KindLearning& learning,
                                       std::uint64_t state) {
    std::vector<KindScores> weights(problem.features, KindScores{});
    KindScores first{};
    first.fill(k_first_moved);
    std::vector<KindScores> moved(problem.features, first);
    std::vector<std::size_t> order(problem.rows.size());
    std::iota(order.begin(), order.end(), 0);
    for (int round = 0; round < learning.rounds; ++round) {
        for (std::size_t i = order.size(); i > 1; --i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            std::swap(order[i - 1], order[(state >> 33U) % i]);
        }
        for (const auto i : order) {
            KindScores scores{};
            for (const auto& f : *problem.rows[i]) {
                for (std::size_t k = 0; k < k_kinds; ++k) scores[k] += weights[f.index][k] * f.value;
            }
            const auto slope = gradient(scores, problem.kinds[i], learning.naming);
            for (const auto& f : *problem.rows[i]) {
                auto& weight = weights[f.index];
                auto& before = moved[f.index];
                const float scale = f.value * problem.costs[i];
                for (std::size_t k = 0; k < k_kinds; ++k) {
                    const float step = slope[k] * scale;
                    before[k] += step * step;
                    weight[k] -= learning.rate * step / std::sqrt(before[k]);
                }
            }
        }
    }
    return weights;
}

}  // namespace

std::vector<KindScores> solve_kinds(const KindProblem& problem, const KindLearning& learning) {
    std::vector<KindScores> out(problem.features, KindScores{});
    const auto share = 1.0F / static_cast<float>(learning.orders);
    for (int order = 1; order <= learning.orders; ++order) {
        const auto one = solve_in_order(problem, learning, static_cast<std::uint64_t>(order));
        for (std::size_t i = 0; i < out.size(); ++i) {
            for (std::size_t k = 0; k < k_kinds; ++k) out[i][k] += share * one[i][k];
        }
    }
    return out;
}

}  // namespace kopij::evidence::train
