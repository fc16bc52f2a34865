// kopij-lint: articles in, diagnostics out; fixes; the documentation of the rules.
#include <algorithm>
#include <chrono>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>
#include <sstream>

#include "asking.hpp"
#include "catalogue_articles.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "cli/reporting.hpp"
#include "explain.hpp"
#include "lint.hpp"
#include "lint/catalogue_runner.hpp"
#include "lint_run.hpp"
#include "linting.hpp"
#include "programs.hpp"
#include "report/link_list.hpp"
#include "report/reports.hpp"
#include "show_config.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using diagnostic::Diagnostic;
using diagnostic::Severity;
using text::tr;
using text::tr_format;

constexpr int k_interrupted = 130;  // as a shell says it

cli::About about() {
    return {"lint",
            text::tr_later("Holds articles against the editorial rules."),
            "[OPTIONS] [PATH...]",
            {{"kopij-lint", text::tr_later("the articles of the project")},
             {"kopij-lint --fix content", text::tr_later("and make the changes that are safe")},
             {"kopij-lint --format json article.xml", text::tr_later("for scripts")},
             {"kopij-lint --explain Evidence.UncitedClaim", text::tr_later("what a rule wants, and why")},
             {"kopij-lint --changed-since origin/main", text::tr_later("only what this branch brought")}}};
}

void add_options(cli::Options& options, Subject subject) {
    auto findings = options.group(tr("What is reported"));
    cli::add_report_options(findings);
    findings("select", po::value<std::string>()->value_name("RULES"),
             tr("these styles and rules alone: Evidence,Links.File").c_str());
    findings("ignore", po::value<std::string>()->value_name("RULES"), tr("all but these").c_str());
    findings("min-severity", po::value<std::string>()->value_name("LEVEL"),
             tr("nothing below suggestion, warning or error").c_str());
    if (subject == Subject::catalogues) {
        findings("source", po::value<std::string>()->value_name("ARTICLE"),
                 tr("the article that the catalogues belong to (default: what the settings say)").c_str());
    }
    auto gate = options.group(tr("When it fails"));
    gate("fail-on", po::value<std::string>()->value_name("LEVEL"),
         tr("the lowest level that fails: suggestion, warning or error (default)").c_str());
    gate("max-warnings", po::value<std::size_t>()->value_name("N"), tr("more warnings fail too").c_str());
    gate("exit-zero", po::bool_switch(), tr("findings never fail").c_str());
    auto known = options.group(tr("Old content"));
    known("changed-since", po::value<std::string>()->value_name("REV"),
          tr("only what was not there where HEAD and this revision of git parted").c_str());
    known("baseline", po::value<std::string>()->value_name("FILE"),
          tr("only what is more than this file counts; what is less fails too").c_str());
    known("write-baseline", po::bool_switch(), tr("write the findings of now to that file").c_str());
    known("prune", po::bool_switch(), tr("with --write-baseline: lower its numbers, and raise none").c_str());
    auto fixes = options.group(tr("Fixing"));
    fixes("fix", po::bool_switch(), tr("make the changes that cannot alter what is meant").c_str());
    fixes("unsafe-fixes", po::bool_switch(), tr("with --fix or --diff: the other changes too").c_str());
    fixes("diff", po::bool_switch(), tr("show the changes instead of making them").c_str());
    auto rules = options.group(tr("Rules"));
    rules("explain", po::value<std::string>()->value_name("RULE"),
          tr("what it finds, why, examples").c_str());
    rules("list-rules", po::bool_switch(), tr("every rule with its level and message").c_str());
    rules("show-config", po::value<std::string>()->value_name("FILE"),
          tr("which rules judge this file, at which level, and why").c_str());
    auto files = options.group(tr("Files"));
    files("stdin-filename", po::value<std::string>()->value_name("FILE"),
          tr("the name that '-', standard input, goes by").c_str());
    files("no-force-exclude", po::bool_switch(),
          tr("take a file that is named although it is ignored").c_str());
    files("jobs", po::value<unsigned>()->value_name("N"), tr("threads (default: one a processor)").c_str());
    if (subject == Subject::catalogues) return;
    auto network = options.group(tr("The web"));
    if (subject == Subject::articles) {
        network("online", po::bool_switch(), tr("ask the web about links (rules of Links)").c_str());
    }
    add_network_options(network);
}

Severity severity_option(const cli::Options& options, const char* name, Severity otherwise) {
    options.check_choice(name, {"suggestion", "warning", "error"});
    return diagnostic::severity_from(options.get<std::string>(name)).value_or(otherwise);
}

