// path:line:col:Style.Rule:message, as Vale prints it.
#include <ostream>

#include "report/formats.hpp"

namespace kopij::report {
namespace {

class Line : public Reporter {
  public:
    explicit Line(std::ostream& out) : m_out(out) {}

    void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) override {
        for (const auto& one : diagnostics) {
            const auto at = source.location(one.range.begin);
            m_out << source.path() << ':' << at.line << ':' << at.column << ':' << one.rule << ':'
                  << one.message << '\n';
        }
    }

    void finish(const Summary&) override {}

  private:
    std::ostream& m_out;
};

}  // namespace

std::unique_ptr<Reporter> make_line(std::ostream& out, const Style&) { return std::make_unique<Line>(out); }

}  // namespace kopij::report
