// Questions to git.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kopij::cli {

/// The top of the work tree that the folder is in, absolute; told by the .git there, without asking git.
/// Nothing where it is in none.
std::optional<std::filesystem::path> work_tree_around(const std::filesystem::path& folder);

/// What git prints and how it ended.
struct GitAnswer {
    int code = 0;
    std::string out;
};

/// What a call may need beside its arguments.
struct GitInput {
    std::string in{};               ///< standard input
    std::filesystem::path index{};  ///< an index file other than the repository's own
};

/// Calls git in the folder. Nothing where there is no git. The variables that git sets for its hooks are kept
/// from it: GIT_DIR and the like mean the repository of the hook, which the folder need not be in.
std::optional<GitAnswer> ask_git(const std::filesystem::path& folder, std::vector<std::string> arguments,
                                 const GitInput& input = {});

/// "a\0b\0" as a list.
std::vector<std::string> split_names(const std::string& names);

/// A file that differs from how a commit had it. Paths are relative to the top of the work tree.
struct ChangedFile {
    std::string before;  ///< its name in the commit; empty: it is new
    std::string now;     ///< its name in the work tree; empty: it is gone

    friend bool operator==(const ChangedFile&, const ChangedFile&) = default;
};

/// The repository around a folder.
class Repository {
  public:
    /// Throws UsageError where the folder is in none, or git is not installed or refuses.
    explicit Repository(const std::filesystem::path& folder);

    /// The folder of the work tree.
    const std::filesystem::path& top() const { return m_top; }

    /// The commit at which HEAD and the revision parted. Throws UsageError for a revision that does not exist
    /// or has nothing in common with HEAD; in a shallow clone it says how to fetch what is missing.
    std::string merge_base(const std::string& revision) const;

    /// What differs between the commit and the work tree, files that git does not know yet included, ignored
    /// ones not; a renamed file is one change. Sorted by name.
    std::vector<ChangedFile> changed_since(const std::string& commit) const;

    /// The files of the commit, written below the folder; what Git LFS keeps elsewhere stays a pointer.
    void write_files(const std::string& commit, const std::filesystem::path& folder) const;

  private:
    std::string answer(std::vector<std::string> arguments, const GitInput& input = {}) const;

    std::filesystem::path m_top;
};

}  // namespace kopij::cli
