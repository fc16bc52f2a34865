// A project of Vale's in one file, and what is to be found in it: "=== path" begins a file of it. What the
// cases expect was written from the description of Vale's behaviour, not from what came out.
#include <boost/test/unit_test.hpp>
#include <utility>

#include "cli/data.hpp"
#include "golden.hpp"
#include "lint/vale_project.hpp"
#include "lint_fixture.hpp"
#include "scratch.hpp"
#include "text/message.hpp"

namespace kopij::test {
namespace {

struct Project : LintFixture {
    explicit Project(const std::string& text) {
        constexpr std::string_view k_mark = "=== ";
        for (std::size_t at = text.find(k_mark); at < text.size();) {
            const auto name_end = text.find('\n', at);
            const auto end = std::min(text.find("\n=== ", at), text.size() - 1) + 1;
            const auto name = text.substr(at + k_mark.size(), name_end - at - k_mark.size());
            scratch.write(name, std::string_view(text).substr(name_end + 1, end - name_end - 1));
            if (!name.starts_with("styles/") && name != ".vale.ini") pages.push_back(name);
            at = end;
        }
    }

    void add(const text::Source& source, const std::string& path,
             const std::vector<diagnostic::Diagnostic>& all) {
        for (const auto& one : all) {
            if (one.vale_place) {
                const auto [line, column] = *one.vale_place;
                out += "vale " + std::to_string(line) + ':' + std::to_string(column) + " for ";
            }
            out += path + ':' + line(source, one, one.rule + ':');
            const bool of_settings = one.rule == lint::k_rule_problem || one.rule == config::k_vale_problem;
            if (of_settings && !one.help.empty()) out += " (" + one.help + ')';
            out += '\n';
        }
    }

    /// The scratch folder has another name in every run.
    std::string without_folder(std::string text) const {
        const auto folder = scratch.path().string();
        for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
            text.replace(at, folder.size(), "/project");
        return text;
    }

    enum class Places { true_ones, as_vale };
    std::string run(Places places = Places::true_ones) {
        const auto ini = text::Source::from_file(scratch.path() / ".vale.ini");
        diagnostic::Collector found;
        const auto settings = config::read_vale_ini(ini, found);
        std::vector<lint::FileFindings> words;
        const auto with = lint::with_vale_settings(environment, settings, words);
        rules = lint::load_vale_rules(settings, with);
        const auto wrong = lint::check_vale_settings(settings, rules);
        std::copy(wrong.begin(), wrong.end(), std::back_inserter(found.diagnostics));
        add(ini, ".vale.ini", found.diagnostics);
        for (const std::vector<lint::FileFindings>* files : {&std::as_const(words), &rules.problems()}) {
            for (const auto& file : *files) {
                const auto path =
                    std::filesystem::path(file.source->path()).lexically_relative(scratch.path());
                add(*file.source, path.generic_string(), file.diagnostics);
            }
        }
        const lint::ValePlans plans(settings, rules);
        lint::Linter linter(
            vocabularies, with, project,
            [&](const std::filesystem::path& file) -> const lint::FilePlan& { return plans.plan_for(file); });
        if (places == Places::as_vale) linter.show_vale_places();
        for (const auto& page : pages) {
            const auto source = text::Source::from_file(scratch.path() / page);
            add(source, page, linter.lint(source));
        }
        return without_folder(std::move(out));
    }

    Scratch scratch;
    std::vector<std::string> pages;
    std::string out;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(vale_golden)

const GoldenCases k_projects("lint/vale", {".case"}, [](const GoldenFile& file) {
    file.check(".expected", Project(file.text()).run());
});

// Mistakes in rule files and settings, each with its place, in both languages; the rest runs.
const GoldenCases k_mistakes("lint/mistakes", {".case"}, [](const GoldenFile& file) {
    file.check(".expected", Project(file.text()).run());
    text::set_message_language("nl", cli::messages_folder().string());
    const auto dutch = Project(file.text()).run();
    text::set_message_language("en", "");
    file.check(".nl", dutch);
});

// Where Vale says that findings stand, beside where they do: by hand from the description of its search.
const GoldenCases k_places("lint/vale_places", {".case"}, [](const GoldenFile& file) {
    file.check(".expected", Project(file.text()).run(Project::Places::as_vale));
});

// A page of HTML, with Dutch in it, for each published style, named after it.
const GoldenCases k_published("lint/published", {".html"}, [](const GoldenFile& file) {
    const auto styles = data_folder("vale/published");
    if (!styles) return;
    const auto style = file.path().stem().string();
    Project project("=== .vale.ini\nStylesPath = " + styles->string() +
                    "\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = " + style + "\n=== " + file.name() +
                    "\n" + file.text());
    file.check(".expected", project.run());
});

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
