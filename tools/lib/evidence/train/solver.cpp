#include "evidence/train/solver.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kopij::evidence::train {
namespace {

// One variable of the dual: alpha in (0, c), by Newton steps on
// g(z) = z log z + (c - z) log(c - z) + a/2 (z - alpha)^2 + b (z - alpha).
double best_alpha(double alpha, double c, double a, double b) {
    double z = alpha;
    for (int step = 0; step < 20; ++step) {
        const double slope = std::log(z / (c - z)) + a * (z - alpha) + b;
        if (std::abs(slope) < 1e-6) break;
        const double curve = a + c / (z * (c - z));
        double next = z - slope / curve;
        if (next <= 0) next = z * 0.1;
        if (next >= c) next = c - (c - z) * 0.1;
        z = next;
    }
    return z;
}

}  // namespace

std::vector<float> solve(const Problem& problem, int rounds) {
    const auto count = problem.rows.size();
    std::vector<double> weights(problem.features, 0.0);
    std::vector<double> alpha(count), norm(count);
    const auto add = [&](std::size_t i, double amount) {
        for (const auto& f : *problem.rows[i]) weights[f.index] += amount * static_cast<double>(f.value);
    };
    const auto sign = [&](std::size_t i) { return problem.labels[i] ? 1.0 : -1.0; };
    for (std::size_t i = 0; i < count; ++i) {
        alpha[i] = std::min(0.001 * static_cast<double>(problem.costs[i]), 1e-8);
        for (const auto& f : *problem.rows[i])
            norm[i] += static_cast<double>(f.value) * static_cast<double>(f.value);
        add(i, alpha[i] * sign(i));
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::uint64_t state = 1;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = count; i > 1; --i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            std::swap(order[i - 1], order[(state >> 33U) % i]);
        }
        double moved = 0;
        for (const auto i : order) {
            double margin = 0;
            for (const auto& f : *problem.rows[i]) margin += weights[f.index] * static_cast<double>(f.value);
            const double next =
                best_alpha(alpha[i], static_cast<double>(problem.costs[i]), norm[i], sign(i) * margin);
            const double change = next - alpha[i];
            if (std::abs(change) < 1e-9) continue;
            moved = std::max(moved, std::abs(change) / static_cast<double>(problem.costs[i]));
            alpha[i] = next;
            add(i, change * sign(i));
        }
        if (moved < 1e-3) break;
    }
    return {weights.begin(), weights.end()};
}

}  // namespace kopij::evidence::train
