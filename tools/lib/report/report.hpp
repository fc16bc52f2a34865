// Diagnostics written for people and machines: one file a format, and the table of formats.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::report {

/// What a run did, for the closing lines.
struct Summary {
    std::size_t files = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t suggestions = 0;
    std::size_t fixable = 0;         ///< by safe fixes
    std::size_t unsafe_fixable = 0;  ///< by the other fixes
    std::size_t fixed = 0;           ///< by this run, and so no longer among the findings
    std::size_t known = 0;           ///< not reported, because a baseline knows them
    /// Printed where it is set; a program sets it for a terminal only, so that the same input gives the same
    /// output.
    std::optional<std::chrono::milliseconds> time{};

    std::size_t findings() const { return errors + warnings + suggestions; }
    void count(const diagnostic::Diagnostic& one);
};

/// How the report looks; machines' formats need none of it.
struct Style {
    bool color = false;
    bool hyperlinks = false;  ///< OSC 8, on rules and places
    std::size_t width = 0;    ///< columns to wrap at; 0: the width of the screen is not known
};

/// What a report says about a rule apart from its findings. Handed in: this room knows no rule.
struct RuleInfo {
    std::string id;           ///< "Style.Rule"
    std::string summary;      ///< one sentence: what it finds
    std::string explanation;  ///< why; plain text
    std::string help;         ///< the whole documentation in Markdown, examples included
    std::string link;         ///< a page about it; may be empty
    diagnostic::Severity severity = diagnostic::Severity::warning;
};

/// What the reports of a run share.
struct Context {
    Style style{};
    std::string tool = "kopij-lint";
    /// The folder that paths are relative to in the formats of services that know a repository only (sarif,
    /// github, gitlab, rdjson); empty: paths stay as they are.
    std::filesystem::path root{};
    std::vector<RuleInfo> rules{};  ///< in any order; a finding's rule need not be among them

    /// The rule's row; nullptr where there is none. Linear.
    const RuleInfo* rule(std::string_view id) const;
};

/// Writes one report. file() is called once a file, clean ones too, in the order of the report, with the
/// diagnostics in reading order; finish() once at the end. Nothing is kept but what the format's own syntax
/// needs.
class Reporter {
  public:
    virtual ~Reporter() = default;
    virtual void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) = 0;
    virtual void finish(const Summary& summary) = 0;
};

struct Format {
    const char* name;
    /// `out` and `context` are used until the reporter is gone.
    std::unique_ptr<Reporter> (*make)(std::ostream& out, const Context& context);
};

/// How people call a severity, in the language of the messages.
std::string severity_word(diagnostic::Severity severity);

/// The table of formats, in the order in which --help lists them.
const std::vector<Format>& formats();
/// Their names.
std::vector<std::string> format_names();

/// Findings counted by rule, most first, with the share that fixes can clear: what --statistics prints.
std::unique_ptr<Reporter> make_statistics(std::ostream& out, const Context& context);

}  // namespace kopij::report
