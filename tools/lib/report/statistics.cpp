// Findings counted by rule, for --statistics.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;

class Statistics : public Reporter {
  public:
    Statistics(std::ostream& out, const Context& context) : m_out(out), m_context(context) {}

    void file(const text::Source&, const std::vector<Diagnostic>& diagnostics) override {
        std::map<std::string_view, std::size_t> here;
        for (const auto& one : diagnostics) {
            auto& rule = m_rules[one.rule];
            ++rule.findings;
            if (one.fix && one.fix->safety == diagnostic::Fix::Safety::safe) ++rule.fixable;
            if (++here[one.rule] == 1) ++rule.files;
        }
    }

    void finish(const Summary& summary) override {
        std::vector<std::pair<std::string, Row>> rows(m_rules.begin(), m_rules.end());
        std::stable_sort(rows.begin(), rows.end(),
                         [](const auto& a, const auto& b) { return a.second.findings > b.second.findings; });
        const std::array<std::string, 3> titles = {text::tr("findings"), text::tr("files"),
                                                   text::tr("fixable")};
        if (!rows.empty()) {
            for (const auto& title : titles) m_out << title << "  ";
            m_out << text::tr("rule") << '\n';
        }
        std::size_t widest = 0;
        for (const auto& [rule, row] : rows) widest = std::max(widest, rule.size());
        for (const auto& [rule, row] : rows) {
            const std::array<std::size_t, 3> numbers = {row.findings, row.files, row.fixable};
            for (std::size_t n = 0; n < titles.size(); ++n) {
                m_out << fmt::format("{:>{}}  ", numbers[n], text::display_width(titles[n]));
            }
            const auto* info = m_context.rule(rule);
            m_out << fmt::format("{:<{}}", as_printable(rule), info ? widest : 0);
            if (info) m_out << "  " << as_printable(info->summary);
            m_out << '\n';
        }
        m_out << (rows.empty() ? "" : "\n") << closing_line(summary) << '\n';
    }

  private:
    struct Row {
        std::size_t findings = 0;
        std::size_t files = 0;
        std::size_t fixable = 0;
    };

    std::ostream& m_out;
    const Context& m_context;
    std::map<std::string, Row> m_rules;
};

}  // namespace

std::unique_ptr<Reporter> make_statistics(std::ostream& out, const Context& context) {
    return std::make_unique<Statistics>(out, context);
}

}  // namespace kopij::report
