// kopij-lint among findings that were there before: --baseline and --changed-since.
#include <boost/test/unit_test.hpp>

#include "environment.hpp"
#include "repository.hpp"
#include "run_program.hpp"

namespace kopij::cli {
namespace {

using kopij::test::ProgramResult;
using kopij::test::run_program;
using test::TestRepository;

/// An article with a paragraph and, if `reference`, the entry that its citation points at.
std::string article(const std::string& paragraph, bool reference = false) {
    return "<article xml:lang=\"en\"><body>\n<p>" + paragraph + "</p>\n</body>" +
           (reference ? "<back><ref-list><ref id=\"r1\"><mixed-citation>Smit J. Sleep. 2020."
                        "</mixed-citation></ref></ref-list></back>"
                      : "") +
           "</article>\n";
}

const char* const k_safe = "This is a completely safe treatment.";
const char* const k_link =
    "Read <ext-link xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"b.xml\">on</ext-link>.";
const char* const k_cited = "Sleep is short <xref ref-type=\"bibr\" rid=\"r1\">1</xref>.";

/// Evidence and Links alone, one line a finding.
ProgramResult lint(const kopij::test::Scratch& scratch, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "line", "--select", "Evidence,Links"});
    return run_program("lint", std::move(arguments), {"", scratch.path()});
}

bool says(const std::string& output, const std::string& text) {
    return output.find(text) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(baseline_program)

BOOST_AUTO_TEST_CASE(what_is_known_passes_and_one_more_fails_with_all_of_them) {
    const kopij::test::Scratch scratch;
    scratch.write("a.xml", article(k_safe));
    BOOST_TEST(lint(scratch, {"a.xml"}).code == 1);
    const auto written = lint(scratch, {"--baseline", "old.yml", "--write-baseline", "a.xml"});
    BOOST_TEST(written.code == 0, written);
    BOOST_TEST(written.out.empty(), written);
    BOOST_TEST(says(scratch.read("old.yml"), "a.xml:\n  Evidence.AbsoluteSafety: 1\n"),
               scratch.read("old.yml"));
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "a.xml"}).code == 0);

    scratch.write("a.xml", article(std::string("Moved.</p>\n\n<p>") + k_safe));
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "a.xml"}).code == 0);
    scratch.write("a.xml", article(std::string(k_safe) + "</p>\n<p>" + k_safe));
    const auto more = lint(scratch, {"--baseline", "old.yml", "a.xml"});
    BOOST_TEST(more.code == 1);
    BOOST_TEST(says(more.out, "a.xml:2:"), more);
    BOOST_TEST(says(more.out, "a.xml:3:"), more);
}

BOOST_AUTO_TEST_CASE(the_summary_counts_what_is_known) {
    const kopij::test::Scratch scratch;
    scratch.write("a.xml", article(k_safe));
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--select", "Evidence.AbsoluteSafety", "--baseline", "old.yml"});
        return run_program("lint", std::move(arguments), {"", scratch.path()}).out;
    };
    const std::string known = "Nothing found in 1 file. 1 known one is in the baseline.\n";
    BOOST_TEST(run({"--write-baseline", "a.xml"}) == known);
    BOOST_TEST(run({"a.xml"}) == known);
}

BOOST_AUTO_TEST_CASE(a_number_that_is_too_high_fails_until_it_is_pruned) {
    const kopij::test::Scratch scratch;
    scratch.write("a.xml", article(k_safe));
    scratch.write("b.xml", article(k_safe));
    lint(scratch, {"--baseline", "old.yml", "--write-baseline", "a.xml", "b.xml"});
    scratch.write("a.xml", article("Nothing."));
    const auto stale = lint(scratch, {"--baseline", "old.yml", "a.xml"});
    BOOST_TEST(stale.code == 1);
    BOOST_TEST(says(stale.out, "old.yml:"), stale);
    BOOST_TEST(says(stale.out, "Config.StaleBaseline"), stale);
    // What was not looked for cannot be missed.
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "b.xml"}).code == 0);
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "--ignore", "Evidence", "a.xml"}).code == 0);

    scratch.write("b.xml", article(std::string(k_safe) + "</p>\n<p>" + k_safe));
    const auto pruned =
        lint(scratch, {"--baseline", "old.yml", "--write-baseline", "--prune", "a.xml", "b.xml"});
    BOOST_TEST(pruned.code == 1);  // one of b's is new, and pruning raises no number
    BOOST_TEST(!says(scratch.read("old.yml"), "a.xml"));
    BOOST_TEST(says(scratch.read("old.yml"), "b.xml:\n  Evidence.AbsoluteSafety: 1\n"),
               scratch.read("old.yml"));

    std::filesystem::remove(scratch.path() / "b.xml");
    const auto gone = lint(scratch, {"--baseline", "old.yml", "a.xml"});
    BOOST_TEST(gone.code == 1);
    BOOST_TEST(says(gone.out, "b.xml is gone"), gone);
}

