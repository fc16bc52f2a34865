#include <boost/test/unit_test.hpp>
#include <chrono>

#include "lint/pattern.hpp"

namespace kopij::lint {
namespace {

std::vector<std::string> matches(const std::string& pattern, std::string_view text) {
    std::vector<std::string> out;
    BOOST_TEST(!Pattern(pattern).problem());
    for_each_match(Pattern(pattern), text,
                   [&](const Match& match) { out.emplace_back(match.whole().in(text)); });
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern)

BOOST_AUTO_TEST_CASE(words_and_case_are_those_of_unicode) {
    BOOST_TEST(matches(R"(\b\w+nt\b)", "de patiënt kent pati") == (Strings{"patiënt", "kent"}),
               boost::test_tools::per_element());
    BOOST_TEST(matches("(?i)É", "é É e") == (Strings{"é", "É"}), boost::test_tools::per_element());
    BOOST_TEST(matches(R"(\bpati\b)", "patiënt").empty());
}

BOOST_AUTO_TEST_CASE(an_empty_match_goes_on_a_character_further) {
    BOOST_TEST(matches("x*", "éx").size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_look_behind_of_any_length_is_asked) {
    const std::string colons = R"((?<!:[^ ]+?):\s[A-Z])";
    BOOST_TEST(matches(colons, "note: This") == (Strings{": T"}), boost::test_tools::per_element());
    BOOST_TEST(matches(colons, "std::vec: This").empty());
    BOOST_TEST(matches("(?<=a+b)c", "aaabc bc") == (Strings{"c"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_class_subtracted_from_a_class) {
    BOOST_TEST(matches("[a-z-[aeiou]]+", "strand") == (Strings{"str", "nd"}),
               boost::test_tools::per_element());
    BOOST_TEST(matches("[a-z-]+", "a-b") == (Strings{"a-b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_code_unit_escape_is_a_character) {
    BOOST_TEST(matches(R"(\u00e9[\u00eb])", "éë") == (Strings{"éë"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bad_pattern_says_what_and_where) {
    const auto problem = Pattern("ab(c").problem();
    BOOST_REQUIRE(problem);
    BOOST_TEST(problem->message == "missing closing parenthesis");
    BOOST_TEST(problem->offset == 4U);
}

BOOST_AUTO_TEST_CASE(a_pattern_that_explodes_is_given_up) {
    const auto text = std::string(100'000, 'a') + '!';
    const auto begin = std::chrono::steady_clock::now();
    Match match;
    BOOST_TEST((Pattern("(a+)+$").search(text, 0, match) == Searched::gave_up));
    BOOST_TEST((Pattern("(a|aa)+$").search(text, 0, match) == Searched::gave_up));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    BOOST_TEST(took.count() < 5.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
