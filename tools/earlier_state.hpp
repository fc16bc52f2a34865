// The findings of the files as they were at an earlier commit, for --changed-since.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/git.hpp"
#include "diagnostic/earlier.hpp"
#include "linting.hpp"
#include "text/temporary_folder.hpp"

namespace kopij::program {

/// The project where HEAD and a revision parted, written to a folder of its own and linted by the rules of
/// now: the links of a file that nobody touched may have broken since.
class EarlierState {
  public:
    /// Throws cli::UsageError where git cannot tell, with the way out. `linting` must outlive it.
    EarlierState(const Linting& linting, const std::string& revision,
                 const std::unordered_map<std::string, link::Outcome>& web);

    /// The findings that the file, by the name it had then, did not have. It is linted as it was then when it
    /// is first asked about, and only if there is anything to compare.
    std::vector<diagnostic::Diagnostic> fresh(const text::Source& source,
                                              std::vector<diagnostic::Diagnostic> found);

  private:
    /// The file's name at the commit, relative to the top of the work tree; "" where it is new.
    std::string name_then(const std::filesystem::path& now) const;
    std::filesystem::path absolute(const std::filesystem::path& file) const;

    const Linting& m_linting;
    cli::Repository m_repository;
    text::TemporaryFolder m_folder;
    std::filesystem::path m_top;  // the files of the commit, below m_folder
    std::vector<cli::ChangedFile> m_changes;
    lint::ProjectFacts m_facts;
    std::unique_ptr<lint::Linter> m_linter;
    diagnostic::Earlier m_earlier;
    std::unordered_map<std::string, bool> m_linted;
};

}  // namespace kopij::program
