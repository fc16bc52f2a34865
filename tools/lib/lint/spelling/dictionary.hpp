// Hunspell dictionaries through nuspell.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// Whether a word with hyphens is right when its parts are, where the dictionary itself says nothing of it.
enum class Hyphens { part, join };

/// Loaded when a word that the cache of words does not tell is asked of it, once for the process. Safe from
/// several threads.
class Dictionary {
  public:
    /// The dictionary whose files are <path>.aff and <path>.dic; the same one for the same arguments.
    static std::shared_ptr<const Dictionary> at(const std::filesystem::path& path,
                                                Hyphens hyphens = Hyphens::part);
    ~Dictionary();

    /// Whether the word is spelled as the language spells it; compounds and affixes count. False for every
    /// word where the dictionary cannot be read.
    bool knows(std::string_view word) const;
    /// What may have been meant, the likeliest first. Slow: 30 to 90 ms a word for Dutch.
    std::vector<std::string> suggestions(std::string_view word) const;
    /// Why it cannot be read; loads it.
    std::optional<std::string> problem() const;
    /// Keeps what was asked for the next run.
    void keep() const;

  private:
    struct Loaded;
    Dictionary(std::filesystem::path path, Hyphens hyphens);
    const Loaded& loaded() const;

    std::filesystem::path m_path;
    Hyphens m_hyphens;
    std::unique_ptr<Loaded> m_loaded;
};

/// The path, without its ending, of the dictionary of that name ("nl", "en_GB"; "-" counts as "_") in the
/// folders, then where the system has its own. Nothing where neither has it.
std::optional<std::filesystem::path> find_dictionary(const std::string& name,
                                                     const std::vector<std::filesystem::path>& folders);

/// The Debian package that a dictionary comes in, for messages: "nl" -> "hunspell-nl".
std::string dictionary_package(const std::string& name);

}  // namespace kopij::lint
