// Checkstyle's XML, which many CI servers and reviewdog read.
#include <fmt/format.h>

#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;

constexpr SeverityNames k_severities{"info", "warning", "error"};

class Checkstyle : public Reporter {
  public:
    Checkstyle(std::ostream& out, const Context& context) : m_out(out), m_context(context) {
        m_out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
    }

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        Places places(source);
        m_out << "  <file name=\"" << as_xml(relative_path(source.path(), m_context.root)) << "\">\n";
        for (const auto& one : diagnostics) {
            const auto at = places.at(one.range.begin);
            m_out << fmt::format(
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"Kopij.{}\"/>\n",
                at.line, at.column, k_severities.of(one.severity), as_xml(one.message), as_xml(one.rule));
        }
        m_out << "  </file>\n";
    }

    void finish(const Summary&) override { m_out << "</checkstyle>\n"; }

  private:
    std::ostream& m_out;
    const Context& m_context;
};

}  // namespace

std::unique_ptr<Reporter> make_checkstyle(std::ostream& out, const Context& context) {
    return std::make_unique<Checkstyle>(out, context);
}

}  // namespace kopij::report
