#include "lint/vale_project.hpp"

#include <boost/test/unit_test.hpp>

#include "lint_fixture.hpp"
#include "scratch.hpp"

namespace kopij::test {
namespace {

struct ValeFixture : LintFixture {
    Scratch scratch;

    void ini(const std::string& text) {
        const auto file = scratch.write(".vale.ini", text);
        diagnostic::Collector found;
        const auto source = text::Source::from_file(file);
        settings = config::read_vale_ini(source, found);
        for (const auto& one : found.diagnostics) messages.push_back(line(source, one, ""));
    }
    /// The ids and levels of the rules that run on the file.
    Lines rules_for(const std::string& file) {
        std::vector<lint::FileFindings> words;
        const auto with = lint::with_vale_settings(environment, settings, words);
        rules = lint::load_vale_rules(settings, with);
        const lint::ValePlans plans(settings, rules);
        Lines out;
        for (const auto& [entry, level] : plans.plan_for(scratch.path() / file).rules) {
            out.push_back(entry->rule->id + " " + std::string(to_string(level)));
        }
        return out;
    }

    config::ValeIni settings;
    Lines messages;
};

const char* const k_rule = "extends: existence\nmessage: x\ntokens: [x]\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(vale_project, ValeFixture)

BOOST_AUTO_TEST_CASE(the_last_section_with_styles_counts_and_switches_add_up) {
    for (const auto* name : {"styles/One/A.yml", "styles/One/B.yml", "styles/Two/C.yml"})
        scratch.write(name, k_rule);
    ini("StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = One\nOne.A = error\n"
        "[docs/*.md]\nBasedOnStyles = Two\nOne.B = YES\n[*.{html,xml}]\nTwo.C = suggestion\n");
    check_lines(messages, {});
    check_lines(rules_for("a.md"), {"One.A error", "One.B warning"});
    check_lines(rules_for("docs/a.md"), {"One.A error", "One.B warning", "Two.C warning"});
    check_lines(rules_for("a.xml"), {"Two.C suggestion"});
    check_lines(rules_for("a.txt"), {});
}

BOOST_AUTO_TEST_CASE(formats_levels_and_continued_lines) {
    scratch.write("styles/One/A.yml", k_rule);
    ini("StylesPath = styles # here\n");
    ini("StylesPath = styles\n[formats]\nmdx = md\n[*.md]\nBasedOnStyles = One, \\\n  None\n");
    check_lines(rules_for("a.mdx"), {"One.A warning"});
    Lines wrong;
    const auto source = text::Source::from_file(scratch.path() / ".vale.ini");
    for (const auto& one : lint::check_vale_settings(settings, rules)) wrong.push_back(line(source, one, ""));
    check_lines(wrong, {"6:3:there is no folder of rules for the style 'None'"});
    ini("StylesPath = styles\nMinAlertLevel = error\n[*]\nBasedOnStyles = One\n");
    check_lines(rules_for("a.md"), {});
}

BOOST_AUTO_TEST_CASE(what_is_wrong_has_its_line) {
    ini("MinAlertLevel = loud\n[*]\nStylesPath = x\nnonsense\nA.B = MAYBE\n[open\n");
    check_lines(messages, {"1:17:'loud' is no level; allowed are suggestion, warning and error",
                           "3:1:'StylesPath' belongs before the first section",
                           "4:1:this is neither a section nor 'key = value': nonsense",
                           "5:7:'A.B' is YES, NO, suggestion, warning or error, not 'MAYBE'",
                           "6:1:the name of a section ends with ']'"});
}

BOOST_AUTO_TEST_CASE(vocabularies_give_terms_and_words_to_avoid) {
    scratch.write("styles/config/vocabularies/Own/accept.txt", "# comment\nrTMS\n[Mm]agneet\n");
    scratch.write("styles/config/vocabularies/Own/reject.txt", "tovermiddel\n");
    ini("StylesPath = styles\nVocab = Own\n[*.md]\nVale.Terms = YES\nVale.Avoid = YES\n");
    check_lines(rules_for("a.md"), {"Vale.Avoid error", "Vale.Terms error"});
    check_lines(lint("RTMS is geen tovermiddel.\n", "a.md"), {"1:1:Vale.Terms:Use 'rTMS' instead of 'RTMS'.",
                                                              "1:14:Vale.Avoid:Avoid using 'tovermiddel'."});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
