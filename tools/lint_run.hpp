// One run over the files: what is reported, what is fixed, and whether the run fails.
#pragma once

#include <chrono>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/baseline.hpp"
#include "diagnostic/fix.hpp"
#include "earlier_state.hpp"
#include "linting.hpp"
#include "report/report.hpp"

namespace kopij::program {

/// What the command line asks for.
struct Wishes {
    diagnostic::Severity fail_on = diagnostic::Severity::error;
    diagnostic::Severity min_severity = diagnostic::Severity::suggestion;
    std::optional<std::size_t> max_warnings;
    bool exit_zero = false;
    bool fix = false;
    bool diff = false;
    diagnostic::Fixes fixes = diagnostic::Fixes::safe;
    unsigned jobs = 0;
    std::vector<std::string> select;  ///< styles and rules; none: all
    std::vector<std::string> ignore;
    std::string baseline;  ///< a file; empty: none
    enum class Baseline { held_against, written, pruned } baseline_is = Baseline::held_against;
    std::string changed_since;  ///< a revision; empty: none
};

class LintRun {
  public:
    /// `earlier` may be null. All must outlive it. Throws text::FileError and cli::UsageError for a baseline
    /// that cannot be read.
    LintRun(const Linting& linting, const Wishes& wishes, EarlierState* earlier, std::ostream& out,
            bool color);

    /// Whether the baseline was one; what is wrong with it is in baseline_problems().
    const std::vector<diagnostic::Diagnostic>& baseline_problems() const { return m_baseline_problems; }
    const text::Source* baseline_source() const { return m_baseline_source ? &*m_baseline_source : nullptr; }

    /// Gives the exit code. With --diff the changes are written to `out`, and nothing is reported; with --fix
    /// standard input is, as it is after the fixes.
    int run(const std::vector<lint::Input>& inputs, report::Reporter& reporter);

    /// The summary says how long the run took, from `start`.
    void timed_from(std::chrono::steady_clock::time_point start) { m_start = start; }

  private:
    void one(const lint::FileFindings& file, report::Reporter& reporter);
    /// The findings that concern this run: loud enough, not in the baseline, not there before.
    std::vector<diagnostic::Diagnostic> concerning(const text::Source& source,
                                                   std::vector<diagnostic::Diagnostic> found);
    void deliver(const text::Source& source, const std::vector<diagnostic::Diagnostic>& found,
                 report::Reporter& reporter);
    void read_baseline();
    void close_baseline(report::Reporter& reporter);
    /// Whether findings of the rule were looked for, and would have been seen.
    bool looked_for(std::string_view rule) const;

    const Linting& m_linting;
    const Wishes& m_wishes;
    EarlierState* m_earlier;
    std::ostream& m_out;
    bool m_color;
    std::optional<text::Source> m_baseline_source;
    std::vector<diagnostic::Diagnostic> m_baseline_problems;
    std::optional<config::Baseline> m_baseline;
    std::optional<std::chrono::steady_clock::time_point> m_start;
    const text::Source* m_standard_input = nullptr;
    report::Summary m_summary;
    bool m_failed = false;
};

}  // namespace kopij::program
