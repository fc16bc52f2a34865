#include "lint/rule.hpp"

#include <boost/test/unit_test.hpp>

#include "lint_fixture.hpp"

namespace kopij::test {

BOOST_FIXTURE_TEST_SUITE(rule_file, LintFixture)

BOOST_AUTO_TEST_CASE(an_unknown_key_has_its_place_and_the_nearest_known_one) {
    rule("A", "extends: existence\nmessage: no\ntoken:\n  - x\n");
    BOOST_REQUIRE(problems().size() == 1U);
    BOOST_TEST(
        problems()[0].find("3:1:a rule that extends 'existence' has no key 'token'; did you mean 'tokens'? "
                           "(Allowed here: extends, message, level,") == 0U);
    BOOST_TEST(rules.rules().empty());
}

BOOST_AUTO_TEST_CASE(wrong_types_missing_keys_and_unknown_words_are_all_told_at_once) {
    rule("A", "extends: existence\nlevel: eror\ntokens: {a: b}\nignorecase: perhaps\nscope: code\n");
    check_lines(problems(),
                {"3:9:the key 'tokens' wants a list", "4:13:the key 'ignorecase' wants true or false",
                 "1:1:the key 'message' is missing"});
    rules = {};
    rule("B", "extends: existance\nmessage: no\ntokens: [x]\n");
    BOOST_REQUIRE(problems().size() == 1U);
    BOOST_TEST(problems()[0].find("1:10:'existance' is no kind of rule; did you mean 'existence'?") == 0U);
    rules = {};
    rule("C", "extends: existence\nmessage: no\ntokens: [x]\nlevel: eror\nscope: code\nfix: save\n");
    BOOST_TEST(problems().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_role_that_no_vocabulary_has_is_told_with_the_nearest_one) {
    environment.roles = vocabularies.set_names();
    rule("A", "extends: xpath\nmessage: no\ncontext: '//{headin}'\nreport: \"ancestor::{quote}\"\n");
    check_lines(problems(), {"3:10:no vocabulary has the role 'headin'; did you mean 'heading'?"});
    BOOST_TEST(rules.rules().empty());
    rules = {};
    rule("B", "extends: xpath\nmessage: no\ncontext: '//{heading}'\nreport: 'true()'\n");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_bad_pattern_has_the_place_of_its_token) {
    rule("A", "extends: existence\nmessage: no\ntokens:\n  - good\n  - (bad\n");
    check_lines(problems(), {"5:5:'(bad' is no valid pattern: missing closing parenthesis"});
    rules = {};
    rule("B", "extends: substitution\nmessage: no\nswap:\n  '[bad': x\n  good: y\n");
    check_lines(problems(), {"4:3:'[bad' is no valid pattern: missing terminating ] for character class"});
}

BOOST_AUTO_TEST_CASE(a_rule_in_error_leaves_the_others_alone) {
    rule("A", "extends: existence\nmessage: [\n");
    rule("B", "extends: existence\nmessage: found\ntokens: [x]\n");
    BOOST_TEST(rules.problems().size() == 1U);
    check_lines(paragraph("an x"), {"2:7:Test.B:found"});
}

BOOST_AUTO_TEST_CASE(a_rule_that_cannot_be_read_leaves_the_others_alone) {
    rules.add_file("no/such/Rule.yml", environment);
    rule("B", "extends: existence\nmessage: found\ntokens: [x]\n");
    BOOST_REQUIRE(rules.problems().size() == 1U);
    BOOST_TEST(rules.problems()[0].source->path() == "no/such/Rule.yml");
    BOOST_TEST(rules.problems()[0].diagnostics.at(0).message ==
               "cannot read no/such/Rule.yml: there is no such file");
    BOOST_TEST(!rules.whole());
    check_lines(paragraph("an x"), {"2:7:Test.B:found"});
}

BOOST_AUTO_TEST_CASE(the_key_of_a_rule_may_have_any_case) {
    rule("A", "extends: existence\nmessage: found\nTokens: [x]\nignoreCase: yes\n");
    check_lines(problems(), {});
    check_lines(paragraph("an X"), {"2:7:Test.A:found"});
}

BOOST_AUTO_TEST_CASE(the_id_is_the_folder_and_the_name_up_to_its_first_dot) {
    BOOST_TEST(lint::rule_id("/a/b/Style/Rule.Name.yml") == "Style.Rule");
}

BOOST_AUTO_TEST_CASE(a_language_that_no_text_has_is_a_mistake) {
    rule("A",
         "extends: existence\nmessage: {en: found, dutch: gevonden}\ntokens: [x]\nlanguage: [nl, dutch]\n");
    check_lines(problems(), {"2:22:'dutch' is no language's code; write nl, en, nl-BE or the like",
                             "4:16:'dutch' is no language's code; write nl, en, nl-BE or the like"});
    rules = {};
    rule("B", "extends: existence\nmessage: found\ntokens: [x]\nlanguage: EN-gb\n");
    check_lines(problems(), {});
    check_lines(paragraph("an x"), {"2:7:Test.B:found"});
}

BOOST_AUTO_TEST_CASE(language_and_level_and_limit) {
    rule("A", "extends: existence\nmessage: found\ntokens: [x]\nlanguage: nl\nlimit: 2\nlevel: error\n");
    check_lines(paragraph("x", "en"), {});
    check_lines(paragraph("x x x x", "nl-NL"), {"2:4:Test.A:found", "2:6:Test.A:found"});
}

BOOST_AUTO_TEST_CASE(the_front_matter_of_markdown_says_the_language) {
    rule("A", "extends: existence\nmessage: found\ntokens: [x]\nlanguage: nl\n");
    check_lines(lint("---\nlang: nl\n---\nx\n", "en/a.md"), {"4:1:Test.A:found"});
    check_lines(lint("---\nlang: en-GB\n---\nx\n", "nl/a.md"), {});
    check_lines(lint("x\n", "nl/a.md"), {"1:1:Test.A:found"});
}

BOOST_AUTO_TEST_CASE(a_mistake_in_one_item_has_the_place_of_that_item) {
    rule("A", "extends: existence\nmessage: no\ntokens: [x]\nscope:\n  - text\n  - heding\n");
    check_lines(problems(), {"6:5:this selects no part of a text (A selector begins with one of: text, "
                             "heading, table, figure, list, paragraph, sentence, alt, title, blockquote, "
                             "summary, raw. Code, links and the like are found with 'raw'.)"});
    rules = {};
    rule("C", "extends: presence\nmessage: no\nrequire: [good, '(x']\n");
    check_lines(problems(), {"3:17:'(x' is no valid pattern: missing closing parenthesis"});
    rules = {};
    rule("D", "extends: sequence\nmessage: no\ntokens:\n  - pattern: a\n  - patern: b\n");
    check_lines(
        problems(),
        {"5:5:a token of a sequence has no key 'patern' (Allowed here: pattern, tag, skip, negate.)"});
}

BOOST_AUTO_TEST_CASE(what_would_pass_in_silence_is_told) {
    rule("A", "extends: existence\nmessage: {}\ntokens: [x]\n");
    check_lines(problems(), {"2:10:the key 'message' wants a text, or one for each language"});
    rules = {};
    rule("B", "extends: capitalization\nmessage: no\nmatch: $titel\n");
    check_lines(
        problems(),
        {"3:8:'$titel' is no way to write capitals (Allowed here: $title, $sentence, $lower, $upper.)"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
