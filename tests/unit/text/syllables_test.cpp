#include "text/syllables.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kopij::text {

BOOST_AUTO_TEST_SUITE(syllables_of)

BOOST_AUTO_TEST_CASE(dutch) {
    const std::vector<std::pair<std::string, int>> words = {
        {"behandeling", 4}, {"patiënt", 3}, {"depressie", 3}, {"nieuw", 1}, {"koeien", 2},  {"vrijheid", 2},
        {"yoga", 2},        {"baby", 2},    {"zoöloog", 3},   {"rTMS", 1},  {"leeuwen", 2}, {"De", 1},
    };
    for (const auto& [word, count] : words) BOOST_TEST(syllables(word, "nl") == count, word);
    BOOST_TEST(syllables("", "nl") == 0);
}

BOOST_AUTO_TEST_CASE(english_and_others) {
    BOOST_TEST(syllables("people", "en") == 2);
    BOOST_TEST(syllables("people", "fr") == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
