// Findings that were there before the rules were: a YAML file that counts them by file and rule.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::config {

/// Counts, and not places, so that a baseline holds while the text around the old findings changes. Files are
/// named relative to the project's root, with "/".
class Baseline {
  public:
    using Counts = std::map<std::string, std::map<std::string, std::size_t>>;  // file -> rule -> findings

    /// Nothing is known.
    Baseline() = default;

    /// Reads the file. What is no baseline is reported to the sink as an error of rule Config.Baseline.
    static Baseline read(const text::Source& source, diagnostic::Sink& sink);

    /// Notes the findings of one file, in place of those noted before, and gives those to report: where a
    /// rule has no more of them than are known, none; where it has more, all of them, since nobody can tell
    /// which one is new.
    std::vector<diagnostic::Diagnostic> unknown(const std::string& file,
                                                std::vector<diagnostic::Diagnostic> diagnostics);
    /// How many findings were noted, and how many of those unknown() held back.
    std::size_t noted() const;
    std::size_t held_back() const;

    /// What the run may conclude from a finding that is not there.
    struct Run {
        std::function<bool(std::string_view rule)> has_rule;    ///< the rule was among those that ran
        std::function<bool(const std::string& file)> has_file;  ///< the file exists
    };

    /// Entries that are too high: of the files given to unknown(), and of files that are gone. Errors of rule
    /// Config.StaleBaseline in the source the baseline was read from.
    std::vector<diagnostic::Diagnostic> stale(const Run& run) const;

    /// The file's new text: of the files given to unknown() the counts found, of others those known. What
    /// --write-baseline writes.
    std::string rewritten(const Run& run) const;
    /// The same, but nothing is added and no number rises: what --write-baseline --prune writes.
    std::string pruned(const Run& run) const;

  private:
    std::size_t found(const std::string& file, const std::string& rule) const;

    Counts m_known;
    std::map<std::pair<std::string, std::string>, text::Range> m_places;  // of the entries in the source
    Counts m_found;
};

}  // namespace kopij::config
