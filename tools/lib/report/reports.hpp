// The reports of one run: each --format with the --output that follows it.
#pragma once

#include <iosfwd>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace kopij::report {

/// The name of the findings counted by rule; no --format has it.
inline constexpr const char* k_statistics = "statistics";

/// A format and where it goes.
struct Target {
    std::string format;
    std::string output{};  ///< a file; empty: the program's own output
};

/// Gives every file to all targets. A report for a file is kept until finish(), which writes it whole, so
/// that a reader never sees half of one; one for `out` is written as it comes. Where no target goes to `out`,
/// the closing line of a text report does.
class Reports : public Reporter {
  public:
    /// Formats are k_statistics and names of the table; others are left out. `step_summary`, if not empty,
    /// names a file that a Markdown report is appended to ($GITHUB_STEP_SUMMARY).
    Reports(const std::vector<Target>& targets, std::ostream& out, const Context& context,
            std::string step_summary = {});
    Reports(const Reports&) = delete;  // the reporters refer to its members
    Reports& operator=(const Reports&) = delete;

    void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) override;
    /// Throws text::FileError where a file cannot be written.
    void finish(const Summary& summary) override;

  private:
    struct Kept {
        std::string output;
        std::unique_ptr<std::ostringstream> text;
    };

    Context m_context;
    Context m_plain;  // for files: no colours, no width
    std::vector<std::unique_ptr<Reporter>> m_reporters;
    std::unique_ptr<Reporter> m_closing;
    std::vector<Kept> m_kept;
    std::string m_step_summary;
    std::ostringstream m_step_text;
};

}  // namespace kopij::report
