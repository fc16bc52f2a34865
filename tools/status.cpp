// kopij-status: how far each article and each of its translations is.
#include <algorithm>
#include <ostream>

#include "catalogue/parse.hpp"
#include "catalogue/statistics.hpp"
#include "catalogue_articles.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "cli/reporting.hpp"
#include "lint/catalogue_runner.hpp"
#include "lint/date.hpp"
#include "lint/language.hpp"
#include "linting.hpp"
#include "programs.hpp"
#include "report/progress.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "translate/extract.hpp"
#include "translate/site.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using report::Progress;
using text::tr;
using text::tr_later;
using translate::SiteArticle;

void count(Progress& row, const std::vector<diagnostic::Diagnostic>& found) {
    row.findings = found.size();
    row.errors = static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(),
        [](const diagnostic::Diagnostic& one) { return one.severity == diagnostic::Severity::error; }));
}

pugi::xml_node find_role(const markup::Vocabulary& vocabulary, pugi::xml_node root, std::string_view role) {
    for (const auto& child : root.children()) {
        if (child.type() != pugi::node_element) continue;
        if (vocabulary.is(child, role)) return child;
        if (const auto found = find_role(vocabulary, child, role)) return found;
    }
    return {};
}

/// The template with the translations that a catalogue has for it now: what changed in the article since is
/// not translated, whatever the file says about texts that are gone.
catalogue::Catalogue translated(const catalogue::Catalogue& messages,
                                const catalogue::Catalogue& translations) {
    catalogue::Catalogue out;
    for (const auto& message : messages.messages()) {
        const auto* known =
            message.is_header() ? nullptr : translations.find_or_plain(message.context, message.id);
        out.add(known ? *known : message);
    }
    return out;
}

class Status {
  public:
    Status(const Linting& linting, const cli::Options& options, cli::Invocation& call)
        : m_linting(linting),
          m_site(translate::Site::load(
              linting.project(), linting.vocabularies(),
              [](const translate::Article& article) {
                  const auto folder =
                      lint::language_of_folder(fs::absolute(article.source().path()).generic_string());
                  return folder.empty() ? lint::guess_language(article.source().text()) : folder;
              },
              [&](const text::Source& source, const auto& found) {
                  cli::print_problems(source, found, options, call);
              })) {}

    std::vector<Progress> rows() {
        std::vector<Progress> out;
        for (const auto& article : m_site.articles()) {
            if (!article.article) continue;
            const auto messages = translate::extract(*article.article, article.name, {});
            out.push_back(original(article, messages));
            for (const auto& language : m_site.project().languages) {
                if (language != article.language) out.push_back(translation(article, language, messages));
            }
        }
        return out;
    }

  private:
    Progress original(const SiteArticle& article, const catalogue::Catalogue& messages) const {
        Progress row{article.name, m_site.project().relative(article.path), article.language};
        row.words = catalogue::statistics(messages).words();
        count(row, m_linting.linter().lint(article.article->source()));
        const auto element =
            find_role(article.article->vocabulary(), article.article->document().root(), "review-date");
        if (element) row.reviewed = lint::date_of(element);
        return row;
    }

    Progress translation(const SiteArticle& article, const std::string& language,
                         const catalogue::Catalogue& messages) const {
        const auto& project = m_site.project();
        const auto path = project.path(project.catalogues, language, article.name);
        Progress row{article.name, project.relative(path), language, true};
        std::error_code ec;
        catalogue::Statistics statistics;
        if (fs::is_regular_file(path, ec)) {
            const auto source = std::make_shared<const text::Source>(
                text::Source::from_bytes(project.relative(path), text::read_file(path), text::Declares::po));
            diagnostic::Collector broken;
            const auto catalogue = catalogue::parse(source, broken);
            statistics = catalogue::statistics(translated(messages, catalogue));
            const auto said = messages_of(*article.article, project.relative(article.path));
            count(row, lint::lint_catalogue(*source, m_linting.active(), m_linting.environment(), &said));
            const auto revised = lint::find_date(catalogue.header_field("PO-Revision-Date").substr(0, 10));
            if (revised) row.reviewed = revised->day;
        } else {
            statistics = catalogue::statistics(messages);
        }
        row.words = statistics.words();
        row.translated = statistics.translated.words;
        row.fuzzy = statistics.fuzzy.words;
        row.untranslated = statistics.untranslated.words;
        return row;
    }

    const Linting& m_linting;
    translate::Site m_site;
};

}  // namespace

int status(cli::Invocation& call) {
    cli::Options options(
        call,
        {"status",
         tr_later("Shows how far each article of the project and its translations are."),
         "[OPTIONS]",
         {{"kopij-status", tr_later("a table")}, {"kopij-status --format json", tr_later("for scripts")}}});
    options.group(tr("Result"))("format", po::value<std::string>()->value_name("text|json"),
                                tr("for people, or for scripts").c_str());
    if (const auto done = options.parse()) return *done;
    options.check_choice("format", {"text", "json"});
    if (!options.arguments().empty())
        throw cli::UsageError(tr("it takes no arguments: it is about the project"));
    auto project = cli::require_project(options, call);
    if (!project) return cli::k_failure;
    const Linting linting(std::move(*project), options, call);
    const auto rows = Status(linting, options, call).rows();
    if (options.get<std::string>("format", "text") == "json") {
        report::write_progress_json(call.out, rows, lint::today());
    } else {
        report::write_progress(call.out, rows, lint::today(), cli::report_style(options, call));
    }
    return linting.whole() ? cli::k_clean : cli::k_failure;
}

}  // namespace kopij::program
