#include "evidence/kind.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace kopij::evidence;

BOOST_AUTO_TEST_SUITE(kind)

BOOST_AUTO_TEST_CASE(all_alike_are_claims_as_often_as_there_are_classes) {
    const float wanted = std::log(static_cast<float>(k_claim_classes) / (k_kinds - k_claim_classes));
    BOOST_TEST(std::abs(claim_logit(KindScores{}) - wanted) < 1e-5F);
}

BOOST_AUTO_TEST_CASE(one_strong_kind_decides_whatever_the_others_say) {
    KindScores scores{};
    scores[2] = 9;
    BOOST_TEST(claim_logit(scores) > 5);
    scores[k_claim_classes] = 20;
    BOOST_TEST(claim_logit(scores) < -5);
    scores.fill(-300);
    scores[0] = 300;
    BOOST_TEST(std::isfinite(claim_logit(scores)));
}

BOOST_AUTO_TEST_CASE(slopes_are_shares_of_either_side) {
    KindScores scores{};
    scores[1] = 3;
    scores[k_kinds - 1] = -2;
    const auto slopes = claim_slopes(scores);
    float claims = 0, others = 0;
    for (std::size_t k = 0; k < k_kinds; ++k) (k < k_claim_classes ? claims : others) += slopes[k];
    BOOST_TEST(std::abs(claims - 1) < 1e-5F);
    BOOST_TEST(std::abs(others + 1) < 1e-5F);
    auto more = scores;
    more[1] += 0.01F;
    BOOST_TEST(std::abs((claim_logit(more) - claim_logit(scores)) / 0.01F - slopes[1]) < 0.02F);
}

BOOST_AUTO_TEST_SUITE_END()
