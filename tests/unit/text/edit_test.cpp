#include <boost/test/unit_test.hpp>

#include "text/edit.hpp"

namespace kopij::text {

BOOST_AUTO_TEST_SUITE(edit)

BOOST_AUTO_TEST_CASE(no_edits_give_the_same_bytes) { BOOST_TEST(apply("a\r\nb", {}) == "a\r\nb"); }

BOOST_AUTO_TEST_CASE(edits_are_applied_by_position_and_insertions_keep_their_order) {
    BOOST_TEST(apply("abc", {{{2, 3}, "C"}, {{0, 0}, "1"}, {{0, 0}, "2"}}) == "12abC");
}

BOOST_AUTO_TEST_CASE(an_overlapping_or_outside_edit_is_rejected) {
    std::vector<Edit> rejected;
    BOOST_TEST(apply("abcd", {{{0, 2}, "x"}, {{1, 3}, "y"}, {{9, 10}, "z"}}, &rejected) == "xcd");
    BOOST_TEST(rejected.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
