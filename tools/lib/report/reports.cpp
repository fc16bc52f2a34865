#include "report/reports.hpp"

#include <fstream>

#include "report/formats.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::report {
namespace {

using Make = std::unique_ptr<Reporter> (*)(std::ostream& out, const Context& context);

Make maker(const std::string& name) {
    if (name == k_statistics) return make_statistics;
    for (const auto& format : formats()) {
        if (name == format.name) return format.make;
    }
    return nullptr;
}

}  // namespace

Reports::Reports(const std::vector<Target>& targets, std::ostream& out, const Context& context,
                 std::string step_summary)
    : m_context(context), m_plain(context), m_step_summary(std::move(step_summary)) {
    m_plain.style = {};
    bool talks = false;
    for (const auto& target : targets) {
        const auto make = maker(target.format);
        if (!make) continue;
        if (target.output.empty()) {
            talks = true;
            m_reporters.push_back(make(out, m_context));
        } else {
            m_kept.push_back({target.output, std::make_unique<std::ostringstream>()});
            m_reporters.push_back(make(*m_kept.back().text, m_plain));
        }
    }
    if (!talks) m_closing = make_text(out, m_context);
    if (!m_step_summary.empty()) m_reporters.push_back(make_step_summary(m_step_text, m_plain));
}

void Reports::file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) {
    for (const auto& reporter : m_reporters) reporter->file(source, diagnostics);
}

void Reports::finish(const Summary& summary) {
    for (const auto& reporter : m_reporters) reporter->finish(summary);
    if (m_closing) m_closing->finish(summary);
    for (const auto& kept : m_kept) text::write_file(kept.output, kept.text->str());
    if (!m_step_summary.empty()) {
        // Other steps write to it too: it is added to, not replaced.
        std::ofstream file(m_step_summary, std::ios::app | std::ios::binary);
        file << m_step_text.str();
        if (!file.flush()) {
            throw text::FileError(text::tr_format("cannot write {0}: {1}", m_step_summary,
                                                  text::tr("check that GITHUB_STEP_SUMMARY names a file")));
        }
    }
}

}  // namespace kopij::report
