// What kopij-lint says and returns where a rule file or the settings are wrong: the rest runs.
#include <boost/test/unit_test.hpp>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::cli {
namespace {

using kopij::test::run_program;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* k_rule = "extends: existence\nmessage: \"'%s' is bad\"\ntokens: [bad]\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_problems)

BOOST_AUTO_TEST_CASE(a_style_that_is_not_there_has_its_place_and_the_others_run) {
    const kopij::test::Scratch scratch;
    scratch.write("styles/House/Bad.yml", k_rule);
    scratch.write(".vale.ini", "StylesPath = styles\nUnheard = of\n[*.md]\nBasedOnStyles = House, Huose\n");
    scratch.write("a.md", "A bad word.\n");
    for (const auto& [language, message] : std::vector<std::pair<std::string, std::string>>{
             {"en", "there is no folder of rules for the style 'Huose'; did you mean 'House'?"},
             {"nl", "er is geen map met regels voor de stijl 'Huose'; bedoelde je 'House'?"}}) {
        const auto result =
            run_program("lint", {"--lang", language, "--format", "line", "a.md"}, {"", scratch.path()});
        BOOST_TEST(result.code == 2, result);
        BOOST_TEST(has(result.err, message), result);
        BOOST_TEST(has(result.err, ".vale.ini:4:24"), result);
        BOOST_TEST(result.out == "a.md:1:3:House.Bad:'bad' is bad\n", result);
    }
}

BOOST_AUTO_TEST_CASE(a_warning_about_a_rule_that_runs_leaves_the_exit_code_alone) {
    const kopij::test::Scratch scratch;
    scratch.write("styles/House/Bad.yml", std::string(k_rule) + "scope: [text, heading.h7]\n");
    scratch.write(".vale.ini", "StylesPath = styles\nMinAlertLevl = error\n[*.md]\nBasedOnStyles = House\n");
    scratch.write("a.md", "A good word.\n");
    const auto result = run_program("lint", {"--format", "line", "a.md"}, {"", scratch.path()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(has(result.err, "no part of a text is called 'h7'"), result);
    BOOST_TEST(has(result.err, "there is no key 'MinAlertLevl' here; did you mean 'MinAlertLevel'?"), result);
}

BOOST_AUTO_TEST_CASE(examples_of_a_projects_own_rules_are_held_to_what_they_say) {
    const kopij::test::Scratch scratch;
    scratch.write(".kopij.yml", "styles: [House]\n");
    scratch.write("rules/House/Bad.yml", std::string(k_rule) +
                                             "examples:\n  - bad: \"A [[bad]] word.\"\n    good: Fine.\n"
                                             "  - bad: Nothing wrong.\n    good: A bad word.\n");
    scratch.write("a.md", "A good word.\n");
    const auto result = run_program("lint", {"--format", "line", "a.md"}, {"", scratch.path()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(has(result.err, "wanted was a finding, found was nothing"), result);
    BOOST_TEST(has(result.err, "wanted was nothing, found was 'bad'"), result);
    BOOST_TEST(has(result.err, "Bad.yml:7:5"), result);
    BOOST_TEST(!has(result.err, "Bad.yml:5"), result);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
