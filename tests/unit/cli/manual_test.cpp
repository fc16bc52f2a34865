#include "cli/manual.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>

#include "paths.hpp"
#include "run_program.hpp"
#include "scratch.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::cli {
namespace {

using kopij::test::run_program;

Manual example() {
    return {"kopij-lint",
            "Holds articles against [rules]: it's done.",
            "[OPTIONS] [PATH...]",
            {{"Own",
              {{"number", 'n', "N", "a number"},
               {"format", '\0', "text|json", "how it's [written]: so"},
               {"output", 'o', "FILE", ".begins with a dot \\ backslash"},
               {"quick", '\0', "", std::string(90, 'x') + " " + std::string(30, 'y')}}}},
            {{"kopij-lint -n 3", "an example"}}};
}

bool shell_reads(const char* shell, const std::string& text) {
    const kopij::test::Scratch scratch;
    const auto file = scratch.write("completion", text);
    const auto command = std::string(shell) + " -n " + file.string();
    return std::system(command.c_str()) == 0;  // NOLINT: a test
}

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null").c_str()) == 0;  // NOLINT: a test
}

std::vector<std::string> all_programs() {
    std::vector<std::string> out;
    for (const auto& program : program::k_programs) out.emplace_back(program.name);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manual)

BOOST_AUTO_TEST_CASE(help_keeps_to_the_width_and_lines_up) {
    const auto text = help_text(example(), 80);
    BOOST_TEST(text.find("  -n, --number N            a number\n") != std::string::npos);
    BOOST_TEST(text.find("      --format text|json    how it's [written]: so\n") != std::string::npos);
    std::istringstream rows(text);
    for (std::string row; std::getline(rows, row);) {
        if (row.find("xxx") == std::string::npos) BOOST_TEST(text::display_width(row) <= 80U, row);
    }
}

BOOST_AUTO_TEST_CASE(a_manual_page_escapes_what_roff_would_read) {
    const auto page = man_page(example(), "1.0");
    BOOST_TEST(page.starts_with(".TH KOPIJ\\-LINT 1 \"\" \"Kopij 1.0\" \"Kopij\"\n"));
    BOOST_TEST(page.find("\n\\&.begins with a dot \\e backslash\n") != std::string::npos);
    BOOST_TEST(page.find("\\fB\\-n\\fR, \\fB\\-\\-number\\fR \\fIN\\fR\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(completions_know_choices_and_files) {
    const auto bash = bash_completion(example());
    BOOST_TEST(bash.find("--format) mapfile -t COMPREPLY < <(compgen -W 'text json'") != std::string::npos);
    BOOST_TEST(bash.find("--output|-o) mapfile -t COMPREPLY < <(compgen -f") != std::string::npos);
    const auto zsh = zsh_completion(example());
    BOOST_TEST(zsh.starts_with("#compdef kopij-lint\n"));
    BOOST_TEST(zsh.find("'--format=[how it'\\''s \\[written\\]\\: so]:format:(text json)'") !=
               std::string::npos);
    BOOST_TEST(zsh.find("'--output=[.begins with a dot \\\\ backslash]:FILE:_files'") != std::string::npos);
    const auto fish = fish_completion(example());
    BOOST_TEST(fish.find("-l format -x -a 'text json' -d 'how it\\'s [written]: so'") != std::string::npos);
    BOOST_TEST(fish.find("-s o -l output -r -F") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_program_writes_its_documents) {
    for (const auto& name : all_programs()) {
        for (const auto* kind : {"summary", "man", "bash", "zsh", "fish"}) {
            const auto result = run_program(name, {"--generate", kind});
            BOOST_TEST(result.code == 0, name << ' ' << result);
            BOOST_TEST(!result.out.empty());
            for (const auto* shell : {"bash", "zsh", "fish"}) {
                if (std::string(kind) != shell || !has_program(shell)) continue;
                BOOST_TEST(shell_reads(shell, result.out), name << ' ' << shell);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_man_page_is_in_the_language_asked_for) {
    const auto page = run_program("lint", {"--generate", "man", "--lang", "nl"}).out;
    BOOST_TEST(page.find(".SH \"NAAM\"\n") != std::string::npos);
    text::set_message_language("en", "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(kopij_itself)

namespace {

kopij::test::ProgramResult kopij_with(std::vector<std::string> arguments) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Invocation call{std::move(arguments), in, out, err};
    const auto code = run("", program::kopij, call);
    return {code, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_runs_the_program_that_is_named) {
    const auto result = kopij_with({"lint", "--version"});
    BOOST_TEST(result.code == 0);
    BOOST_TEST(result.out.starts_with("kopij-lint "));
    BOOST_TEST(kopij_with({"lint", "--no-such-option"}).code == 2);
    BOOST_TEST(kopij_with({"help", "lint"}).out.starts_with("Usage: kopij-lint "));
}

BOOST_AUTO_TEST_CASE(its_help_lists_every_program) {
    const auto help = kopij_with({"--help"}).out;
    BOOST_TEST(help == kopij_with({"help"}).out);
    for (const auto& name : all_programs())
        BOOST_TEST(help.find("\n  " + name + ' ') != std::string::npos, name);
    BOOST_TEST(kopij_with({"--version"}).out.starts_with("kopij "));
}

BOOST_AUTO_TEST_CASE(a_name_that_means_nothing_is_told_with_the_nearest) {
    const auto result = kopij_with({"lintt"});
    BOOST_TEST(result.code == 2);
    BOOST_TEST(result.err ==
               "kopij: there is no program 'lintt'; did you mean 'lint'?\nTry 'kopij --help'.\n");
    BOOST_TEST(kopij_with({}).err == "kopij: name a program\nTry 'kopij --help'.\n");
    BOOST_TEST(kopij_with({"--lang", "en", "lint"}).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
