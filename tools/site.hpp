// What the programs that work on the whole site share.
#pragma once

#include "cli/options.hpp"
#include "markup/vocabularies.hpp"
#include "translate/site.hpp"

namespace kopij::program {

/// The site of a project. What is wrong with a file goes to `report`. An article that does not say its
/// language is in that of the nearest folder named as one, else in the one that its words look like.
translate::Site load_site(const config::Project& project, const markup::Vocabularies& vocabularies,
                          const translate::Site::Report& report);

/// The files of the site that a run makes, written or only counted, and the errors it met.
class SiteFiles {
  public:
    /// With --check nothing is written.
    SiteFiles(cli::Invocation& call, const cli::Options& options);

    /// Shows what is wrong with a file and counts the errors.
    void tell(const text::Source& source, const std::vector<diagnostic::Diagnostic>& found);
    void count_errors(long long errors) { m_errors += errors; }
    /// Writes the file where its bytes differ and says so.
    void put(const config::Project& project, const std::filesystem::path& path, const std::string& bytes);

    /// "3 files changed", "3 files would change".
    std::string changes() const;
    int exit_code() const;

  private:
    enum class Writing { files, nothing };

    cli::Invocation& m_call;
    const cli::Options& m_options;
    Writing m_writing;
    long long m_errors = 0;
    long long m_changed = 0;
};

bool is_error(const diagnostic::Diagnostic& one);

/// The frame of a program that makes files of the site: options, settings, then `run`, which gives the exit
/// code.
int run_on_site(cli::Invocation& call, const cli::About& about,
                int (*run)(cli::Invocation& call, const cli::Options& options,
                           const config::Project& project));

/// The ITS rules of a run: the project's, then those that --its names, which win. Throws text::FileError for
/// a file that is not there; what else is wrong with them is told on `call.err`.
its::SharedRules load_its_rules(const config::Project& project, const cli::Options& options,
                                cli::Invocation& call);

/// Kopij's own vocabularies and the project's; those in error are told on `call.err` and left out.
markup::Vocabularies load_vocabularies(const config::Project& project, cli::Invocation& call);

}  // namespace kopij::program