Wishes read_wishes(const cli::Options& options) {
    Wishes out;
    out.fail_on = severity_option(options, "fail-on", Severity::error);
    out.min_severity = severity_option(options, "min-severity", Severity::suggestion);
    if (options.has("max-warnings")) out.max_warnings = options.get<std::size_t>("max-warnings");
    out.exit_zero = options.flag("exit-zero");
    out.fix = options.flag("fix");
    out.diff = options.flag("diff");
    if (options.flag("unsafe-fixes")) out.fixes = diagnostic::Fixes::all;
    if (options.flag("unsafe-fixes") && !out.fix && !out.diff) {
        throw cli::UsageError(tr("--unsafe-fixes goes with --fix or --diff"));
    }
    out.jobs = options.get<unsigned>("jobs", 0);
    out.select = lint::split_names(options.get<std::string>("select"));
    out.ignore = lint::split_names(options.get<std::string>("ignore"));
    out.changed_since = options.get<std::string>("changed-since");
    out.baseline = options.get<std::string>("baseline");
    const bool write = options.flag("write-baseline");
    const bool prune = options.flag("prune");
    if (write) out.baseline_is = prune ? Wishes::Baseline::pruned : Wishes::Baseline::written;
    if (write && out.baseline.empty()) throw cli::UsageError(tr("--write-baseline needs --baseline FILE"));
    if (prune && !write) throw cli::UsageError(tr("--prune goes with --write-baseline"));
    if (write && out.diff) throw cli::UsageError(tr("--diff changes no file, so it writes no baseline"));
    return out;
}

text::Declares declares(const std::string& path) {
    if (lint::is_catalogue(path)) return text::Declares::po;
    return markup::declares(markup::format_of(path).value_or(markup::Format::plain));
}

/// The catalogues that the arguments mean; without arguments those of the project.
std::vector<std::string> catalogues(const std::vector<std::string>& arguments, const Linting& linting,
                                    const CatalogueArticles& articles, cli::NamedButIgnored policy) {
    if (!arguments.empty())
        return cli::select_files(arguments, linting.project(), policy, lint::is_catalogue);
    auto out = articles.catalogues();
    if (out.empty())
        throw cli::UsageError(tr("no catalogue is named, and the settings name none that is there"));
    return out;
}

/// The inputs of the run; standard input, if it is one, is read here.
std::vector<lint::Input> read_inputs(const cli::Options& options, const Linting& linting,
                                     const CatalogueArticles& articles, Subject subject,
                                     cli::Invocation& call) {
    auto arguments = options.arguments();
    std::vector<lint::Input> out;
    if (std::erase(arguments, "-") > 0) {
        const auto* otherwise = subject == Subject::catalogues ? "stdin.po" : "stdin.txt";
        const auto name = options.get<std::string>("stdin-filename", otherwise);
        std::string bytes(std::istreambuf_iterator<char>(call.in), {});
        out.push_back({name, std::make_shared<const text::Source>(
                                 text::Source::from_bytes(name, std::move(bytes), declares(name)))});
        if (arguments.empty()) return out;
    }
    const auto policy =
        options.flag("no-force-exclude") ? cli::NamedButIgnored::taken : cli::NamedButIgnored::left_out;
    auto paths = subject == Subject::catalogues ? catalogues(arguments, linting, articles, policy)
                                                : linting.files(arguments, policy);
    for (auto& path : paths) out.push_back({std::move(path)});
    return out;
}

std::vector<std::filesystem::path> on_disk(const std::vector<lint::Input>& inputs) {
    std::vector<std::filesystem::path> out;
    for (const auto& input : inputs) {
        if (!input.source) out.push_back(input.path);
    }
    return out;
}

/// Asks about the links of the inputs, so that the rules of Links know the answers.
Asked ask(const std::vector<lint::Input>& inputs, Linting& linting, const cli::Options& options,
          cli::Invocation& call) {
    std::vector<Asking> asking;
    for (const auto& input : inputs) asking.push_back({input.path.string(), input.source});
    auto out =
        ask_about_links(asking, linting.vocabularies(), linting.project(), linting.links(), options, call);
    linting.links().know(out.outcomes);
    return out;
}

