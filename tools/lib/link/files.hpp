// What is on disk, asked once: folders' names and the ids in files.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "link/names.hpp"
#include "markup/document.hpp"
#include "markup/vocabularies.hpp"

namespace kopij::link {

/// The ids of one document.
class Ids {
  public:
    Ids() = default;
    /// What #top and an empty fragment mean is HTML's (and GitHub's) business, and no XML vocabulary's.
    enum class Top { always_there, by_id };
    Ids(std::vector<std::string> ids, Top top);
    static Ids of(const markup::Document& document, const markup::Vocabulary& vocabulary);

    bool has(std::string_view id) const;
    bool has_top() const { return m_top == Top::always_there; }
    const std::vector<std::string>& all() const { return m_ids; }

  private:
    std::vector<std::string> m_ids;  // sorted, each once
    Top m_top = Top::by_id;
};

enum class FileType { none, file, folder };

/// A file as it was parsed, and what the parser had to say.
struct ParsedFile {
    std::shared_ptr<const text::Source> source;
    std::unique_ptr<markup::Document> document;  ///< null where it could not be parsed
    std::vector<diagnostic::Diagnostic> problems;
};
ParsedFile parse_file(std::shared_ptr<const text::Source> source, markup::Format format);

/// Safe to be asked from several threads; what was read once stays as it was.
class Files {
  public:
    /// Which attributes are ids; without them `id` alone is. Before the threads start; they have to last.
    void use(const markup::Vocabularies& vocabularies) { m_vocabularies = &vocabularies; }

    /// What is at the path (absolute, normal).
    FileType type(const std::filesystem::path& path) const;
    /// The names in a folder, sorted; none where it cannot be read.
    std::vector<std::string> names(const std::filesystem::path& folder) const;
    /// Those of its files.
    const Names& file_names(const std::filesystem::path& folder) const;
    /// The ids of the file. Each file is parsed once, whoever asks. Nothing where ids are not a matter of its
    /// format (images, PDF); a file that cannot be parsed throws nothing and gives nothing.
    std::shared_ptr<const Ids> ids(const std::filesystem::path& file) const;
    /// Gives the ids of a file that is parsed already, so that it is not parsed again.
    void know(const std::filesystem::path& file, std::shared_ptr<const Ids> ids);

    /// Files that the run will read in their turn, by the names it has for them. One that is parsed for its
    /// ids before that is kept for take(), while all that are kept take some 16 MiB. Before the threads
    /// start.
    void expect(const std::vector<std::filesystem::path>& files);
    /// Keeps a file that is parsed already, as expect() says.
    void keep(const std::filesystem::path& file, ParsedFile parsed);
    /// The file where it was kept, for whoever reads it now; it is not kept from then on.
    std::optional<ParsedFile> take(const std::filesystem::path& file);

  private:
    struct Folder {
        std::once_flag once;
        std::vector<std::pair<std::string, FileType>> names;  // sorted
        std::once_flag files_once;
        Names files;
    };
    struct File {
        std::once_flag once;
        std::shared_ptr<const Ids> ids;
        std::string expected_as;  // "" where the run will not read it, or has begun to
        std::optional<ParsedFile> kept;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using Table = std::unordered_map<std::string, std::unique_ptr<Value>, Hash, std::equal_to<>>;

    Folder& folder(std::string_view path) const;
    File& file(const std::filesystem::path& path) const;
    std::shared_ptr<const Ids> read_ids(const std::filesystem::path& path, File& file) const;
    void keep(File& file, ParsedFile parsed) const;
    std::string name_of(const File& file, const std::filesystem::path& path) const;

    const markup::Vocabularies* m_vocabularies = nullptr;
    mutable std::mutex m_mutex;  // of the tables and of what is kept; the rest has its own flags
    mutable std::size_t m_kept_bytes = 0;
    mutable Table<Folder> m_folders;
    mutable Table<File> m_files;
    std::unordered_map<std::string, File*> m_expected;  // by the run's name for it
};

}  // namespace kopij::link
