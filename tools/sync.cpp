// kopij-sync: the whole project, every template and catalogue brought up to date with its article.
#include <algorithm>
#include <ostream>

#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/write.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "programs.hpp"
#include "site.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "translate/extract.hpp"
#include "translate/template_file.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using text::tr;
using text::tr_format;
using translate::SiteArticle;

enum class Writing { files, nothing };

class Syncer {
  public:
    Syncer(cli::Invocation& call, const cli::Options& options, const config::Project& project)
        : m_call(call),
          m_options(options),
          m_writing(options.flag("check") ? Writing::nothing : Writing::files),
          m_vocabularies(load_vocabularies(project, call)),
          m_site(load_site(project, m_vocabularies,
                           [this](const text::Source& source, const auto& found) { tell(source, found); })) {}

    int run() {
        for (const auto& article : m_site.articles()) {
            if (article.article) sync(article);
        }
        m_call.out << (m_writing == Writing::nothing
                           ? text::tr_plural("{0} file would change", "{0} files would change", m_changed)
                           : text::tr_plural("{0} file changed", "{0} files changed", m_changed))
                   << '\n';
        const bool would_change = m_writing == Writing::nothing && m_changed > 0;
        return m_errors > 0 || would_change ? cli::k_findings : cli::k_clean;
    }

  private:
    void tell(const text::Source& source, const std::vector<diagnostic::Diagnostic>& found) {
        m_errors += std::count_if(found.begin(), found.end(), [](const diagnostic::Diagnostic& one) {
            return one.severity == diagnostic::Severity::error;
        });
        cli::print_problems(source, found, m_options, m_call);
    }

    void sync(const SiteArticle& article) {
        const auto& project = m_site.project();
        translate::ExtractOptions how;
        how.creation_date = translate::template_date({article.path});
        how.project = article.name;
        how.source_language = article.language;
        auto text = catalogue::write(
            translate::extract({{article.article.get(), article.article->source().path()}}, how));
        if (!project.templates.empty()) {
            const auto path = project.path(project.templates, {}, article.name);
            text = translate::with_kept_date(std::move(text), path);
            put(path, text);
        }
        diagnostic::Collector none;
        const auto made =
            catalogue::parse(text::Source::from_bytes(article.name + ".pot", text, text::Declares::po), none);
        for (const auto& language : project.languages) {
            if (language != article.language) translation(article, language, made);
        }
    }

    void translation(const SiteArticle& article, const std::string& language,
                     const catalogue::Catalogue& made) {
        const auto& project = m_site.project();
        const auto path = project.path(project.catalogues, language, article.name);
        std::error_code ec;
        if (!fs::is_regular_file(path, ec)) {
            put(path, catalogue::write(catalogue::start_translation(made, language,
                                                                    made.header_field("POT-Creation-Date"))));
            return;
        }
        const auto source = std::make_shared<const text::Source>(
            text::Source::from_bytes(project.relative(path), text::read_file(path), text::Declares::po));
        diagnostic::Collector found;
        const auto old = catalogue::parse(source, found);
        tell(*source, found.diagnostics);
        if (catalogue::has_errors(found)) return;  // nothing a translator wrote is risked
        auto merged = catalogue::merge(old, made);
        put(path, translate::with_kept_date(catalogue::write_encoded(merged.catalogue), path));
    }

    void put(const fs::path& path, const std::string& bytes) {
        if (!text::differs(path, bytes)) return;
        ++m_changed;
        const auto shown = m_site.project().relative(path);
        m_call.out << (m_writing == Writing::nothing ? tr_format("would write {0}", shown)
                                                     : tr_format("wrote {0}", shown))
                   << '\n';
        if (m_writing == Writing::files) text::write_file(path, bytes);
    }

    cli::Invocation& m_call;
    const cli::Options& m_options;
    Writing m_writing;
    long long m_errors = 0;
    long long m_changed = 0;
    markup::Vocabularies m_vocabularies;
    translate::Site m_site;
};

}  // namespace

int sync(cli::Invocation& call) {
    cli::Options options(
        call,
        {"sync",
         text::tr_later("Brings the templates and catalogues of the project up to date with its articles."),
         "[OPTIONS]",
         {{"kopij-sync --check", text::tr_later("are the catalogues up to date?")}}});
    options.group(tr("Result"))("check", po::bool_switch(),
                                tr("write nothing; exit with 1 if something would change").c_str());
    if (const auto done = options.parse()) return *done;
    if (!options.arguments().empty())
        throw cli::UsageError(tr("the settings name the articles; none can be named here"));
    const auto project = cli::require_project(options, call);
    if (!project) return cli::k_failure;
    return Syncer(call, options, *project).run();
}

}  // namespace kopij::program
