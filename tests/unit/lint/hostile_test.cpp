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

std::string ten_thousand(const std::string& before, const std::string& after) {
    std::string out;
    for (int i = 0; i < 10'000; ++i) out += before + "word" + std::to_string(i) + "x" + after + "\n";
    return out;
}

BOOST_AUTO_TEST_CASE(ten_thousand_swaps) {
    rule("Many", "extends: substitution\nmessage: \"'%s' for '%s'\"\nswap:\n  phrase of word(7)x: \"$1\"\n" +
                     ten_thousand("  ", ": other"));
    check_lines(problems(), {});
    check_lines(lint("A word77x and word9999x, a phrase of word7x, no word77.\n", "a.txt"),
                {"1:3:Test.Many:'other' for 'word77x'", "1:15:Test.Many:'other' for 'word9999x'",
                 "1:28:Test.Many:'7' for 'phrase of word7x'"});
}

BOOST_AUTO_TEST_CASE(ten_thousand_exceptions) {
    const auto exceptions = "exceptions:\n" + ten_thousand("  - ", "");
    rule("Words", "extends: existence\nmessage: \"'%s'\"\ntokens: ['word\\d+\\w']\n" + exceptions);
    rule("Title", "extends: capitalization\nmessage: \"'%s'\"\nmatch: $title\n" + exceptions);
    check_lines(problems(), {});
    check_lines(lint("Word1 word9999x word3y\n", "a.md"),
                {"1:1:Test.Title:'Word1 word9999x word3y'", "1:17:Test.Words:'word3y'"});
    check_lines(lint("Word1 word9999x word3x\n", "a.md"), {});
}

// Each word is a search of its own; after a few that give up the rule asks no more.
BOOST_AUTO_TEST_CASE(patterns_that_explode_on_every_word_are_given_up_and_named) {
    rule("Sequence", "extends: sequence\nmessage: m\ntokens: [{pattern: '(a+)+cb'}, {pattern: b}]\n");
    rule("Exceptions", "extends: existence\nmessage: m\ntokens: ['a+xcb']\nexceptions: ['(a+)+cb']\n");
    rule("Capitals", "extends: capitalization\nmessage: m\nmatch: '(a+)+cb'\n");
    rule("Swap", "extends: substitution\nmessage: m\nswap: {'a+xcb': '(a+)+cb$'}\n");
    check_lines(problems(), {});
    std::string text;
    for (int i = 0; i < 2'000; ++i) text += std::string(60, 'a') + "xcb ";
    const auto found = lint(text, "a.txt");
    for (const auto* name : {"Sequence", "Exceptions", "Capitals", "Swap"}) {
        const auto wanted = "a pattern of Test." + std::string(name) + " takes too long";
        const auto says = [&](const std::string& line) { return line.find(wanted) != std::string::npos; };
        BOOST_TEST(std::count_if(found.begin(), found.end(), says) == 1, name);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
