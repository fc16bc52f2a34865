#include "evidence/kind.hpp"

#include <algorithm>
#include <cmath>

namespace kopij::evidence {
namespace {

struct Shares {
    KindScores of;
    float claims = 0, others = 0;
};

// Each kind's share before they are divided by their sum; the likeliest's is 1. Neither side is ever 0.
Shares shares(const KindScores& scores) {
    constexpr float k_least = 1e-30F;
    Shares out{{}, k_least, k_least};
    const float most = *std::max_element(scores.begin(), scores.end());
    for (std::size_t k = 0; k < k_kinds; ++k) {
        out.of[k] = std::exp(scores[k] - most);
        (k < k_claim_classes ? out.claims : out.others) += out.of[k];
    }
    return out;
}

}  // namespace

float claim_logit(const KindScores& scores) {
    const auto found = shares(scores);
    return std::log(found.claims / found.others);
}

KindScores claim_slopes(const KindScores& scores) {
    const auto found = shares(scores);
    auto out = found.of;
    for (std::size_t k = 0; k < k_kinds; ++k) out[k] /= k < k_claim_classes ? found.claims : -found.others;
    return out;
}

}  // namespace kopij::evidence
