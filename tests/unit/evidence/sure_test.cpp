// From which first look on a claim is an error, and what a model's file keeps.
#include <boost/test/unit_test.hpp>

#include "evidence/train/kept.hpp"
#include "evidence/train/sure.hpp"

using namespace kopij::evidence;
using namespace kopij::evidence::train;

BOOST_AUTO_TEST_SUITE(sure)

BOOST_AUTO_TEST_CASE(errors_begin_where_nearly_all_are_right) {
    std::vector<PossibleError> errors;
    for (int i = 0; i < 1000; ++i) {
        const auto logit = static_cast<float>(i) / 100;
        errors.push_back({logit, 1, 1, i >= 400 || i % 2 == 0, true});  // below 4 every second one is wrong
    }
    const auto from = sure_from(errors);
    BOOST_TEST(from[1] > 3.5F);
    BOOST_TEST(from[1] <= 4.0F);
    BOOST_TEST(from[0] > 10.0F);  // nothing is known of that group
}

BOOST_AUTO_TEST_CASE(groups_pay_for_one_another) {
    std::vector<PossibleError> errors;
    for (int i = 0; i < 500; ++i) {
        const auto logit = static_cast<float>(i) / 100;
        errors.push_back({logit, 1, 1, true, true});
        errors.push_back({logit, 1, 0, i % 3 != 0, false});  // wrong in one of three, and nothing is gained
    }
    const auto from = sure_from(errors);
    BOOST_TEST(from[1] == 0.0F);
    BOOST_TEST(from[0] > 5.0F);
}

BOOST_AUTO_TEST_CASE(a_file_keeps_what_weighs_much_or_comes_often) {
    Trained trained;
    trained.kinds.resize(4);
    trained.kinds[0][2] = 1.0F;
    trained.kinds[1][5] = -0.6F;
    trained.kinds[3][0] = 5.0F;
    trained.uses["en"] = {1, 9, 7, 0};  // the last is of the other language
    BOOST_TEST(kept_kinds(trained, "en") == (std::vector<std::size_t>{1, 0}),
               boost::test_tools::per_element());
    const auto kept = as_kept(trained, "en");
    BOOST_TEST(kept.kinds[1][5] == -0.6F);
    BOOST_TEST(kept.kinds[3][0] == 0.0F);
}

BOOST_AUTO_TEST_SUITE_END()
