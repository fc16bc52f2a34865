// Workflow commands of GitHub Actions, which become annotations on the changed lines.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;

// GitHub drops what goes beyond, without a word.
constexpr std::size_t k_most_of_a_level = 10;

constexpr SeverityNames k_commands{"notice", "warning", "error"};

std::string escaped(std::string_view text, std::string_view more) {
    std::string out;
    for (const char c : as_utf8(text)) {
        if (c == '%' || c == '\r' || c == '\n' || more.find(c) != std::string_view::npos) {
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out;
}

std::string property(std::string_view text) { return escaped(text, ":,"); }

class Github : public Reporter {
  public:
    Github(std::ostream& out, const Context& context) : m_out(out), m_context(context) {}

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        if (diagnostics.empty()) return;
        Places places(source);
        const auto path = relative_path(source.path(), m_context.root);
        for (const auto& one : diagnostics) {
            auto& level = m_levels[static_cast<std::size_t>(one.severity)];
            if (level.size() < k_most_of_a_level) level.push_back(annotation(path, places, one));
        }
    }

    void finish(const Summary& summary) override {
        for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level) {
            for (const auto& line : *level) m_out << line << '\n';
        }
        m_out << closing_line(summary) << '\n';
    }

  private:
    std::string annotation(const std::string& path, Places& places, const Diagnostic& one) const {
        const auto start = places.at(one.range.begin);
        const auto end = places.at(one.range.end);
        auto place = fmt::format("line={},endLine={}", start.line, end.line);
        // Columns of two lines are not understood: the annotation would be lost.
        if (start.line == end.line) place += fmt::format(",col={},endColumn={}", start.column, end.column);
        auto text = fmt::format("{}:{}:{}: {} {}", path, start.line, start.column, one.rule, one.message);
        if (!one.help.empty()) text += '\n' + one.help;
        return fmt::format("::{} title={},file={},{}::{}", k_commands.of(one.severity),
                           property(fmt::format("{} ({})", m_context.tool, one.rule)), property(path), place,
                           escaped(text, ""));
    }

    std::ostream& m_out;
    const Context& m_context;
    std::array<std::vector<std::string>, 3> m_levels;  // by severity
};

}  // namespace

std::unique_ptr<Reporter> make_github(std::ostream& out, const Context& context) {
    return std::make_unique<Github>(out, context);
}

}  // namespace kopij::report
