// What nuspell does for this room (module/spelling.cpp), opened when the first dictionary is loaded.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// A Hunspell dictionary in memory. Safe from several threads.
class Speller {
  public:
    virtual ~Speller() = default;
    virtual bool knows(std::string_view word) const = 0;
    virtual std::vector<std::string> suggestions(std::string_view word) const = 0;
};

struct SpellingModule {
    /// The dictionary of <name>.aff and its .dic. Nothing, and why, where they cannot be read.
    std::unique_ptr<Speller> (*from_file)(const std::string& affix_file, std::string& problem);
    /// The same from what would stand in the two files.
    std::unique_ptr<Speller> (*from_text)(const std::string& affixes, const std::string& words,
                                          std::string& problem);
};

/// Safe from several threads. Throws text::FileError where the module is missing.
const SpellingModule& spelling_module();

}  // namespace kopij::lint
