// .kopij.yml: the settings of a project.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/value_cache.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::config {

/// The file that says a folder is a Kopij project.
inline constexpr const char* k_project_file = ".kopij.yml";

/// A rule's own level in this project, or off.
struct RuleSwitch {
    std::string rule;  ///< "Style" or "Style.Rule"
    bool on = true;
    std::optional<diagnostic::Severity> level;
    text::Range range{};  ///< of the name, in the settings
};

/// Links that are not held against anything: behind a login, not there yet.
struct IgnoredLinks {
    std::string pattern;  ///< glob (glob.hpp) over a link's target as it is written
    std::string reason;   ///< for people; never empty
};

struct Project {
    std::filesystem::path root;  ///< absolute; all patterns and paths are relative to it
    bool configured = false;     ///< there is a .kopij.yml
    /// That file, for what only shows later; null where there is none.
    std::shared_ptr<const text::Source> source;
    std::vector<std::string> languages;
    std::vector<std::string> articles;      ///< globs
    std::string catalogues;                 ///< with {lang} and {article}
    std::string templates;                  ///< with {article}
    std::string output;                     ///< with {lang} and {article}
    std::vector<std::string> styles;        ///< empty: all but Kopij's Spelling, Terms, Typography
    std::vector<text::Range> style_ranges;  ///< of styles[n], in the settings
    int publish_at = 100;                   ///< percent translated, 0 to 100
    std::vector<std::string> ignore;        ///< globs
    std::vector<std::string> its;           ///< files of ITS rules, for every article
    std::string site_root;                  ///< the folder that "/..." links start from
    std::string bibliography;               ///< file with CSL data of the works that articles cite
    std::string retractions;                ///< CSV file with Retraction Watch's columns
    std::vector<RuleSwitch> rules;
    std::vector<IgnoredLinks> ignore_links;

    /// A pattern with its placeholders filled in, as a path under root.
    std::filesystem::path path(const std::string& pattern, std::string_view lang,
                               std::string_view article) const;
    /// The path relative to root with "/" between folders; the path itself where it lies outside.
    std::string relative(const std::filesystem::path& path) const;
    /// The files of `its`, absolute, in their order.
    std::vector<std::string> its_files() const;
    /// Why links to the target are ignored; nullptr where they are not.
    const std::string* reason_to_ignore(std::string_view target) const;
    /// Whether an `ignore` glob names the file or a folder around it.
    bool ignored(const std::filesystem::path& path) const;
};

/// The nearest .kopij.yml in `folder` or above it.
std::optional<std::filesystem::path> find_project_file(const std::filesystem::path& folder);

/// Reads the file. Problems (unknown keys with the nearest known one, wrong types, missing placeholders) are
/// errors of rule Config.Project in the source, and the defaults stand for what they are about. Through the
/// cache where there is one.
Project read_project(const text::Source& source, diagnostic::Sink& sink, ValueCache* cache = nullptr);

/// The settings there are; rules/kopij.schema.json describes each for editors.
std::vector<std::string> setting_names();

/// The name of an article: its file name without the extension ("rtms" for "content/nl/rtms.xml"). Unique in
/// a project.
std::string article_name(const std::filesystem::path& path);

/// The articles of the project: the files that match `articles` and are not ignored, sorted by path.
std::vector<std::filesystem::path> find_articles(const Project& project);

}  // namespace kopij::config
