#include "lint/runner.hpp"

#include <boost/test/unit_test.hpp>

#include "diagnostic/fix.hpp"
#include "lint/examples.hpp"
#include "lint_fixture.hpp"
#include "scratch.hpp"

namespace kopij::test {

BOOST_FIXTURE_TEST_SUITE(runner, LintFixture)

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_in_the_same_order) {
    rule("A", "extends: existence\nmessage: \"%s\"\ntokens: ['w\\d+']\n");
    Scratch scratch;
    std::vector<lint::Input> inputs;
    for (int i = 0; i < 60; ++i) {
        std::string text = "<article><p>";
        for (int j = 0; j < i * 7 % 50; ++j) text += "w" + std::to_string(j) + " ";
        inputs.push_back({scratch.write(std::to_string(i) + ".xml", text + "</p></article>")});
    }
    const lint::FilePlan plan{lint::select(rules, {}, {}, {})};
    const lint::Linter linter(vocabularies, environment, project,
                              [&](const std::filesystem::path&) -> const lint::FilePlan& { return plan; });
    const auto run = [&](unsigned jobs) {
        Lines out;
        linter.run(inputs, jobs, [&](const lint::FileFindings& file) {
            out.push_back(file.source->path());
            for (const auto& one : file.diagnostics) out.push_back(line(*file.source, one, one.rule));
        });
        return out;
    };
    const auto one = run(1);
    BOOST_TEST(one.size() > 1000U);
    check_lines(run(2), one);
    check_lines(run(7), one);
    inputs.insert(inputs.begin() + 3, lint::Input{scratch.path() / "missing.xml"});
    BOOST_CHECK_THROW(run(2), text::FileError);
}

BOOST_AUTO_TEST_CASE(an_ending_that_nobody_knows_is_told_once) {
    rule("A", "extends: existence\nmessage: \"%s\"\ntokens: [fig]\n");
    Scratch scratch;
    std::vector<lint::Input> inputs;
    for (const auto* name : {"a.rst", "b.md", "b.rst", "c.txt", "d.adoc"})
        inputs.push_back({scratch.write(name, "A fig.\n")});
    const lint::FilePlan plan{lint::select(rules, {}, {}, {})};
    const lint::Linter linter(vocabularies, environment, project,
                              [&](const std::filesystem::path&) -> const lint::FilePlan& { return plan; });
    for (const unsigned jobs : {1U, 2U}) {
        Lines out;
        linter.run(inputs, jobs, [&](const lint::FileFindings& file) {
            for (const auto& one : file.diagnostics) {
                if (one.rule == lint::k_format_problem)
                    out.push_back(std::filesystem::path(file.source->path()).filename().string());
            }
        });
        check_lines(out, {"a.rst", "d.adoc"});
    }
}

