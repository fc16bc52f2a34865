// path:line:col:Style.Rule:message, as Vale prints it.
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

class Line : public Reporter {
  public:
    explicit Line(std::ostream& out) : m_out(out) {}

    void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) override {
        Places places(source);
        for (const auto& one : diagnostics) {
            const auto at = places.at(one.range.begin);
            m_out << as_printable(source.path()) << ':' << at.line << ':' << at.column << ':' << one.rule
                  << ':' << as_printable(one.message) << '\n';
        }
    }

    void finish(const Summary&) override {}

  private:
    std::ostream& m_out;
};

}  // namespace

std::unique_ptr<Reporter> make_line(std::ostream& out, const Context&) { return std::make_unique<Line>(out); }

}  // namespace kopij::report
