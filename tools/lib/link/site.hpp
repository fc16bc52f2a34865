// The files that links of a project may point to.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/project.hpp"
#include "link/names.hpp"

namespace kopij::link {

/// A page that Kopij makes of an article: it is there for links whether or not it has been built.
struct Published {
    std::filesystem::path page;     ///< where it is built
    std::filesystem::path article;  ///< what it is built from
};

/// Made once a run; safe to be asked from several threads.
class Site {
  public:
    explicit Site(const config::Project& project);

    const std::filesystem::path& root() const { return m_root; }
    /// The folders that "/..." may start from, the likeliest first.
    const std::vector<std::filesystem::path>& roots() const { return m_roots; }
    const std::vector<std::string>& languages() const { return m_languages; }

    /// The article that is published at the page, or whose twin in another language lies where `page` would
    /// be in a tree with a folder for each language.
    std::optional<std::filesystem::path> article_at(const std::filesystem::path& page) const;
    /// Where the article is built in the language; nothing for what is no article.
    std::optional<std::filesystem::path> page_of(const std::filesystem::path& article,
                                                 std::string_view language) const;

    /// Every file of the project with this name (folders that start with "." and node_modules left out), by
    /// path. The first call walks the project.
    std::vector<std::filesystem::path> named(const std::string& file_name) const;
    /// Every file of the project with this extension (".xml"), by path. Walks as named() does.
    std::vector<std::filesystem::path> with_extension(std::string_view extension) const;
    /// The names of files (of 2,000 at most, for a slip is looked for in all of them). Walks as named() does.
    const Names& file_names() const;

  private:
    void walk() const;

    config::Project m_project;
    std::filesystem::path m_root;
    std::vector<std::filesystem::path> m_roots;
    std::vector<std::string> m_languages;
    std::map<std::string, std::filesystem::path> m_articles;   // by path
    std::map<std::string, std::filesystem::path> m_published;  // page -> article

    mutable std::once_flag m_walked;
    mutable std::multimap<std::string, std::filesystem::path> m_by_name;
    mutable Names m_names;
};

}  // namespace kopij::link
