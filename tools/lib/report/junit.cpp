// JUnit XML as CI servers read it: a suite a file, a failed case a finding, a passed one for a clean file.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;

class Junit : public Reporter {
  public:
    Junit(std::ostream& out, const Context& context) : m_out(out), m_context(context) {
        m_out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" << as_xml(context.tool)
              << "\">\n";
    }

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        Places places(source);
        const auto path = relative_path(source.path(), m_context.root);
        const auto name = as_xml(path);
        m_out << fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", name,
                             std::max<std::size_t>(diagnostics.size(), 1), diagnostics.size());
        if (diagnostics.empty()) {
            m_out << fmt::format("    <testcase name=\"{0}\" classname=\"{0}\"/>\n", name);
        }
        for (const auto& one : diagnostics) {
            const auto at = places.at(one.range.begin);
            m_out << fmt::format("    <testcase name=\"{}\" classname=\"{}\">\n",
                                 as_xml(fmt::format("{} {}:{}", one.rule, at.line, at.column)), name)
                  << fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                                 diagnostic::to_string(one.severity), as_xml(one.message),
                                 as_xml(details(places, path, one)));
        }
        m_out << "  </testsuite>\n";
    }

    void finish(const Summary&) override { m_out << "</testsuites>\n"; }

  private:
    static std::string details(Places& places, const std::string& path, const Diagnostic& one) {
        const auto at = places.at(one.range.begin);
        auto out = fmt::format("{}:{}:{}: {}", path, at.line, at.column, one.message);
        for (const auto& part : {one.why, one.help}) {
            if (!part.empty()) out += '\n' + part;
        }
        return out;
    }

    std::ostream& m_out;
    const Context& m_context;
};

}  // namespace

std::unique_ptr<Reporter> make_junit(std::ostream& out, const Context& context) {
    return std::make_unique<Junit>(out, context);
}

}  // namespace kopij::report
