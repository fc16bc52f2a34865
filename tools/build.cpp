// kopij-build: the whole project, every article in every language.
#include <algorithm>
#include <map>
#include <ostream>

#include "catalogue/parse.hpp"
#include "lint/catalogue_runner.hpp"
#include "linting.hpp"
#include "markup/entity.hpp"
#include "programs.hpp"
#include "site.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "translate/assemble.hpp"
#include "translate/site.hpp"
#include "translate/structure.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using text::tr_format;
using translate::SiteArticle;

class Builder {
  public:
    Builder(cli::Invocation& call, const cli::Options& options, const config::Project& project)
        : m_call(call),
          m_files(call, options),
          m_linting(project, options, call),
          m_site(load_site(
              project, m_linting.vocabularies(),
              [this](const text::Source& source, const auto& found) { m_files.tell(source, found); })) {}

    int run() {
        for (auto& article : m_site.articles()) decide(article);
        for (const auto& article : m_site.articles()) {
            if (article.article) lint(*article.article);
            build(article);
        }
        m_call.out << text::tr_plural("{0} page", "{0} pages", m_pages) << ", " << m_files.changes() << '\n';
        return m_files.exit_code();
    }

  private:
    /// Errors alone: kopij-lint and kopij-check show the rest.
    bool tell_errors(const text::Source& source, std::vector<diagnostic::Diagnostic> found) {
        std::erase_if(found, [](const diagnostic::Diagnostic& one) { return !is_error(one); });
        m_files.tell(source, found);
        return found.empty();
    }

    /// Whether the article is good to read is for kopij-lint to say in full; the page is made all the same.
    void lint(const translate::Article& article) {
        const auto found = m_linting.linter().lint(article.source());
        const auto errors = std::count_if(found.begin(), found.end(), is_error);
        if (errors == 0) return;
        m_files.count_errors(errors);
        m_call.err << text::tr_plural("{0} error", "{0} errors", errors)
                   << tr_format(" in {0}; kopij-lint shows more", article.source().path()) << '\n';
    }

    /// Reads the article's catalogues and sets in which languages it is published.
    void decide(SiteArticle& article) {
        if (!article.article) return;
        const auto& project = m_site.project();
        for (const auto& language : project.languages) {
            if (language == article.language) continue;
            const auto path = project.path(project.catalogues, language, article.name);
            std::error_code ec;
            if (!fs::is_regular_file(path, ec)) continue;
            const auto source = std::make_shared<const text::Source>(
                text::Source::from_bytes(project.relative(path), text::read_file(path), text::Declares::po));
            // What cannot be read is among the findings of the rules too.
            diagnostic::Collector unread;
            auto catalogue = catalogue::parse(source, unread);
            if (!tell_errors(*source,
                             lint::lint_catalogue(*source, m_linting.active(), m_linting.environment())))
                continue;
            translate::AssembleOptions how;
            how.language = language;
            how.source_language = article.language;
            const auto counted = translate::count(*article.article, catalogue, how);
            if (counted.translated * 100 < counted.segments * static_cast<std::size_t>(project.publish_at)) {
                m_call.err
                    << tr_format(
                           "{0}: {1} of {2} texts are translated, fewer than publish-at asks for ({3}%); its "
                           "page stays as it is",
                           project.relative(path), counted.translated, counted.segments, project.publish_at)
                    << '\n';
                continue;
            }
            article.published.insert(language);
            m_catalogues.emplace(std::pair(&article, language), std::move(catalogue));
        }
    }

    void build(const SiteArticle& article) {
        if (!article.article) return;
        for (const auto& language : article.published) {
            const auto found = m_catalogues.find({&article, language});
            // An article's own language passes through unchanged.
            if (found == m_catalogues.end())
                write(article, language, std::string(article.article->source().bytes()));
            else
                translated(article, language, found->second);
        }
    }

    void translated(const SiteArticle& article, const std::string& language,
                    const catalogue::Catalogue& catalogue) {
        translate::AssembleOptions how;
        how.language = language;
        how.source_language = article.language;
        how.twin = [&](std::string_view target) { return m_site.twin(article, language, target); };
        diagnostic::Collector broken;
        const auto assembled = translate::assemble(*article.article, catalogue, how, broken);
        m_files.tell(*catalogue.source(), broken.diagnostics);
        const auto bytes = translate::bytes_of(*article.article, assembled);
        diagnostic::Collector differences;
        const bool same = translate::keeps_structure(*article.article, bytes, assembled.removal, differences);
        m_files.tell(article.article->source(), differences.diagnostics);
        if (same) write(article, language, bytes);
    }

    void write(const SiteArticle& article, const std::string& language, const std::string& bytes) {
        ++m_pages;
        const auto page = m_site.output(article, language);
        m_files.put(m_site.project(), page, bytes);
        assets(article, article.article->document().root(), page);
    }

    /// Copies the files that the page refers to (images, mostly) to where it will look for them.
    void assets(const SiteArticle& article, pugi::xml_node element, const fs::path& page) {
        const auto& vocabulary = article.article->vocabulary();
        if (vocabulary.is(element, "link") || vocabulary.is(element, "image")) {
            const auto target = vocabulary.attribute(element, "target");
            const auto value = markup::decode(target.value(), article.article->document());
            const auto local = target ? m_site.resolve(article, value) : std::nullopt;
            std::error_code ec;
            if (local && m_site.find(local->path) == nullptr && fs::is_regular_file(local->path, ec)) {
                asset(article, target, value, local->path, page);
            }
        }
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) assets(article, child, page);
        }
    }

    void asset(const SiteArticle& article, pugi::xml_attribute target, std::string_view value,
               const fs::path& file, const fs::path& page) {
        const auto root = m_site.output_root();
        const auto from = article.path.parent_path();
        const auto place =
            value.starts_with('/')
                ? root / file.lexically_relative(m_site.project().root / m_site.project().site_root)
                : page.parent_path() / file.lexically_relative(from);
        const auto wanted = place.lexically_normal();
        const auto inside = wanted.lexically_relative(root);
        if (inside.empty() || *inside.begin() == "..") {
            m_files.tell(
                article.article->source(),
                {{"Config.Project", diagnostic::Severity::error,
                  article.article->document().span(target).value,
                  tr_format("{0} would have to be copied to {1}, outside the site; move it so that the page "
                            "can find it",
                            m_site.project().relative(file), m_site.project().relative(wanted))}});
            return;
        }
        if (m_assets.emplace(wanted, file).second)
            m_files.put(m_site.project(), wanted, text::read_file(file));
    }

    cli::Invocation& m_call;
    SiteFiles m_files;
    Linting m_linting;
    long long m_pages = 0;
    translate::Site m_site;
    std::map<std::pair<const SiteArticle*, std::string>, catalogue::Catalogue> m_catalogues;
    std::map<fs::path, fs::path> m_assets;
};

}  // namespace

int build(cli::Invocation& call) {
    return run_on_site(call,
                       {"build",
                        text::tr_later("Builds the site: every article of the project in every language."),
                        "[OPTIONS]",
                        {{"kopij-build --check", text::tr_later("is the site up to date?")}}},
                       [](cli::Invocation& of, const cli::Options& options, const config::Project& project) {
                           return Builder(of, options, project).run();
                       });
}

}  // namespace kopij::program