/// The list of links takes the place of the findings in JSON. Whether anything else is to be reported.
bool list_links(const Asked& asked, std::vector<report::Target>& targets, std::ostream& out) {
    const auto rows = link_rows(asked);
    for (const auto& target : targets) {
        if (target.format != "json") continue;
        std::ostringstream text;
        report::write_link_list(target.output.empty() ? out : text, rows);
        if (!target.output.empty()) text::write_file(target.output, text.str());
    }
    std::erase_if(targets, [](const report::Target& target) { return target.format == "json"; });
    return !targets.empty();
}

bool reads_standard_input(const std::vector<lint::Input>& inputs) {
    return std::any_of(inputs.begin(), inputs.end(),
                       [](const lint::Input& input) { return input.source != nullptr; });
}

/// For a run whose findings decide its exit code and nothing else.
class Silent : public report::Reporter {
    void file(const text::Source&, const std::vector<Diagnostic>&) override {}
    void finish(const report::Summary&) override {}
};

}  // namespace

int lint_with(cli::Invocation& call, const cli::About& about, Subject subject) {
    const auto start = std::chrono::steady_clock::now();
    cli::Options options(call, about);
    add_options(options, subject);
    if (const auto done = options.parse()) return *done;
    auto wishes = read_wishes(options);
    auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    if (subject == Subject::links) {
        project->styles = {"Links"};
        if (wishes.select.empty()) wishes.select = project->styles;
    }
    Linting linting(std::move(*project), options, call);
    linting.choose(wishes.select, wishes.ignore);
    if (options.flag("list-rules")) return list_rules(linting.active(), call.out);
    if (options.has("explain"))
        return explain_rule(linting.rules(), options.get<std::string>("explain"), call.out);
    if (options.has("show-config")) {
        return show_config(linting, options.get<std::string>("show-config"), {wishes.select, wishes.ignore},
                           call.out);
    }

    CatalogueArticles articles(linting.facts(), linting.vocabularies(), options.get<std::string>("source"));
    linting.linter().look_for_articles([&](const auto& catalogue) { return articles.of(catalogue); });
    const auto inputs = read_inputs(options, linting, articles, subject, call);
    auto targets = cli::report_targets(options);
    const bool shows_help = std::any_of(targets.begin(), targets.end(), [](const report::Target& target) {
        return target.format != "line" && target.format != "json" && target.format != report::k_statistics;
    });
    if (shows_help) linting.linter().show_suggestions();
    const bool as_vale = std::any_of(targets.begin(), targets.end(),
                                     [](const report::Target& target) { return target.format == "line"; });
    if (as_vale && linting.vale_settings()) linting.linter().show_vale_places();
    Asked asked;
    const bool web = subject == Subject::links || options.flag("online");
    // While the web is asked, memory is for its pages.
    if (!web || options.flag("offline")) linting.links().expect(on_disk(inputs));
    const bool listed = std::any_of(targets.begin(), targets.end(),
                                    [](const report::Target& target) { return target.format == "json"; });
    if (web && (web_may_be_known(options, linting.project()) || (subject == Subject::links && listed)))
        asked = ask(inputs, linting, options, call);
    const bool reports_findings = subject != Subject::links || list_links(asked, targets, call.out);
    std::unique_ptr<EarlierState> earlier;
    if (!wishes.changed_since.empty())
        earlier = std::make_unique<EarlierState>(linting, wishes.changed_since, asked.outcomes);
    LintRun run(linting, wishes, earlier.get(), call.out, options.color());
    if (!run.baseline_problems().empty()) {
        cli::print_problems(*run.baseline_source(), run.baseline_problems(), options, call);
        return cli::k_failure;
    }
    if (call.out_is_terminal) run.timed_from(start);
    // With --fix standard output is standard input as the fixes left it.
    const bool out_is_taken = wishes.fix && !wishes.diff && reads_standard_input(inputs);
    report::Context context;
    if (!out_is_taken) context.style = cli::report_style(options, call);
    context.root = linting.project().root;
    context.rules = rule_infos(linting.active());
    context.tool = std::string("kopij-") + about.name;
    std::unique_ptr<report::Reporter> reporter = std::make_unique<Silent>();
    if (reports_findings) {
        reporter = std::make_unique<report::Reports>(targets, out_is_taken ? call.err : call.out, context,
                                                     cli::step_summary());
    }
    const auto code = run.run(inputs, *reporter);
    if (asked.interrupted) return k_interrupted;
    return linting.whole() ? code : cli::k_failure;
}

int lint(cli::Invocation& call) { return lint_with(call, about(), Subject::articles); }

}  // namespace kopij::program
