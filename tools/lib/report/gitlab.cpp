// GitLab's Code Quality report: Code Climate issues as a JSON list.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <ostream>
#include <unordered_map>
#include <unordered_set>

#include "report/clean.hpp"
#include "report/fingerprint.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;
using diagnostic::Diagnostic;

constexpr SeverityNames k_severities{"info", "minor", "major"};

class Gitlab : public Reporter {
  public:
    Gitlab(std::ostream& out, const Context& context) : m_out(out), m_context(context) {}

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        if (diagnostics.empty()) return;
        Places places(source);
        const auto path = as_utf8(relative_path(source.path(), m_context.root));
        for (const auto& one : diagnostics) {
            const json::object object = {
                {"description", as_utf8(one.rule + ": " + one.message)},
                {"check_name", as_utf8(one.rule)},
                {"fingerprint", fingerprint(path, one.rule, one.range.in(source.text()))},
                {"severity", k_severities.of(one.severity)},
                {"location",
                 {{"path", path},
                  {"lines",
                   {{"begin", places.at(one.range.begin).line}, {"end", places.last_line(one.range)}}}}}};
            m_out << (m_used.size() == 1 ? "[\n" : ",\n") << json::serialize(object);
        }
    }

    void finish(const Summary&) override { m_out << (m_used.empty() ? "[]\n" : "\n]\n"); }

  private:
    /// Of two issues with one fingerprint GitLab shows the first only, so equal passages are numbered. The
    /// line is no part of it: a paragraph added above does not make old findings new.
    std::string fingerprint(std::string_view path, std::string_view rule, std::string_view passage) {
        const auto seed = fnv1a(passage, fnv1a(rule, fnv1a(path)));
        for (std::size_t salt = m_salts[seed]++;; salt = m_salts[seed]++) {
            const auto hash = fnv1a(std::to_string(salt), seed);
            if (m_used.insert(hash).second) return fmt::format("{:016x}", hash);
        }
    }

    std::ostream& m_out;
    const Context& m_context;
    std::unordered_set<std::uint64_t> m_used;
    std::unordered_map<std::uint64_t, std::size_t> m_salts;  // how often a seed came
};

}  // namespace

std::unique_ptr<Reporter> make_gitlab(std::ostream& out, const Context& context) {
    return std::make_unique<Gitlab>(out, context);
}

}  // namespace kopij::report
