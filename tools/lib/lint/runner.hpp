// Articles in, diagnostics out.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "lint/article.hpp"
#include "lint/plan.hpp"
#include "lint/rule_set.hpp"
#include "lint/translation.hpp"
#include "markup/vocabularies.hpp"

namespace kopij::lint {

/// The id of the finding that a file's format is not known.
inline constexpr std::string_view k_format_problem = "Config.Format";

/// One file of a run.
struct Input {
    std::filesystem::path path;
    /// Its content where it does not come from the disk (standard input); else it is read when its turn
    /// comes.
    std::shared_ptr<const text::Source> source = nullptr;
};

class Linter {
  public:
    /// What is done with a file. Asked from several threads.
    using PlanFor = std::function<const FilePlan&(const std::filesystem::path&)>;

    /// What the article of a catalogue says, null where it is not known. Asked from several threads.
    using ArticleOf = std::function<const ArticleMessages*(const std::filesystem::path& catalogue)>;

    /// All of these must outlive it.
    Linter(const markup::Vocabularies& vocabularies, const Environment& environment,
           const ProjectFacts& project, PlanFor plan_for)
        : m_vocabularies(vocabularies),
          m_environment(environment),
          m_project(project),
          m_plan_for(std::move(plan_for)) {}

    /// Without it catalogues are judged by themselves.
    void look_for_articles(ArticleOf article_of) { m_article_of = std::move(article_of); }

    /// run() adds what may have been meant to the first findings that know it. For reports that show it.
    void show_suggestions() { m_suggests = true; }

    /// Findings get the place that Vale's line report gives them (note_vale_places).
    void show_vale_places() { m_vale_places = true; }

    /// What is wrong with one article, in reading order. A file whose extension is no format's is read as
    /// plain text. One that cannot be parsed gives its Markup.Syntax diagnostics alone. Safe from several
    /// threads.
    std::vector<diagnostic::Diagnostic> lint(const text::Source& source) const;

    /// Lints the inputs with `jobs` threads (0: as many as there are processors) and calls `done` for each,
    /// in their order, from the calling thread. What is kept at once depends on the threads and not on the
    /// inputs. Throws the text::FileError of the first file that cannot be read, after those before it were
    /// delivered.
    void run(const std::vector<Input>& inputs, unsigned jobs,
             const std::function<void(const FileFindings&)>& done) const;

  private:
    FileFindings lint(const Input& input) const;
    /// What is wrong with it, besides what its parser `found`; `document` is null where it cannot be parsed.
    std::vector<diagnostic::Diagnostic> judge(const markup::Document* document, const FilePlan& plan,
                                              std::vector<diagnostic::Diagnostic> found) const;
    /// Says of the first file with an ending that nobody knows that it is read as plain text.
    void note_unknown(FileFindings& file, std::set<std::string, std::less<>>& endings) const;
    /// Adds what may have been meant to as many findings as are left.
    void suggest(FileFindings& file, std::size_t& left) const;
    /// What the plan's rules look for; made once a plan.
    const Search& search_of(const FilePlan& plan) const;

    const markup::Vocabularies& m_vocabularies;
    const Environment& m_environment;
    const ProjectFacts& m_project;
    PlanFor m_plan_for;
    ArticleOf m_article_of;
    bool m_suggests = false;
    bool m_vale_places = false;
    mutable std::mutex m_mutex;
    mutable std::map<const FilePlan*, Search> m_searches;
};

}  // namespace kopij::lint
