#include "diagnostic/earlier.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::diagnostic {
namespace {

Diagnostic at(std::string_view text, std::string_view passage, std::string rule = "S.R",
              std::size_t from = 0) {
    const auto begin = text.find(passage, from);
    BOOST_REQUIRE(begin != std::string_view::npos);
    return {std::move(rule), Severity::error, {begin, begin + passage.size()}, "m"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(earlier)

BOOST_AUTO_TEST_CASE(what_moved_or_was_wrapped_anew_is_not_new) {
    const std::string before = "one two three";
    const std::string after = "added\n\none two\n   three, more";
    Earlier known;
    known.add("a", before, {at(before, "two three")});
    BOOST_TEST(known.fresh("a", after, {at(after, "two\n   three")}).empty());
}

BOOST_AUTO_TEST_CASE(another_file_rule_or_passage_is_new) {
    const std::string text = "one two";
    Earlier known;
    known.add("a", text, {at(text, "one")});
    BOOST_TEST(known.fresh("b", text, {at(text, "one")}).size() == 1U);
    BOOST_TEST(known.fresh("a", text, {at(text, "one", "S.Q")}).size() == 1U);
    BOOST_TEST(known.fresh("a", text, {at(text, "two")}).size() == 1U);
    BOOST_TEST(known.fresh("a", text, {at(text, "one")}).empty());
}

BOOST_AUTO_TEST_CASE(one_more_of_the_same_is_new) {
    const std::string text = "one one one";
    Earlier known;
    known.add("a", text, {at(text, "one"), at(text, "one", "S.R", 1)});
    const auto fresh =
        known.fresh("a", text, {at(text, "one"), at(text, "one", "S.R", 1), at(text, "one", "S.R", 5)});
    BOOST_REQUIRE(fresh.size() == 1U);
    BOOST_TEST(fresh[0].range.begin == 8U);
}

BOOST_AUTO_TEST_CASE(a_finding_without_a_passage_is_known_by_its_message) {
    Earlier known;
    known.add("a", "", {{"S.R", Severity::error, {}, "the title is missing"}});
    BOOST_TEST(known.fresh("a", "", {{"S.R", Severity::error, {}, "the title is missing"}}).empty());
    BOOST_TEST(known.fresh("a", "", {{"S.R", Severity::error, {}, "the date is missing"}}).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::diagnostic