BOOST_AUTO_TEST_CASE(a_baseline_that_is_none_is_a_wrong_setting) {
    const kopij::test::Scratch scratch;
    scratch.write("a.xml", article("Nothing."));
    scratch.write("old.yml", "a.xml:\n  Evidence.AbsoluteSafety: many\n");
    const auto wrong = lint(scratch, {"--baseline", "old.yml", "a.xml"});
    BOOST_TEST(wrong.code == 2);
    BOOST_TEST(says(wrong.err, "'many' is not a number of findings"), wrong);
    BOOST_TEST(lint(scratch, {"--baseline", "none.yml", "a.xml"}).code == 2);
    BOOST_TEST(lint(scratch, {"--write-baseline", "a.xml"}).code == 2);
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "--prune", "a.xml"}).code == 2);
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "--write-baseline", "--diff", "a.xml"}).code == 2);
    BOOST_TEST(lint(scratch, {"--baseline", "old.yml", "--write-baseline", "a.xml"}).code == 0);
}

BOOST_AUTO_TEST_CASE(findings_in_the_baseline_are_not_fixed) {
    const kopij::test::Scratch scratch;
    scratch.write("styles/T/W.yml",
                  "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\n"
                  "action:\n  name: replace\nswap:\n  colour: color\n");
    scratch.write(".vale.ini", "StylesPath = styles\n[*]\nBasedOnStyles = T\n");
    scratch.write("a.md", "The colour.\n");
    scratch.write("b.md", "The colour.\n");
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--baseline", "old.yml"});
        return run_program("lint", std::move(arguments), {"", scratch.path()});
    };
    run({"--write-baseline", "a.md"});
    const auto fixed = run({"--fix", "--unsafe-fixes", "a.md", "b.md"});
    BOOST_TEST(fixed.code == 0, fixed);
    BOOST_TEST(scratch.read("a.md") == "The colour.\n");
    BOOST_TEST(scratch.read("b.md") == "The color.\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(changed_since_program)

BOOST_AUTO_TEST_CASE(what_the_branch_brought_is_reported_and_nothing_else) {
    const TestRepository scratch;
    scratch.write("a.xml", article(k_safe));
    scratch.write("quiet.xml", article(k_safe));
    scratch.commit("old");
    BOOST_TEST(lint(scratch, {"--changed-since", "main"}).code == 0);
    scratch.git({"checkout", "--quiet", "-b", "work"});
    scratch.write("a.xml",
                  article(std::string("First.</p>\n<p>") + k_safe + "</p>\n<p>The cure is risk-free."));
    scratch.write("new.xml", article(k_safe));
    scratch.commit("work");
    scratch.git({"checkout", "--quiet", "main"});
    scratch.write("theirs.xml", article(k_safe));
    scratch.commit("theirs");
    scratch.git({"checkout", "--quiet", "work"});
    const auto found = lint(scratch, {"--changed-since", "main"});
    BOOST_TEST(found.code == 1, found);
    BOOST_TEST(says(found.out, "a.xml:4:"), found);
    BOOST_TEST(!says(found.out, "a.xml:3:"), found);
    BOOST_TEST(says(found.out, "new.xml:2:"), found);
    BOOST_TEST(!says(found.out, "quiet.xml"), found);
    // From a folder below, and with the file named.
    BOOST_TEST(lint(scratch, {"--changed-since", "main", "quiet.xml"}).code == 0);
    scratch.write("below/c.xml", article(k_safe));
    const auto below =
        run_program("lint", {"--format", "line", "--select", "Evidence", "--changed-since", "main"},
                    {"", scratch.path() / "below"});
    BOOST_TEST(says(below.out, "c.xml:2:"), below);
}

BOOST_AUTO_TEST_CASE(a_deleted_reference_is_told_at_the_citation_that_nobody_touched) {
    const TestRepository scratch;
    scratch.write("a.xml", article(k_cited, true));
    scratch.commit("whole");
    scratch.git({"checkout", "--quiet", "-b", "side"});
    scratch.write("a.xml", article(k_cited));
    scratch.commit("without its reference");
    scratch.git({"checkout", "--quiet", "main"});
    scratch.write("b.xml", article("Other."));
    scratch.commit("other");
    scratch.git({"checkout", "--quiet", "-b", "merged"});
    scratch.git({"merge", "--quiet", "--no-edit", "side"});
    const auto found = lint(scratch, {"--changed-since", "main"});
    BOOST_TEST(found.code == 1);
    BOOST_TEST(says(found.out, "a.xml:2:"), found);
    BOOST_TEST(says(found.out, "Evidence.DanglingCitation"), found);
}

BOOST_AUTO_TEST_CASE(a_file_that_refers_to_one_that_is_gone_is_told_though_it_did_not_change) {
    const TestRepository scratch;
    scratch.write("a.xml", article(k_link));
    scratch.write("b.xml", article(k_safe));
    scratch.write("c.xml", article("Read <ext-link xmlns:x=\"http://www.w3.org/1999/xlink\" "
                                   "x:href=\"never.xml\">on</ext-link>."));
    scratch.commit("old");
    scratch.git({"mv", "b.xml", "moved.xml"});
    const auto found = lint(scratch, {"--changed-since", "HEAD"});
    BOOST_TEST(says(found.out, "a.xml:2:"), found);
    BOOST_TEST(says(found.out, "Links.File"), found);
    BOOST_TEST(!says(found.out, "c.xml"), found);      // that one was broken before
    BOOST_TEST(!says(found.out, "moved.xml"), found);  // renamed, and its finding with it
}

BOOST_AUTO_TEST_CASE(the_language_of_the_folders_around_is_the_same_then) {
    const TestRepository scratch;
    scratch.write("en/sub/a.md", "# Sleep\n\nDit is volkomen veilig.\n\nThis is completely safe.\n");
    scratch.commit("old");
    scratch.write("en/sub/a.md", "# Sleep\n\nMore.\n\nDit is volkomen veilig.\n\nThis is completely safe.\n");
    BOOST_TEST(lint(scratch, {"--changed-since", "HEAD"}).code == 0);
}

BOOST_AUTO_TEST_CASE(a_linked_worktree_will_do) {
    const TestRepository scratch;
    scratch.write("a.xml", article(k_safe));
    scratch.commit("old");
    const kopij::test::Scratch elsewhere;
    const auto tree = elsewhere.path() / "tree";
    scratch.git({"worktree", "add", "--quiet", "-b", "work", tree.string()});
    elsewhere.write("tree/b.xml", article(k_safe));
    const auto found = run_program(
        "lint", {"--format", "line", "--select", "Evidence", "--changed-since", "main"}, {"", tree});
    BOOST_TEST(says(found.out, "b.xml:2:"), found);
    BOOST_TEST(!says(found.out, "a.xml"), found);
}

BOOST_AUTO_TEST_CASE(only_what_is_new_is_fixed_and_nothing_is_left_behind) {
    const TestRepository scratch;
    const kopij::test::Scratch temporary;
    const kopij::test::Variable here("TMPDIR", temporary.path().c_str());
    scratch.write("styles/T/W.yml",
                  "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\n"
                  "action:\n  name: replace\nswap:\n  colour: color\n");
    scratch.write(".vale.ini", "StylesPath = styles\n[*]\nBasedOnStyles = T\n");
    scratch.write("a.md", "The colour.\n");
    scratch.commit("old");
    scratch.write("a.md", "The colour.\n\nA colour more.\n");
    const auto fixed = run_program("lint", {"--changed-since", "HEAD", "--fix", "--unsafe-fixes", "a.md"},
                                   {"", scratch.path()});
    BOOST_TEST(fixed.code == 0, fixed);
    BOOST_TEST(scratch.read("a.md") == "The colour.\n\nA color more.\n");
    BOOST_TEST(std::filesystem::is_empty(temporary.path()));
}

BOOST_AUTO_TEST_CASE(what_git_cannot_answer_ends_the_run) {
    const TestRepository scratch;
    scratch.write("a.xml", article("x"));
    scratch.commit("old");
    const auto unknown = lint(scratch, {"--changed-since", "nothing"});
    BOOST_TEST(unknown.code == 2);
    BOOST_TEST(says(unknown.err, "git knows no revision 'nothing'"), unknown);
    const kopij::test::Scratch outside;
    outside.write("a.xml", article("x"));
    BOOST_TEST(lint(outside, {"--changed-since", "main"}).code == 2);

    scratch.commit("second");
    const kopij::test::Scratch elsewhere;
    TestRepository::git_in(elsewhere.path(),
                           {"clone", "--quiet", "--depth=1", "file://" + scratch.path().string(), "clone"});
    const auto shallow = run_program("lint", {"--changed-since", "HEAD~1"}, {"", elsewhere.path() / "clone"});
    BOOST_TEST(shallow.code == 2);
    BOOST_TEST(says(shallow.err, "fetch-depth: 0"), shallow);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
