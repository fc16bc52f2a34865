// What other people's hooks and scripts rely on: the options of every program, and what each of kopij-lint
// does.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::cli {
namespace {

using kopij::test::ProgramResult;
using kopij::test::run_program;
using kopij::test::Scratch;

const std::set<std::string> k_of_every_program = {"help", "version", "config", "color", "lang"};

/// The options that the program's --help names, without "--".
std::set<std::string> offered(const std::string& program) {
    const auto help = run_program(program, {"--help"}).out;
    std::set<std::string> out;
    for (std::size_t line = 0; line < help.size();) {
        const auto end = std::min(help.find('\n', line), help.size());
        const auto text = std::string_view(help).substr(line, end - line);
        line = end + 1;
        const auto first = text.find_first_not_of(' ');
        if (first != 2 && first != 6) continue;  // with or without a letter
        const auto name = text.find("--", first);
        if (name != 6) continue;
        out.emplace(text.substr(name + 2, text.find_first_of(" ,", name) - name - 2));
    }
    return out;
}

/// A project whose one page has a finding of each severity; one has a safe fix, another an unsafe one.
struct Project : Scratch {
    Project() {
        write("rules/Test/E.yml",
              "extends: existence\nmessage: \"'%s' is bad.\"\nlevel: error\ntokens: [bad]\n");
        write("rules/Test/W.yml",
              "extends: substitution\nmessage: \"'%s', not '%s'.\"\nlevel: warning\nfix: safe\n"
              "action: {name: replace}\nswap: {colour: color}\n");
        write("rules/Test/S.yml",
              "extends: substitution\nmessage: \"'%s', not '%s'.\"\nlevel: suggestion\nfix: unsafe\n"
              "action: {name: replace}\nswap: {maybe: perhaps}\n");
        write(".kopij.yml", "languages: [en]\nstyles: [Test]\nignore: [skipped.md]\n");
        write("quiet.yml", "languages: [en]\nstyles: [Test]\nrules: {Test: off}\n");
        write("page.md", k_page);
        write("skipped.md", "bad\n");
        write("known.yml", "page.md:\n  Test.E: 1\n  Test.W: 1\n  Test.S: 1\n");
        write("stale.yml", "page.md:\n  Test.E: 2\n  Test.W: 1\n  Test.S: 1\n");
    }

