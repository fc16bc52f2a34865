// kopij-lint: articles in, diagnostics out; fixes; the documentation of the rules.
#include <algorithm>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>
#include <sstream>

#include "asking.hpp"
#include "cli/options.hpp"
#include "cli/project.hpp"
#include "cli/reporting.hpp"
#include "diagnostic/fix.hpp"
#include "explain.hpp"
#include "lint.hpp"
#include "linting.hpp"
#include "markup/entity.hpp"
#include "programs.hpp"
#include "report/link_list.hpp"
#include "report/reports.hpp"
#include "text/diff.hpp"
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

/// What the command line asks for.
struct Wishes {
    Severity fail_on = Severity::error;
    Severity min_severity = Severity::suggestion;
    std::optional<std::size_t> max_warnings;
    bool exit_zero = false;
    bool fix = false;
    bool diff = false;
    diagnostic::Fixes fixes = diagnostic::Fixes::safe;
    unsigned jobs = 0;
};

cli::About about() {
    return {"lint",
            text::tr_later("Holds articles against the editorial rules."),
            "[OPTIONS] [PATH...]",
            {{"kopij-lint", text::tr_later("the articles of the project")},
             {"kopij-lint --fix content", text::tr_later("and make the changes that are safe")},
             {"kopij-lint --format json article.xml", text::tr_later("for scripts")},
             {"kopij-lint --explain Evidence.UncitedClaim", text::tr_later("what a rule wants, and why")}}};
}

void add_options(cli::Options& options, Subject subject) {
    auto findings = options.group(tr("What is reported"));
    cli::add_report_options(findings);
    findings("select", po::value<std::string>()->value_name("RULES"),
             tr("these styles and rules alone: Evidence,Links.File").c_str());
    findings("ignore", po::value<std::string>()->value_name("RULES"), tr("all but these").c_str());
    findings("min-severity", po::value<std::string>()->value_name("LEVEL"),
             tr("nothing below suggestion, warning or error").c_str());
    auto gate = options.group(tr("When it fails"));
    gate("fail-on", po::value<std::string>()->value_name("LEVEL"),
         tr("the lowest level that fails: suggestion, warning or error (default)").c_str());
    gate("max-warnings", po::value<std::size_t>()->value_name("N"), tr("more warnings fail too").c_str());
    gate("exit-zero", po::bool_switch(), tr("findings never fail").c_str());
    auto fixes = options.group(tr("Fixing"));
    fixes("fix", po::bool_switch(), tr("make the changes that cannot alter what is meant").c_str());
    fixes("unsafe-fixes", po::bool_switch(), tr("with --fix or --diff: the other changes too").c_str());
    fixes("diff", po::bool_switch(), tr("show the changes instead of making them").c_str());
    auto rules = options.group(tr("Rules"));
    rules("explain", po::value<std::string>()->value_name("RULE"),
          tr("what it finds, why, examples").c_str());
    rules("list-rules", po::bool_switch(), tr("every rule with its level and message").c_str());
    auto files = options.group(tr("Files"));
    files("stdin-filename", po::value<std::string>()->value_name("FILE"),
          tr("the name that '-', standard input, goes by").c_str());
    files("no-force-exclude", po::bool_switch(),
          tr("take a file that is named although it is ignored").c_str());
    files("jobs", po::value<unsigned>()->value_name("N"), tr("threads (default: one a processor)").c_str());
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
    return out;
}

/// The inputs of the run; standard input, if it is one, is read here.
std::vector<lint::Input> read_inputs(const cli::Options& options, const Linting& linting,
                                     cli::Invocation& call) {
    auto arguments = options.arguments();
    std::vector<lint::Input> out;
    if (std::erase(arguments, "-") > 0) {
        const auto name = options.get<std::string>("stdin-filename", "stdin.txt");
        std::string bytes(std::istreambuf_iterator<char>(call.in), {});
        const auto format = markup::format_of(name).value_or(markup::Format::plain);
        out.push_back({name, std::make_shared<const text::Source>(text::Source::from_bytes(
                                 name, std::move(bytes), markup::declares(format)))});
        if (arguments.empty()) return out;
    }
    const auto policy =
        options.flag("no-force-exclude") ? cli::NamedButIgnored::taken : cli::NamedButIgnored::left_out;
    for (auto& path : linting.files(arguments, policy)) out.push_back({std::move(path)});
    return out;
}

class Run {
  public:
    Run(const Linting& linting, const Wishes& wishes, std::ostream& out, bool color)
        : m_linting(linting), m_wishes(wishes), m_out(out), m_color(color) {}

