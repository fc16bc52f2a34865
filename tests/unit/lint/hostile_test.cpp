// Rules and texts that are made to take for ever.
#include <boost/test/unit_test.hpp>

#include "lint_fixture.hpp"

namespace kopij::test {

BOOST_FIXTURE_TEST_SUITE(hostile, LintFixture)

BOOST_AUTO_TEST_CASE(patterns_that_explode_are_given_up_and_named) {
    rule("Nested", "extends: existence\nmessage: m\nraw: ['(a+)+$']\n");
    rule("Pairs", "extends: existence\nmessage: m\nraw: ['(x+x+)+[yz]']\n");
    rule("Fine", "extends: existence\nmessage: \"'%s'\"\ntokens: [fine]\n");
    check_lines(problems(), {});
    const auto found = lint(std::string(100'000, 'a') + "! " + std::string(40, 'x') + " fine\n", "a.txt");
    const auto names = [&](const std::string& rule) {
        return std::any_of(found.begin(), found.end(),
                           [&](const std::string& line) { return line.find(rule) != std::string::npos; });
    };
    BOOST_TEST(names("a pattern of Test.Nested takes too long"));
    BOOST_TEST(names("a pattern of Test.Pairs takes too long"));
    BOOST_TEST(names("Test.Fine:'fine'"));
    BOOST_TEST(found.size() == 3U);
}

BOOST_AUTO_TEST_CASE(ten_thousand_words) {
    std::string tokens;
    for (int i = 0; i < 10'000; ++i) tokens += "  - word" + std::to_string(i) + "x\n";
    rule("Many", "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n" + tokens);
    check_lines(problems(), {});
    check_lines(lint("A Word77x and word9999x, no word77.\n", "a.txt"),
                {"1:3:Test.Many:'Word77x'", "1:15:Test.Many:'word9999x'"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
