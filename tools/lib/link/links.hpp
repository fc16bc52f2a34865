// What a run knows of links: files at once, the web where it was asked.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/outcome.hpp"
#include "link/resolver.hpp"

namespace kopij::link {

/// The links of one document and what became of each.
struct PageLinks {
    std::vector<Link> links;
    std::vector<Resolution> resolutions;  ///< of links[n]
    std::vector<const Outcome*> web;      ///< of links[n]; nullptr where the web was not asked
};

/// Shared by the threads of a run.
class Links {
  public:
    /// The resolver of the project, made when it is first asked for: most runs of a hook never need it.
    Resolver& resolver(const config::Project& project) const;

    /// Files that the run will lint: see Files::expect(). Before the threads start.
    void expect(std::vector<std::filesystem::path> files) { m_expected = std::move(files); }
    /// The file as it was parsed for its ids already, where it was kept.
    std::optional<ParsedFile> take(const std::filesystem::path& file) const;

    /// See Files::use(). Before the resolver is made.
    void use(const markup::Vocabularies& vocabularies) { m_vocabularies = &vocabularies; }

    /// What the web said, by the link's target. Before the threads start.
    void know(std::unordered_map<std::string, Outcome> outcomes) { m_web = std::move(outcomes); }

    /// Collects and judges the links of a document, but for those that the project ignores. What may have
    /// been meant is looked for in the first 100 broken ones: a document with more has another problem. O(n)
    /// but for those.
    PageLinks judge(const markup::Document& document, const markup::Vocabulary& vocabulary,
                    const config::Project& project) const;

  private:
    mutable std::once_flag m_once;
    mutable std::unique_ptr<Resolver> m_resolver;
    mutable std::atomic<Resolver*> m_made = nullptr;  // m_resolver once it is there
    const markup::Vocabularies* m_vocabularies = nullptr;
    std::vector<std::filesystem::path> m_expected;
    std::unordered_map<std::string, Outcome> m_web;
};

/// What to ask the web about a link: its target, or the resolver's address of a DOI; "" for what is not on
/// the web.
std::string web_target(const Link& link);

}  // namespace kopij::link
