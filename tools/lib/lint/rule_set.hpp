// The rules of a run: read from their files, each with the check that its kind made of it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "lint/environment.hpp"
#include "lint/kind.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

/// A file and what is wrong with it; a rule file here, an article elsewhere.
struct FileFindings {
    std::shared_ptr<const text::Source> source;
    std::vector<diagnostic::Diagnostic> diagnostics;
};

class RuleSet {
  public:
    struct Entry {
        std::unique_ptr<const Rule> rule;  ///< its address is kept by checks
        std::unique_ptr<const Check> check;
    };

    /// Every *.yml below the folders of styles; of two rules with one id the later folder's counts. A file
    /// with a problem is left out and reported in problems(); the others are not touched by it.
    static RuleSet load(const std::vector<std::filesystem::path>& styles, const Environment& environment);
    /// One rule from its file; a file, or a list it names, that cannot be read is a problem of this rule
    /// alone.
    void add_file(const std::filesystem::path& path, const Environment& environment);
    /// One rule from the text of its file, for tests and editors.
    void add(std::shared_ptr<const text::Source> file, const Environment& environment);

    /// Sorted by id.
    const std::vector<Entry>& rules() const { return m_rules; }
    const Entry* find(std::string_view id) const;
    /// The rule files with problems.
    const std::vector<FileFindings>& problems() const { return m_problems; }
    /// Whether every rule runs. A problem that is a warning may leave it running.
    bool whole() const { return m_whole; }

  private:
    std::vector<Entry> m_rules;
    std::vector<FileFindings> m_problems;
    bool m_whole = true;
};

/// A problem of a file or folder as a whole, which cannot be read: it stands at the begin.
FileFindings problem_of_file(const std::filesystem::path& path, std::string message);

/// The folders of styles in `roots` (Kopij's rules, the project's): those named in `styles`, else all but
/// Kopij's Spelling, Terms and Typography. A name for which there is no folder is appended to `missing`.
std::vector<std::filesystem::path> find_styles(const std::vector<std::filesystem::path>& roots,
                                               const std::vector<std::string>& styles,
                                               std::vector<std::string>& missing);

}  // namespace kopij::lint
