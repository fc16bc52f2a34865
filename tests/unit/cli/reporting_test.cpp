#include "cli/reporting.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>

#include "cli/terminal.hpp"
#include "environment.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

using test::Variable;

struct Parsed {
    explicit Parsed(std::vector<std::string> arguments, bool terminal = false)
        : call{std::move(arguments), in, out, err, terminal}, options(call, {"lint", "", "", {}}) {
        add_report_options(options.group("Report"));
        BOOST_REQUIRE(!options.parse());
    }

    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Invocation call;
    Options options;
};

std::string targets(std::vector<std::string> arguments) {
    const Parsed parsed(std::move(arguments));
    std::string out;
    for (const auto& target : report_targets(parsed.options)) {
        out += (out.empty() ? "" : " ") + target.format + ">" + target.output;
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reporting)

BOOST_AUTO_TEST_CASE(an_output_belongs_to_the_format_before_it) {
    const Variable here("GITHUB_ACTIONS", nullptr);
    BOOST_TEST(targets({}) == "text>");
    BOOST_TEST(targets({"--format", "json"}) == "json>");
    BOOST_TEST(targets({"--output", "x.txt"}) == "text>x.txt");
    BOOST_TEST(targets({"--format", "sarif", "--output", "x.sarif", "--format=text"}) ==
               "sarif>x.sarif text>");
    BOOST_TEST(targets({"--format", "line", "file.xml", "--format", "json", "--output", "x"}) ==
               "line> json>x");
    BOOST_TEST(targets({"--format", "json", "--output", "-"}) == "json>");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
    const auto refused = [](std::vector<std::string> arguments) {
        std::string message;
        try {
            targets(std::move(arguments));
        } catch (const UsageError& e) {
            message = e.what();
        }
        return message;
    };
    BOOST_TEST(refused({"--format", "jsno"}) == "there is no format 'jsno'; did you mean 'json'?");
    BOOST_TEST(refused({"--format", "pdf"}) ==
               "there is no format 'pdf'; there are text, line, json, sarif, github, gitlab, junit, "
               "checkstyle, rdjson");
    BOOST_TEST(refused({"--format", "json", "--format", "line"}) ==
               "two reports would go to standard output; give one of them an --output");
    BOOST_TEST(refused({"--format", "json", "--output", "x", "--format", "line", "--output", "x"}) ==
               "two reports would go to x");
    BOOST_TEST(refused({"--format", "json", "--output", "x", "--output", "y"}) ==
               "--output 'y' has no --format before it");
}

BOOST_AUTO_TEST_CASE(in_github_actions_annotations_and_the_page_come_by_themselves) {
    const Variable actions("GITHUB_ACTIONS", "true");
    const Variable page("GITHUB_STEP_SUMMARY", "/tmp/page.md");
    BOOST_TEST(targets({}) == "text> github>");
    BOOST_TEST(targets({"--format", "json"}) == "json>");
    BOOST_TEST(step_summary() == "/tmp/page.md");
    const Variable elsewhere("GITHUB_ACTIONS", nullptr);
    BOOST_TEST(step_summary().empty());
}

BOOST_AUTO_TEST_CASE(only_a_terminal_is_wrapped_and_linked) {
    const Variable columns("COLUMNS", "72");
    const Variable links("FORCE_HYPERLINK", "1");
    const Parsed file({"--color", "always"});
    BOOST_TEST(report_style(file.options, file.call).color);
    BOOST_TEST(report_style(file.options, file.call).width == 0U);
    BOOST_TEST(!report_style(file.options, file.call).hyperlinks);
    const Parsed terminal({"--color", "always"}, true);
    BOOST_TEST(report_style(terminal.options, terminal.call).width == 72U);
    BOOST_TEST(report_style(terminal.options, terminal.call).hyperlinks);
    const Parsed plain({"--color", "never"}, true);
    BOOST_TEST(!report_style(plain.options, plain.call).hyperlinks);
}

BOOST_AUTO_TEST_CASE(hyperlinks_are_for_terminals_known_to_have_them) {
    const Variable forced("FORCE_HYPERLINK", nullptr);
    const Variable others[] = {{"VTE_VERSION", nullptr},     {"WT_SESSION", nullptr},
                               {"KITTY_WINDOW_ID", nullptr}, {"KONSOLE_VERSION", nullptr},
                               {"DOMTERM", nullptr},         {"TERM_PROGRAM", nullptr}};
    {
        const Variable term("TERM", "xterm-256color");
        BOOST_TEST(!terminal_has_hyperlinks());
        const Variable old("VTE_VERSION", "4600");
        BOOST_TEST(!terminal_has_hyperlinks());
        const Variable vte("VTE_VERSION", "6800");
        BOOST_TEST(terminal_has_hyperlinks());
    }
    const Variable term("TERM", "foot-extra");
    BOOST_TEST(terminal_has_hyperlinks());
    const Variable no("FORCE_HYPERLINK", "0");
    BOOST_TEST(!terminal_has_hyperlinks());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
