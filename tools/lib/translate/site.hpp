// A project's articles and where each language's version of them goes.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/project.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

struct SiteArticle {
    std::filesystem::path path;        ///< absolute
    std::string name;                  ///< config::article_name
    std::string language;              ///< one of the project's, where the article's own is among them
    std::unique_ptr<Article> article;  ///< null where it cannot be parsed
    std::set<std::string> published;   ///< the languages it has a page in; its own from the start
};

/// Where a local link of an article leads.
struct LocalTarget {
    std::filesystem::path path;  ///< absolute, normal
    std::string rest;            ///< "?query#fragment"
};

class Site {
  public:
    using Guess = std::function<std::string(const Article&)>;
    using Report = std::function<void(const text::Source&, const std::vector<diagnostic::Diagnostic>&)>;

    /// Reads every article of the project. `guess` gives the language of one that does not say it; `report`
    /// is told what is wrong with a file, also that its name is another article's too.
    static Site load(const config::Project& project, const markup::Vocabularies& vocabularies,
                     const Guess& guess, const Report& report);

    const config::Project& project() const { return m_project; }
    std::vector<SiteArticle>& articles() { return m_articles; }
    const std::vector<SiteArticle>& articles() const { return m_articles; }

    /// The page of an article in a language. The name's extension is the article's own.
    std::filesystem::path output(const SiteArticle& article, std::string_view language) const;
    /// The folder that all pages lie in: the output pattern up to its first placeholder.
    std::filesystem::path output_root() const;

    /// What a target written in the article means, if it is a file of this machine: not an address with a
    /// scheme, not a fragment alone. "/..." starts from the project's site-root.
    std::optional<LocalTarget> resolve(const SiteArticle& from, std::string_view target) const;
    /// The article at a path; also where its extension is left out.
    const SiteArticle* find(const std::filesystem::path& path) const;
    /// How a link of the article has to be written in its page of a language so that it leads to the other
    /// article's page in the same language, or, where that is not published, in its own. Nothing for other
    /// targets.
    std::optional<std::string> twin(const SiteArticle& from, std::string_view language,
                                    std::string_view target) const;

  private:
    config::Project m_project;
    std::vector<SiteArticle> m_articles;
    std::map<std::filesystem::path, std::size_t> m_by_path;  // with and without the extension
};

}  // namespace kopij::translate
