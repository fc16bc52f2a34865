// Markdown for the page of a job of GitHub Actions ($GITHUB_STEP_SUMMARY).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"
#include "text/message.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;
using text::tr;

constexpr std::size_t k_most_rows = 50;  // of each severity; the page takes a megabyte at most

/// What Markdown would read as its own, escaped; a table's cell is one line.
std::string cell(std::string_view text) {
    constexpr std::string_view k_special = "\\`*_{}[]<>|&#";
    std::string out;
    for (const char c : as_printable(text)) {
        if (k_special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

class StepSummary : public Reporter {
  public:
    StepSummary(std::ostream& out, const Context& context) : m_out(out), m_context(context) {}

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        if (diagnostics.empty()) return;
        Places places(source);
        const auto path = relative_path(source.path(), m_context.root);
        for (const auto& one : diagnostics) {
            auto& rows = m_rows[static_cast<std::size_t>(one.severity)];
            if (rows.size() == k_most_rows) continue;
            const auto at = places.at(one.range.begin);
            rows.push_back(fmt::format("| {} | {} | {}:{}:{} | {} |\n", diagnostic::to_string(one.severity),
                                       cell(one.rule), cell(path), at.line, at.column, cell(one.message)));
        }
    }

    void finish(const Summary& summary) override {
        m_out << "### " << cell(m_context.tool) << "\n\n" << cell(closing_line(summary)) << "\n\n";
        if (summary.findings() == 0) return;
        m_out << fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", tr("severity"), tr("rule"),
                             tr("place"), tr("finding"));
        std::size_t shown = 0;
        for (auto rows = m_rows.rbegin(); rows != m_rows.rend(); ++rows) {
            shown += rows->size();
            for (const auto& row : *rows) m_out << row;
        }
        m_out << '\n';
        if (shown < summary.findings()) {
            m_out << text::tr_plural("{0} more is in the log.", "{0} more are in the log.",
                                     static_cast<long long>(summary.findings() - shown))
                  << "\n\n";
        }
    }

  private:
    std::ostream& m_out;
    const Context& m_context;
    std::array<std::vector<std::string>, 3> m_rows;  // by severity
};

}  // namespace

std::unique_ptr<Reporter> make_step_summary(std::ostream& out, const Context& context) {
    return std::make_unique<StepSummary>(out, context);
}

}  // namespace kopij::report
