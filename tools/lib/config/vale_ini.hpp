// .vale.ini: the settings of a project that uses Vale's styles.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::config {

/// An item of a list, and where it stands in the file.
struct ValeName {
    std::string text;
    text::Range range{};
};

/// What one section says about the files that its pattern matches.
struct ValeSection {
    std::string glob;                               ///< "*" for every file; a leading "!" negates
    std::optional<std::vector<ValeName>> styles{};  ///< BasedOnStyles; the last section that has it counts
    struct Switch {
        std::string rule;  ///< "Style.Rule"
        bool on = true;
        std::optional<diagnostic::Severity> level{};
        text::Range range{};  ///< of the rule's name
    };
    std::vector<Switch> switches{};
    std::vector<ValeName> block_ignores{};  ///< patterns; group 1 is not prose
    std::vector<ValeName> token_ignores{};
    std::vector<ValeName> comment_delimiters{};  ///< of comments, beside the format's own: two
};

struct ValeIni {
    std::filesystem::path folder;     ///< of the file; its relative paths start here
    ValeName styles_path_as_written;  ///< "" where the file has none
    std::filesystem::path styles_path;
    diagnostic::Severity least = diagnostic::Severity::warning;  ///< MinAlertLevel
    std::vector<ValeName> vocabularies;
    std::vector<ValeName> ignored_scopes;  ///< names of elements; empty: Vale's own
    std::vector<ValeName> skipped_scopes;
    std::vector<std::string> ignored_classes;
    std::string word_template;                ///< empty: Vale's own
    std::map<std::string, ValeName> formats;  ///< "mdx" -> "md"
    std::vector<ValeSection> sections;        ///< "*" first, then in the file's order

    /// Whether the section is about a file that goes by any of the names: its path from this folder, and as
    /// it was given.
    static bool applies(const ValeSection& section, const std::vector<std::string>& paths);
};

/// Whether a file is Vale's settings, by its name.
bool is_vale_ini(const std::filesystem::path& file);

/// The nearest file by Vale's names in `folder` or above it.
std::optional<std::filesystem::path> find_vale_ini(const std::filesystem::path& folder);

/// The rule of every problem of such a file.
inline constexpr std::string_view k_vale_problem = "Config.Vale";

/// Reads the file. Wrong values and keys in the wrong place are errors of rule Config.Vale in the source;
/// unknown keys are warnings, since Vale passes over them.
ValeIni read_vale_ini(const text::Source& source, diagnostic::Sink& sink);

}  // namespace kopij::config
