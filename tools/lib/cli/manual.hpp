// What a program says about itself, as data and written out: --help, manual pages and completions come from
// one table.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kopij::cli {

/// One option as a person reads it.
struct OptionText {
    std::string long_name;    ///< without "--"
    char short_name = '\0';   ///< '\0': none
    std::string value;        ///< "FILE", or choices "auto|always|never"; empty: a switch
    std::string description;  ///< in the language of the messages

    /// The choices of `value`; none where it names a kind of value.
    std::vector<std::string> choices() const;
    bool takes_file() const;
};

struct OptionGroup {
    std::string title;
    std::vector<OptionText> options;
};

/// All of it in the language of the messages.
struct Manual {
    std::string command;  ///< "kopij-lint"
    std::string summary;
    std::string usage;  ///< "[OPTIONS] [PATH...]"
    std::vector<OptionGroup> groups;
    std::vector<std::pair<std::string, std::string>> examples;       ///< command, what it does
    std::vector<std::pair<std::string, std::string>> subcommands{};  ///< name, summary
};

/// The text of --help, at most `width` columns wide (0: 80).
std::string help_text(const Manual& manual, std::size_t width);

/// A manual page of section 1, in the macros of man(7).
std::string man_page(const Manual& manual, std::string_view version);

/// Completions for the three shells; files where nothing else is known. A subcommand is completed by the
/// completion of its own program, "kopij-NAME".
std::string bash_completion(const Manual& manual);
std::string zsh_completion(const Manual& manual);
std::string fish_completion(const Manual& manual);

}  // namespace kopij::cli
