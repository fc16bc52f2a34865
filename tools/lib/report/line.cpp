// path:line:col:Style.Rule:message, as Vale prints it.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

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
        std::vector<Row> rows;
        for (const auto& one : diagnostics) {
            const auto at = one.vale_place ? *one.vale_place : places.at(one.range.begin);
            if (at.line > 0) rows.push_back({at, &one});
        }
        // By place already, but for Vale's places.
        std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
        });
        const auto path = as_printable(source.path());
        std::string out;
        for (const auto& row : rows) {
            const fmt::format_int line(row.at.line);
            const fmt::format_int column(row.at.column);
            out.append(path).append(":").append(line.data(), line.size());
            out.append(":").append(column.data(), column.size());
            out.append(":").append(row.one->rule).append(":");
            append_printable(out, row.one->message);
            out += '\n';
        }
        m_out << out;
    }

    void finish(const Summary&) override {}

  private:
    struct Row {
        text::Location at;
        const diagnostic::Diagnostic* one;
    };

    std::ostream& m_out;
};

}  // namespace

std::unique_ptr<Reporter> make_line(std::ostream& out, const Context&) { return std::make_unique<Line>(out); }

}  // namespace kopij::report