    int run(const std::vector<lint::Input>& inputs, report::Reporter& reporter) {
        m_linting.linter().run(inputs, m_wishes.jobs,
                               [&](const lint::FileFindings& file) { one(file, reporter); });
        if (!m_wishes.diff) reporter.finish(m_summary);
        if (m_wishes.exit_zero) return cli::k_clean;
        return m_failed || (m_wishes.max_warnings && m_summary.warnings > *m_wishes.max_warnings)
                   ? cli::k_findings
                   : cli::k_clean;
    }

  private:
    void one(const lint::FileFindings& file, report::Reporter& reporter) {
        if (!m_wishes.fix && !m_wishes.diff) {
            deliver(*file.source, file.diagnostics, reporter);
            return;
        }
        const auto& before = *file.source;
        const auto again = [&](const std::string& text) {
            return text::Source::from_bytes(before.path(), text);
        };
        const auto fixed = diagnostic::fix_until_stable(
            std::string(before.text()),
            [&](const std::string& text) {
                return text == before.text() ? file.diagnostics : m_linting.linter().lint(again(text));
            },
            [&](const std::string& text) { return parses(again(text)); }, m_wishes.fixes);
        if (m_wishes.diff) {
            const auto color = m_color ? text::Colored::yes : text::Colored::no;
            m_out << text::unified_diff(before.path(), before.text(), fixed.text, color);
            m_failed |= fixed.applied > 0;
            return;
        }
        if (fixed.applied > 0)
            text::write_file(before.path(), before.encode(fixed.text, markup::escape_character));
        const auto after = again(fixed.text);
        m_summary.fixed += fixed.applied;
        deliver(after, fixed.applied > 0 ? m_linting.linter().lint(after) : file.diagnostics, reporter);
    }

    static bool parses(const text::Source& source) {
        diagnostic::Collector problems;
        const auto format = markup::format_of(source.path()).value_or(markup::Format::plain);
        return markup::parse(source, format, problems) != nullptr;
    }

    void deliver(const text::Source& source, std::vector<Diagnostic> diagnostics,
                 report::Reporter& reporter) {
        std::erase_if(diagnostics,
                      [&](const Diagnostic& one) { return one.severity < m_wishes.min_severity; });
        ++m_summary.files;
        for (const auto& one : diagnostics) {
            m_summary.count(one);
            m_failed |= one.severity >= m_wishes.fail_on;
        }
        reporter.file(source, diagnostics);
    }

    const Linting& m_linting;
    const Wishes& m_wishes;
    std::ostream& m_out;
    bool m_color;
    report::Summary m_summary;
    bool m_failed = false;
};

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

/// For a run whose findings decide its exit code and nothing else.
class Silent : public report::Reporter {
    void file(const text::Source&, const std::vector<Diagnostic>&) override {}
    void finish(const report::Summary&) override {}
};

}  // namespace

int lint_with(cli::Invocation& call, const cli::About& about, Subject subject) {
    cli::Options options(call, about);
    add_options(options, subject);
    if (const auto done = options.parse()) return *done;
    const auto wishes = read_wishes(options);
    auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    if (subject == Subject::links) project->styles = {"Links"};
    Linting linting(std::move(*project), options, call);
    linting.choose(lint::split_names(options.get<std::string>("select")),
                   lint::split_names(options.get<std::string>("ignore")));
    if (options.flag("list-rules")) return list_rules(linting.active(), call.out);
    if (options.has("explain"))
        return explain_rule(linting.rules(), options.get<std::string>("explain"), call.out);

    const auto inputs = read_inputs(options, linting, call);
    auto targets = cli::report_targets(options);
    Asked asked;
    if (subject == Subject::links || options.flag("online")) asked = ask(inputs, linting, options, call);
    const bool reports_findings = subject == Subject::articles || list_links(asked, targets, call.out);
    report::Context context;
    context.style = cli::report_style(options, call);
    context.root = linting.project().root;
    context.rules = rule_infos(linting.active());
    context.tool = std::string("kopij-") + about.name;
    std::unique_ptr<report::Reporter> reporter = std::make_unique<Silent>();
    if (reports_findings)
        reporter = std::make_unique<report::Reports>(targets, call.out, context, cli::step_summary());
    const auto code = Run(linting, wishes, call.out, context.style.color).run(inputs, *reporter);
    if (asked.interrupted) return k_interrupted;
    return linting.whole() ? code : cli::k_failure;
}

int lint(cli::Invocation& call) { return lint_with(call, about(), Subject::articles); }

}  // namespace kopij::program
