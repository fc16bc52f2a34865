// Multinomial logistic regression over sparse rows: which kind of sentence a row is.
#pragma once

#include <span>
#include <vector>

#include "evidence/kind.hpp"
#include "evidence/train/solver.hpp"

namespace kopij::evidence::train {

struct KindProblem {
    std::vector<const Row*> rows;
    std::vector<std::size_t> kinds;  ///< below k_kinds
    std::vector<float> costs;        ///< of an error on each row
    std::size_t features = 0;
};

struct KindLearning {
    int rounds = 4;
    float rate = 0.3F;
    /// How much it matters which claim or which other sentence a row is, beside which of the two; 0 to 1.
    float naming = 0.8F;
    /// How many orders of the rows are tried; the weights are their mean, which hangs less on chance.
    int orders = 3;
};

/// Steps down the gradient of each row's loss in a fixed order of rows, shorter ones for features that have
/// moved much (AdaGrad; Duchi, Hazan and Singer, 2011). Few rounds, so that rare features are not learnt by
/// heart. The same problem gives the same weights. O(rounds x non-zeros).
std::vector<KindScores> solve_kinds(const KindProblem& problem, const KindLearning& learning);

}  // namespace kopij::evidence::train
