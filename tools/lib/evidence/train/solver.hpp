// Logistic regression over sparse rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kopij::evidence::train {

struct Feature {
    std::uint32_t index;
    float value;
};

using Row = std::vector<Feature>;

struct Problem {
    std::vector<const Row*> rows;
    std::vector<bool> labels;
    std::vector<float> costs;  ///< of an error on each row (C)
    std::size_t features = 0;
};

/// Minimises half the squared norm of the weights plus cost times logistic loss, by dual coordinate descent
/// (Yu, Huang and Lin, 2011) in a fixed order of rows, so the same problem gives the same weights. O(rounds x
/// non-zeros).
std::vector<float> solve(const Problem& problem, int rounds = 40);

}  // namespace kopij::evidence::train
