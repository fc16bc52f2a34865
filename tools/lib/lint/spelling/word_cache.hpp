// Which words a dictionary knows, kept from one run to the next: loading a dictionary takes longer than
// reading an article, and articles are written in the same words.
#pragma once

#include <filesystem>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kopij::lint {

/// One text file in the user's cache folder for each dictionary. What was kept of other bytes of the
/// dictionary is forgotten, and so is a file that is not whole. Several processes may share a file, the last
/// one to write wins. Safe from several threads.
class WordCache {
  public:
    /// `dictionary` is the path of its files without ".aff" and ".dic". Reads what was kept; without a user's
    /// cache folder nothing is.
    explicit WordCache(const std::filesystem::path& dictionary);

    /// Nothing for a word that was never asked.
    std::optional<bool> find(std::string_view word) const;
    void add(std::string_view word, bool known);
    /// Writes what is new. Where that fails the next run asks the dictionary again.
    void keep();

  private:
    void read();

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::filesystem::path m_file;
    std::string m_header;
    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::string, bool, Hash, std::equal_to<>> m_words;
    bool m_changed = false;
};

}  // namespace kopij::lint