    static constexpr const char* k_page = "This is bad, a colour maybe.\n";
};

struct Row {
    const char* option;
    std::vector<std::string> arguments;
    int code;
    std::string says{};     ///< on standard output or in an error
    std::string silent{};   ///< nowhere there
    std::string file{};     ///< afterwards has ...
    std::string content{};  ///< ... this in it
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    out << '{';
    for (const auto& argument : row.arguments) out << argument << ' ';
    return out << '}';
}

void check(const char* program, const Row& row) {
    const Project project;
    const auto result = run_program(program, row.arguments, {"bad\n", project.path()});
    const auto all = result.out + result.err;
    BOOST_TEST(result.code == row.code, row << result);
    BOOST_TEST(all.find(row.says) != std::string::npos, row << result);
    if (!row.silent.empty()) BOOST_TEST(all.find(row.silent) == std::string::npos, row << result);
    if (row.file.empty()) return;
    BOOST_REQUIRE(project.has(row.file));
    BOOST_TEST(project.read(row.file).find(row.content) != std::string::npos, project.read(row.file));
}

const std::vector<Row> k_of_lint = {
    {"help", {"--help"}, 0, "Usage: kopij-lint"},
    {"version", {"--version"}, 0, "kopij-lint "},
    {"config", {"--config", "quiet.yml", "page.md"}, 0, "Nothing found in 1 file."},
    {"color", {"--color", "always", "page.md"}, 1, "\033["},
    {"color", {"--color", "never", "page.md"}, 1, "error[", "\033["},
    {"lang", {"--lang", "nl", "page.md"}, 1, "fout[Test.E]"},
    {"format", {"--format", "line", "page.md"}, 1, "page.md:1:9:Test.E:'bad' is bad.\n"},
    {"output",
     {"--format", "line", "--output", "o.txt", "page.md"},
     1,
     "Found 1 error",
     ":1:9:",
     "o.txt",
     ":1:9:"},
    {"output",
     {"--format", "sarif", "--output", "x.sarif", "--format", "text", "page.md"},
     1,
     "error[Test.E]",
     "$schema",
     "x.sarif",
     "Test.E"},
    {"statistics", {"--statistics", "page.md"}, 1, "Test.W", "-->"},
    {"fix", {"--fix", "page.md"}, 1, "1 was fixed.", "Test.W", "page.md", "a color maybe"},
    {"unsafe-fixes",
     {"--fix", "--unsafe-fixes", "page.md"},
     1,
     "2 were fixed.",
     "",
     "page.md",
     "a color perhaps"},
    {"unsafe-fixes", {"--unsafe-fixes", "page.md"}, 2, "--unsafe-fixes goes with --fix or --diff"},
    {"diff", {"--diff", "page.md"}, 1, "+This is bad, a color maybe.", "Found", "page.md", Project::k_page},
    {"diff", {"--diff", "--select", "Test.E", "page.md"}, 0},
    {"fail-on", {"--fail-on", "warning", "--ignore", "Test.E", "page.md"}, 1},
    {"fail-on", {"--fail-on", "error", "--ignore", "Test.E", "page.md"}, 0},
    {"max-warnings", {"--max-warnings", "0", "--ignore", "Test.E", "page.md"}, 1},
    {"max-warnings", {"--max-warnings", "1", "--ignore", "Test.E", "page.md"}, 0},
    {"exit-zero", {"--exit-zero", "page.md"}, 0, "Test.E"},
    {"min-severity", {"--min-severity", "warning", "page.md"}, 1, "Test.W", "Test.S"},
    {"min-severity", {"--min-severity", "all", "page.md"}, 2, "takes one of suggestion, warning, error"},
    {"select", {"--select", "Test.W,Test.S", "page.md"}, 0, "Test.W", "Test.E"},
    {"select", {"--select", "Test.Q", "page.md"}, 2, "did you mean 'Test."},
    {"ignore", {"--ignore", "Test", "page.md"}, 0, "Nothing found"},
    {"changed-since", {"--changed-since", "main", "page.md"}, 2, "is in no work tree of git"},
    {"baseline", {"--baseline", "known.yml", "page.md"}, 0, "3 known ones are in the baseline."},
    {"baseline", {"--baseline", "stale.yml", "page.md"}, 1, "Config.StaleBaseline"},
    {"write-baseline",
     {"--baseline", "new.yml", "--write-baseline", "page.md"},
     0,
     "3 known ones",
     "",
     "new.yml",
     "page.md:\n  Test.E: 1\n"},
    {"prune",
     {"--baseline", "stale.yml", "--write-baseline", "--prune", "page.md"},
     0,
     "3 known ones",
     "",
     "stale.yml",
     "Test.E: 1"},
    {"explain", {"--explain", "Test.E"}, 0, "Test.E (error)"},
    {"explain", {"--explain", "Typography.Unit"}, 0, "  - Neem [[20mg]] per dag."},
    {"select", {"--select", "Typography.Unit", "page.md"}, 0, "Nothing found in 1 file."},
    {"list-rules", {"--list-rules"}, 0, "Test.S"},
    {"show-config", {"--show-config", "page.md"}, 0, "Test.S"},
    {"jobs", {"--jobs", "3", "page.md"}, 1, "Test.E"},
    {"stdin-filename", {"--format", "line", "--stdin-filename", "x.md", "-"}, 1, "x.md:1:1:Test.E"},
    {"no-force-exclude", {"skipped.md"}, 0, "Nothing found in 0 files."},
    {"no-force-exclude", {"--no-force-exclude", "skipped.md"}, 1, "Test.E"},
    {"online", {"--online", "page.md"}, 1, "Test.E"},
    {"offline", {"--online", "--offline", "page.md"}, 1, "Test.E"},
    {"cache", {"--online", "--offline", "--cache", "c.sqlite", "page.md"}, 1, "Test.E"},
    {"max-age", {"--online", "--max-age", "week", "page.md"}, 2, "takes a time such as 30s, 12h or 7d"},
    {"allow-private", {"--online", "--offline", "--allow-private", "page.md"}, 1, "Test.E"},
    {"timeout", {"--online", "--timeout", "0", "page.md"}, 2, "--timeout are at least 1"},
    {"retries", {"--online", "--retries", "11", "page.md"}, 2, "--retries at most 10"},
    {"host-connections", {"--online", "--host-connections", "0", "page.md"}, 2, "--host-connections"},
    {"host-rate", {"--online", "--host-rate", "-1", "page.md"}, 2, "--host-rate at least 0"},
};

struct Promise {
    const char* program;
    std::set<std::string> options;
};

const std::vector<Promise> k_promised = {
    {"links",
     {"offline", "cache", "max-age", "allow-private", "timeout", "retries", "host-connections", "host-rate",
      "format", "output", "fix", "unsafe-fixes", "diff", "fail-on"}},
    {"check", {"source",         "format",          "output",        "fix",        "unsafe-fixes",
               "diff",           "fail-on",         "max-warnings",  "exit-zero",  "min-severity",
               "select",         "ignore",          "changed-since", "baseline",   "write-baseline",
               "prune",          "explain",         "list-rules",    "statistics", "jobs",
               "stdin-filename", "no-force-exclude"}},
    {"extract", {"output"}},
    {"merge",
     {"update", "output-file", "compendium", "no-fuzzy-matching", "previous", "directory", "sort-output",
      "sort-by-file"}},
    {"assemble", {"catalogue", "lang", "output"}},
    {"inspect", {"category", "format", "relayout"}},
    {"status", {"format"}},
    {"sync", {"check"}},
    {"build", {"check"}},
    {"init", {}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(promised_options)

BOOST_AUTO_TEST_CASE(each_option_of_kopij_lint_does_what_it_says) {
    for (const auto& row : k_of_lint) check("lint", row);
}

BOOST_AUTO_TEST_CASE(kopij_lint_has_those_options_and_no_other) {
    std::set<std::string> tested;
    for (const auto& row : k_of_lint) tested.insert(row.option);
    BOOST_TEST(offered("lint") == tested, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_program_loses_an_option) {
    for (const auto& [program, options] : k_promised) {
        const auto there = offered(program);
        for (const auto& set : {options, k_of_every_program}) {
            for (const auto& option : set)
                BOOST_TEST(there.count(option) == 1U, "kopij-" << program << " --" << option);
        }
    }
}

BOOST_AUTO_TEST_CASE(options_may_stand_anywhere_and_a_wrong_one_names_the_nearest) {
    const Project project;
    for (const auto& promise : k_promised) {
        const auto wrong = run_program(promise.program, {"--versoin"}, {"", project.path()});
        BOOST_TEST(wrong.code == 2, promise.program);
        BOOST_TEST(wrong.err.find("did you mean '--version'?") != std::string::npos, wrong);
    }
    BOOST_TEST(run_program("lint", {"page.md", "--ignore", "Test"}, {"", project.path()}).code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(fixing)

BOOST_AUTO_TEST_CASE(standard_input_comes_back_as_the_fixes_leave_it) {
    const Project project;
    const auto fix = [&](std::vector<std::string> arguments, const std::string& in) {
        arguments.insert(arguments.begin(), {"--fix", "--stdin-filename", "page.md"});
        arguments.emplace_back("-");
        return run_program("lint", std::move(arguments), {in, project.path()});
    };
    const auto changed = fix({}, "A colour.\n");
    BOOST_TEST(changed.out == "A color.\n", changed);
    BOOST_TEST(changed.err.find("1 was fixed.") != std::string::npos, changed);
    BOOST_TEST(fix({}, "Nothing.\n").out == "Nothing.\n");
    BOOST_TEST(fix({"--diff"}, "A colour.\n").out.find("+A color.\n") != std::string::npos);
    BOOST_TEST(project.read("page.md") == Project::k_page);
}

BOOST_AUTO_TEST_CASE(fixing_twice_changes_nothing_more_and_the_file_still_parses) {
    const Project project;
    const auto page = project.write(
        "a.xml",
        "<article xml:lang=\"en\"><body><p>A colour &amp; a <b>colour</b>,\n maybe colour&#160;maybe."
        "</p></body></article>\n");
    const std::vector<std::string> arguments = {"--fix", "--unsafe-fixes", "a.xml"};
    BOOST_TEST(run_program("lint", arguments, {"", project.path()}).code == 0);
    const auto once = project.read("a.xml");
    BOOST_TEST(
        once.find("<p>A color &amp; a <b>color</b>,\n perhaps color&#160;perhaps.</p>") != std::string::npos,
        once);
    BOOST_TEST(run_program("lint", arguments, {"", project.path()}).code == 0);
    BOOST_TEST(project.read("a.xml") == once);
}

BOOST_AUTO_TEST_CASE(catalogues_are_fixed_too) {
    const Scratch scratch;
    const std::string head =
        "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"X-Source-Language: nl\\n\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    scratch.write("a.po", head + "msgid \"Slaap \"\nmsgstr \"Sleep\"\n");
    const auto fix = [&] {
        return run_program("check", {"--select", "Catalogue.Space", "--fix", "--unsafe-fixes", "a.po"},
                           {"", scratch.path()});
    };
    const auto first = fix();
    BOOST_TEST(first.code == 0, first);
    BOOST_TEST(scratch.read("a.po") == head + "msgid \"Slaap \"\nmsgstr \"Sleep \"\n", first);
    const auto once = scratch.read("a.po");
    fix();
    BOOST_TEST(scratch.read("a.po") == once);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(names_in_the_settings)

BOOST_AUTO_TEST_CASE(a_rule_or_style_that_is_none_is_told_with_its_place_and_the_nearest) {
    const Scratch scratch;
    scratch.write(".kopij.yml",
                  "languages: [en]\nstyles: [Evidence, Linkz]\nrules:\n  Evidence.Overclam: off\n"
                  "  Plain.Jargon: off\n  Planes: off\n");
    scratch.write("a.md", "Sleep.\n");
    const auto result = run_program("lint", {"a.md"}, {"", scratch.path()});
    BOOST_TEST(result.code == 2, result);
    const auto says = [&](const std::string& text) {
        BOOST_TEST(result.err.find(text) != std::string::npos, text << '\n' << result);
    };
    says("there is no rule or style …");
    says("2:20: 'Linkz'; did you mean 'Links'?");
    says("4:3: 'Evidence.Overclam'; did you mean 'Evidence.Overclaim'?");
    says("6:3: 'Planes'");
    BOOST_TEST(result.err.find("Jargon") == std::string::npos, result);  // a style that does not run here
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