BOOST_AUTO_TEST_CASE(a_broken_article_gives_its_syntax_error) {
    rule("A", "extends: existence\nmessage: \"%s\"\ntokens: [x]\n");
    const auto lines = lint("<article><p>x</article>");
    BOOST_REQUIRE(lines.size() == 1U);
    BOOST_TEST(lines[0].find("Markup.Syntax") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(examples_are_judged_by_their_marks) {
    rule("A",
         "extends: existence\nmessage: x\ntokens: [cures]\nexamples:\n  - bad: \"It [[cures]] <all>.\"\n    "
         "good: It helps.\n"
         "  - bad: \"[[It]] cures.\"\n  - good: It cures.\n  - bad: It helps.\n");
    check_lines(problems(), {});
    const auto failures = lint::check_examples(rules.rules().front(), vocabularies, environment);
    BOOST_REQUIRE(failures.size() == 3U);
    BOOST_TEST(failures[0].message == "wanted was 'It', found was 'cures'");
    BOOST_TEST(failures[1].message == "wanted was nothing, found was 'cures'");
    BOOST_TEST(failures[2].message == "wanted was a finding, found was nothing");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(suppression, LintFixture)

BOOST_AUTO_TEST_CASE(the_next_line_and_an_area) {
    rule("A", "extends: existence\nmessage: x\ntokens: [aa]\n");
    rule("B", "extends: existence\nmessage: x\ntokens: [bb]\n");
    check_lines(
        lint("<article><p>\n<!-- kopij-disable-next-line Test.A: a quotation -->\n\naa bb\naa\n"
             "<!-- kopij-disable Test: all of it --> aa bb\n<!-- kopij-enable Test --> bb</p></article>"),
        {"4:4:Test.B:x", "5:1:Test.A:x", "7:28:Test.B:x"});
}

BOOST_AUTO_TEST_CASE(one_without_rule_or_reason_or_use_is_found) {
    rule("A", "extends: existence\nmessage: x\ntokens: [aa]\n");
    const auto lines = lint(
        "<article>\n<!-- kopij-disable-next-line -->\n<!-- kopij-disable-next-line Test.A -->\n"
        "<p>aa</p>\n<!-- kopij-disable-next-line Test.A: why -->\n<p>bb</p>\n"
        "<!-- kopij-disable-next-line Other.Rule: did not run -->\n<p>bb</p></article>");
    BOOST_REQUIRE(lines.size() == 3U);
    BOOST_TEST(lines[0].find("2:1:Config.Suppression:this comment names no rule") == 0U);
    BOOST_TEST(lines[1].find("3:1:Config.Suppression:this comment suppresses Test.A and gives no reason") ==
               0U);
    BOOST_TEST(lines[2].find("5:1:Config.Suppression:nothing here is reported by Test.A") == 0U);
}

BOOST_AUTO_TEST_CASE(what_suppresses_nothing_is_taken_out_by_its_fix) {
    rule("A", "extends: existence\nmessage: x\ntokens: [aa]\n");
    rule("B", "extends: existence\nmessage: x\ntokens: [bb]\n");
    const auto fixed = [&](const std::string& text, const char* path = "a.xml") {
        const auto source = text::Source::from_bytes(path, text);
        return diagnostic::apply_fixes(text, diagnostics(source), diagnostic::Fixes::safe).text;
    };
    BOOST_TEST(fixed("<article>\n  <!-- kopij-disable-next-line Test.A: why -->\n<p>x</p></article>") ==
               "<article>\n<p>x</p></article>");
    BOOST_TEST(fixed("<article><p>x <!-- kopij-disable Test.A, Test.B: why --> y\n"
                     "<!-- kopij-enable Test.A, Test.B -->\r\n</p></article>") ==
               "<article><p>x  y\n</p></article>");
    // One name of two is used, one ran not, and one comment ends two areas.
    BOOST_TEST(fixed("<article>\n<!-- kopij-disable Test.A, Test.B: why --><p>aa</p></article>") ==
               "<article>\n<!-- kopij-disable Test.A: why --><p>aa</p></article>");
    BOOST_TEST(fixed("<article><!-- kopij-disable Test.A, Not.Run: why --></article>") ==
               "<article><!-- kopij-disable Not.Run: why --></article>");
    BOOST_TEST(fixed("<article><!-- kopij-disable Test.A: why --><!-- kopij-disable Test.B: why --><p>bb</p>"
                     "<!-- kopij-enable --></article>") ==
               "<article><!-- kopij-disable Test.B: why --><p>bb</p><!-- kopij-enable --></article>");
    BOOST_TEST(fixed("One.\n\n<!-- kopij-disable Test.A: why -->\n\nTwo.\n", "a.md") == "One.\n\n\nTwo.\n");
}

BOOST_AUTO_TEST_CASE(vale_comments) {
    rule("A", "extends: existence\nmessage: x\ntokens: [aa]\n");
    check_lines(lint("<article><p>aa <!-- vale off --> aa <!-- vale on --> aa <!-- vale Test.A = NO --> aa "
                     "<!-- vale Test.A = YES --> aa</p></article>"),
                {"1:13:Test.A:x", "1:54:Test.A:x", "1:113:Test.A:x"});
}

BOOST_AUTO_TEST_CASE(what_is_suppressed_does_not_count_for_the_limit) {
    rule("A", "extends: existence\nmessage: \"'%s'\"\nlimit: 1\ntokens: ['\\w+z']\n");
    check_lines(lint("<!-- vale off -->\n\naz\n\n<!-- vale on -->\n\nbz cz\n", "a.md"), {"7:1:Test.A:'bz'"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
