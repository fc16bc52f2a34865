// kopij-sync: the whole project, every template and catalogue brought up to date with its article.
#include <ostream>

#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/write.hpp"
#include "programs.hpp"
#include "site.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "translate/extract.hpp"
#include "translate/template_file.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using translate::SiteArticle;

class Syncer {
  public:
    Syncer(cli::Invocation& call, const cli::Options& options, const config::Project& project)
        : m_call(call),
          m_files(call, options),
          m_vocabularies(load_vocabularies(project, call)),
          m_site(load_site(project, m_vocabularies, [this](const text::Source& source, const auto& found) {
              m_files.tell(source, found);
          })) {}

    int run() {
        for (const auto& article : m_site.articles()) {
            if (article.article) sync(article);
        }
        m_call.out << m_files.changes() << '\n';
        return m_files.exit_code();
    }

  private:
    void sync(const SiteArticle& article) {
        const auto& project = m_site.project();
        translate::ExtractOptions how;
        how.creation_date = translate::template_date({article.path});
        how.project = article.name;
        how.source_language = article.language;
        auto text =
            catalogue::write(translate::extract(*article.article, article.article->source().path(), how));
        if (!project.templates.empty()) {
            const auto path = project.path(project.templates, {}, article.name);
            text = translate::with_kept_date(std::move(text), path);
            m_files.put(project, path, text);
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
            m_files.put(project, path,
                        catalogue::write(catalogue::start_translation(
                            made, language, made.header_field("POT-Creation-Date"))));
            return;
        }
        const auto source = std::make_shared<const text::Source>(
            text::Source::from_bytes(project.relative(path), text::read_file(path), text::Declares::po));
        diagnostic::Collector found;
        const auto old = catalogue::parse(source, found);
        m_files.tell(*source, found.diagnostics);
        if (catalogue::has_errors(found)) return;  // nothing a translator wrote is risked
        auto merged = catalogue::merge(old, made);
        m_files.put(project, path,
                    translate::with_kept_date(catalogue::write_encoded(merged.catalogue).str(), path));
    }

    cli::Invocation& m_call;
    SiteFiles m_files;
    markup::Vocabularies m_vocabularies;
    translate::Site m_site;
};

}  // namespace

int sync(cli::Invocation& call) {
    return run_on_site(
        call,
        {"sync",
         text::tr_later("Brings the templates and catalogues of the project up to date with its articles."),
         "[OPTIONS]",
         {{"kopij-sync --check", text::tr_later("are the catalogues up to date?")}}},
        [](cli::Invocation& of, const cli::Options& options, const config::Project& project) {
            return Syncer(of, options, project).run();
        });
}

}  // namespace kopij::program
