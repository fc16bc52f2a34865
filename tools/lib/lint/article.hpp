// An article as kinds see it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/project.hpp"
#include "evidence/citation.hpp"
#include "its/values.hpp"
#include "link/links.hpp"
#include "lint/callback.hpp"
#include "lint/candidates.hpp"
#include "lint/counts.hpp"
#include "lint/environment.hpp"
#include "lint/known_works.hpp"
#include "lint/reading.hpp"
#include "lint/rule.hpp"
#include "lint/texts.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "segment/block.hpp"

namespace kopij::lint {

/// What kinds may know of the project around an article. Made once a run, read by all threads.
struct ProjectFacts {
    config::Project settings;
    /// Every article of the project, absolute and sorted; empty where the run has no project.
    std::vector<std::filesystem::path> articles;
    its::SharedRules its_rules;  ///< of the project
    /// What is known of links; shared, since a file that many link to is read once.
    std::shared_ptr<link::Links> links = std::make_shared<link::Links>();
    std::shared_ptr<KnownWorks> works = std::make_shared<KnownWorks>();
};

/// One article: its source, tree and prose. What is costly is made when it is first asked for. One thread
/// uses an Article at a time.
class Article {
  public:
    Article(const markup::Document& document, const markup::Vocabulary& vocabulary,
            const Environment& environment, const ProjectFacts& project, const Reading& reading,
            const Search& search = k_search_everywhere);

    const text::Source& source() const { return m_document.source(); }
    const markup::Document& document() const { return m_document; }
    const markup::Vocabulary& vocabulary() const { return m_vocabulary; }
    const its::Values& values() const;
    /// What is wrong with the ITS rules of the article and its project, once values() has been asked for.
    const std::vector<diagnostic::Diagnostic>& its_problems() const { return m_its_problems.diagnostics; }
    const Search& search() const { return m_search; }
    const Environment& environment() const { return m_environment; }
    const ProjectFacts& project() const { return m_project; }

    /// Primary tag, lower case ("nl"): what the article itself says, else the project's only language, else
    /// the nearest folder of its path named as a language, else what its words look like, else "en".
    const std::string& language() const;
    /// The block's own language as a primary tag, else the article's.
    std::string_view language_of(const segment::Block& block) const;

    /// The prose in document order.
    const std::vector<segment::Block>& blocks() const;
    /// The sentences of blocks()[block], as ranges of its prose's text.
    const std::vector<text::Range>& sentences(std::size_t block) const;
    const evidence::Citations& citations() const;
    /// The parts that rules with a scope read.
    const Texts& texts() const;
    /// Where in texts() the patterns of the run could match.
    const Candidates& candidates() const;
    /// The numbers that formulas use.
    const Counts& counts() const;
    /// Its links, and whether they lead anywhere.
    const link::PageLinks& links() const;

  private:
    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const Environment& m_environment;
    const ProjectFacts& m_project;
    const Reading& m_reading;
    const Search& m_search;
    mutable std::optional<its::Values> m_values;
    mutable diagnostic::Collector m_its_problems;
    mutable std::optional<std::string> m_language;
    mutable std::set<std::string> m_languages;  // of blocks in another one
    mutable std::optional<std::vector<segment::Block>> m_blocks;
    mutable std::vector<std::optional<std::vector<text::Range>>> m_sentences;
    mutable std::optional<evidence::Citations> m_citations;
    mutable std::optional<Texts> m_texts;
    mutable std::optional<Candidates> m_candidates;
    mutable std::optional<Counts> m_counts;
    mutable std::optional<link::PageLinks> m_links;
};

/// Calls `visit` for the texts that the rule's scope selects and whose language it judges, in reading order.
void for_each_text(const Article& article, const Rule& rule, Callback<void(const Text&)> visit);

/// "nl" from "nl-NL" or "NL_be"; lower case.
std::string primary_tag(std::string_view language);

/// The texts of a document for rules with a scope (texts.hpp).
Texts read_texts(const Article& article, const Reading& reading);

}  // namespace kopij::lint
