#include "config/nearest.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::config {

BOOST_AUTO_TEST_SUITE(nearest_words)

BOOST_AUTO_TEST_CASE(all_that_are_as_near_are_given) {
    const std::vector<std::string> names = {"deel-1", "deel-2", "inleiding", "deel"};
    BOOST_TEST(all_nearest("deel-3", names) == (std::vector<std::string>{"deel-1", "deel-2"}),
               boost::test_tools::per_element());
    BOOST_TEST(all_nearest("inleidng", names) == std::vector<std::string>{"inleiding"},
               boost::test_tools::per_element());
    BOOST_TEST(all_nearest("literatuur", names).empty());
    BOOST_TEST(nearest("deel-3", names) == "deel-1");
    BOOST_TEST(nearest("literatuur", names) == "");
}

BOOST_AUTO_TEST_CASE(letters_that_changed_places_are_one_slip) {
    BOOST_TEST(nearest("jsno", {"line", "json"}) == "json");
    BOOST_TEST(nearest("ab", {"ba"}) == "ba");
    BOOST_TEST(nearest("", {"a"}) == "a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
