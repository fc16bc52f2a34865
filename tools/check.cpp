// kopij-check: catalogues in, diagnostics out.
#include <algorithm>
#include <map>
#include <ostream>

#include "cli/options.hpp"
#include "cli/paths.hpp"
#include "cli/project.hpp"
#include "cli/reporting.hpp"
#include "explain.hpp"
#include "lint/catalogue_runner.hpp"
#include "linting.hpp"
#include "programs.hpp"
#include "report/reports.hpp"
#include "text/message.hpp"
#include "translate/article.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using diagnostic::Severity;
using text::tr;

/// Which article a catalogue belongs to: the one that --source names, else what the project's settings say.
class Articles {
  public:
    Articles(const Linting& linting, const std::string& named) : m_linting(linting), m_named(named) {
        const auto& project = linting.project();
        if (!named.empty() || project.catalogues.empty()) return;
        for (const auto& path : config::find_articles(project)) {
            for (const auto& language : project.languages) {
                m_paths[project.path(project.catalogues, language, config::article_name(path))
                            .lexically_normal()] = path;
            }
        }
    }

    /// Every catalogue of the project that is there.
    std::vector<std::string> catalogues() const {
        std::vector<std::string> out;
        std::error_code ec;
        for (const auto& [catalogue, article] : m_paths) {
            if (fs::is_regular_file(catalogue, ec))
                out.push_back(catalogue.lexically_proximate(fs::current_path()).string());
        }
        return out;
    }

    /// What the catalogue's article says; null where it is not known or cannot be parsed.
    const lint::ArticleMessages* of(const std::string& catalogue) {
        const auto found = m_paths.find(fs::absolute(catalogue).lexically_normal());
        const auto path = !m_named.empty() ? m_named
                          : found == m_paths.end()
                              ? std::string{}
                              : found->second.lexically_proximate(fs::current_path()).string();
        if (path.empty()) return nullptr;
        const auto [known, is_new] = m_read.try_emplace(path);
        if (is_new) {
            diagnostic::Collector ignored;  // kopij-lint tells what is wrong with an article
            const auto article = translate::Article::read_file(path, m_linting.vocabularies(), ignored);
            if (article) {
                known->second = lint::ArticleMessages{path, {}};
                for (const auto& segment : article->segments())
                    known->second->messages.emplace_back(segment.context, segment.message);
            }
        }
        return known->second ? &*known->second : nullptr;
    }

  private:
    const Linting& m_linting;
    std::string m_named;
    std::map<fs::path, fs::path> m_paths;
    std::map<std::string, std::optional<lint::ArticleMessages>> m_read;
};

bool is_catalogue(std::string_view path) { return path.ends_with(".po") || path.ends_with(".pot"); }

}  // namespace

int check(cli::Invocation& call) {
    cli::Options options(
        call, {"check",
               text::tr_later("Judges translations against their sources."),
               "[OPTIONS] [PATH...]",
               {{"kopij-check", text::tr_later("every catalogue of the project")},
                {"kopij-check --source content/nl/rtms.xml locales/en/rtms.po",
                 text::tr_later("one catalogue, and whether it is up to date with its article")}}});
    auto findings = options.group(tr("What is reported"));
    cli::add_report_options(findings);
    findings("source", po::value<std::string>()->value_name("ARTICLE"),
             tr("the article that the catalogues belong to (default: what the settings say)").c_str())(
        "select", po::value<std::string>()->value_name("RULES"),
        tr("these styles and rules alone: Evidence,Links.File").c_str())(
        "ignore", po::value<std::string>()->value_name("RULES"), tr("all but these").c_str())(
        "min-severity", po::value<std::string>()->value_name("LEVEL"),
        tr("nothing below suggestion, warning or error").c_str())(
        "fail-on", po::value<std::string>()->value_name("LEVEL"),
        tr("the lowest level that fails: suggestion, warning or error (default)").c_str());
    if (const auto done = options.parse()) return *done;
    for (const char* name : {"fail-on", "min-severity"})
        options.check_choice(name, {"suggestion", "warning", "error"});
    auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    Linting linting(std::move(*project), options, call);
    linting.choose(lint::split_names(options.get<std::string>("select")),
                   lint::split_names(options.get<std::string>("ignore")));
    Articles articles(linting, options.get<std::string>("source"));
    auto paths = cli::select_files(options.arguments(), linting.project(), cli::NamedButIgnored::left_out,
                                   is_catalogue);
    if (options.arguments().empty()) paths = articles.catalogues();
    if (paths.empty())
        throw cli::UsageError(tr("no catalogue is named, and the settings name none that is there"));

    report::Context context;
    context.style = cli::report_style(options, call);
    context.root = linting.project().root;
    context.rules = rule_infos(linting.active());
    report::Reports reports(cli::report_targets(options), call.out, context, cli::step_summary());
    const auto level = [&](const char* name, Severity otherwise) {
        return diagnostic::severity_from(options.get<std::string>(name)).value_or(otherwise);
    };
    const auto least = level("min-severity", Severity::suggestion);
    const auto gate = level("fail-on", Severity::error);
    report::Summary summary;
    bool failed = false;
    for (const auto& path : paths) {
        const auto source = text::Source::from_file(path, text::Declares::po);
        auto found = lint::lint_catalogue(source, linting.active(), linting.environment(), articles.of(path));
        std::erase_if(found, [&](const diagnostic::Diagnostic& one) { return one.severity < least; });
        ++summary.files;
        for (const auto& one : found) {
            summary.count(one);
            failed = failed || one.severity >= gate;
        }
        reports.file(source, found);
    }
    reports.finish(summary);
    if (!linting.whole()) return cli::k_failure;
    return failed ? cli::k_findings : cli::k_clean;
}

}  // namespace kopij::program
