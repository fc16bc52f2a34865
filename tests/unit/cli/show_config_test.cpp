// kopij-lint --show-config: which rules judge a file, and why.
#include <boost/test/unit_test.hpp>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::cli {
namespace {

using kopij::test::run_program;

/// The line about a rule, its runs of spaces as one.
std::string line_about(const std::string& output, const std::string& rule) {
    const auto at = output.find(" " + rule + " ");
    if (at == std::string::npos) return {};
    const auto begin = output.rfind('\n', at) + 1;
    std::string out;
    for (const char c : output.substr(begin, output.find('\n', at) - begin)) {
        if (c != ' ' || out.empty() || out.back() != ' ') out += c;
    }
    return out;
}

bool ends(const std::string& text, const std::string& with) { return text.ends_with(with); }

}  // namespace

BOOST_AUTO_TEST_SUITE(show_config)

BOOST_AUTO_TEST_CASE(each_rule_is_there_with_what_decided_about_it) {
    const kopij::test::Scratch scratch;
    scratch.write(".kopij.yml",
                  "languages: [nl, en]\nstyles: [Evidence, Plain]\nignore: [old/**]\nrules:\n"
                  "  Plain: off\n  Evidence.Overclaim: suggestion\n");
    scratch.write("a.xml", "<article xml:lang=\"nl\"><body><p>Slaap.</p></body></article>\n");
    scratch.write("old/b.md", "Sleep.\n");
    scratch.write("c.po", "msgid \"\"\nmsgstr \"\"\n");
    const auto show = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "--show-config");
        auto result = run_program("lint", std::move(arguments), {"", scratch.path()});
        BOOST_TEST(result.code == 0, result);
        return result.out;
    };
    const auto article = show({"a.xml"});
    BOOST_TEST(
        article.starts_with("file        a.xml\nsettings    " + (scratch.path() / ".kopij.yml").string() +
                            "\nformat      jats\nlanguage    nl\n"),
        article);
    BOOST_TEST(ends(line_about(article, "Evidence.Overclaim"), ".kopij.yml:6"), article);
    BOOST_TEST(line_about(article, "Evidence.Overclaim").starts_with("suggestion "), article);
    BOOST_TEST(ends(line_about(article, "Evidence.UncitedClaim"), "rules/Evidence/UncitedClaim.yml"),
               article);
    BOOST_TEST(line_about(article, "Plain.Jargon").starts_with("off "), article);
    BOOST_TEST(ends(line_about(article, "Plain.Jargon"), ".kopij.yml:5"), article);
    BOOST_TEST(ends(line_about(article, "Catalogue.Number"), "it judges catalogues alone"), article);
    BOOST_TEST(line_about(article, "Links.File").empty());  // not among the styles

    const auto chosen = show({"a.xml", "--select", "Evidence", "--ignore", "Evidence.Overclaim"});
    BOOST_TEST(ends(line_about(chosen, "Evidence.Overclaim"), "--ignore names it"), chosen);
    BOOST_TEST(ends(line_about(chosen, "Plain.Jargon"), "--select does not name it"), chosen);

    BOOST_TEST(show({"old/b.md"}).find("ignores this file") != std::string::npos);
    const auto catalogue = show({"c.po"});
    BOOST_TEST(ends(line_about(catalogue, "Evidence.Overclaim"), "it judges articles alone"), catalogue);
    BOOST_TEST(ends(line_about(catalogue, "Catalogue.Number"), "rules/Catalogue/Number.yml"), catalogue);
}

BOOST_AUTO_TEST_CASE(vales_settings_decide_where_there_are_no_others) {
    const kopij::test::Scratch scratch;
    scratch.write("styles/T/W.yml", "extends: existence\nmessage: \"'%s'\"\ntokens: [bad]\n");
    scratch.write("styles/T/V.yml",
                  "extends: existence\nmessage: \"'%s'\"\nlevel: suggestion\ntokens: [bad]\n");
    scratch.write(".vale.ini", "StylesPath = styles\nMinAlertLevel = warning\n[*.md]\nBasedOnStyles = T\n");
    scratch.write("a.md", "Sleep.\n");
    const auto result = run_program("lint", {"--show-config", "a.md"}, {"", scratch.path()});
    BOOST_TEST(result.out.find("settings    " + (scratch.path() / ".vale.ini").string()) != std::string::npos,
               result);
    BOOST_TEST(ends(line_about(result.out, "T.W"), "T/W.yml"), result);
    BOOST_TEST(ends(line_about(result.out, "T.V"), "has it for other files, or below its MinAlertLevel"),
               result);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_an_error) {
    const kopij::test::Scratch scratch;
    BOOST_TEST(run_program("lint", {"--show-config", "a.md"}, {"", scratch.path()}).code == 2);
    BOOST_TEST(run_program("lint", {"--show-config", "a.po"}, {"", scratch.path()}).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
