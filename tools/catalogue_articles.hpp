// Which article a catalogue belongs to, and what it says now.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lint/article.hpp"
#include "lint/translation.hpp"
#include "markup/vocabularies.hpp"
#include "translate/article.hpp"

namespace kopij::program {

/// What an article says, for the checks of its catalogues.
lint::ArticleMessages messages_of(const translate::Article& article, std::string path);

class CatalogueArticles {
  public:
    /// `named`: the article of every catalogue; empty: what the project's settings say. The others must
    /// outlive it.
    CatalogueArticles(const lint::ProjectFacts& project, const markup::Vocabularies& vocabularies,
                      std::string named);

    /// Every catalogue of the project that is there, relative to the working folder.
    std::vector<std::string> catalogues() const;

    /// What the catalogue's article says; null where it is not known or cannot be parsed. Each article is
    /// read once. Safe from several threads.
    const lint::ArticleMessages* of(const std::filesystem::path& catalogue);

  private:
    const markup::Vocabularies& m_vocabularies;
    std::string m_named;
    std::map<std::filesystem::path, std::filesystem::path> m_paths;  // catalogue -> article
    std::map<std::string, std::optional<lint::ArticleMessages>> m_read;
    std::mutex m_mutex;
};

}  // namespace kopij::program
