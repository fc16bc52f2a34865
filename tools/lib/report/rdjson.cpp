// The Reviewdog Diagnostic Format as one JSON object. Its columns count bytes of UTF-8 from 1.
#include <algorithm>
#include <boost/json.hpp>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"
#include "text/edit.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;
using diagnostic::Diagnostic;

constexpr std::size_t k_most_suggested =
    4096;  // bytes; a suggestion is one passage, from the first edit to the last

constexpr SeverityNames k_severities{"INFO", "WARNING", "ERROR"};

json::object position(Places& places, std::size_t offset) {
    const auto line = places.at(offset).line;
    return {{"line", line}, {"column", places.byte_column(offset)}};
}

json::object range_object(Places& places, text::Range range) {
    auto start = position(places, range.begin);
    return {{"start", std::move(start)}, {"end", position(places, range.end)}};
}

/// The edits of a fix as one replacement: the format has a passage and a text, and several suggestions are
/// choices.
json::array suggestions(Places& places, std::string_view text, const Diagnostic& one) {
    if (!one.fix || one.fix->edits.empty()) return {};
    text::Range whole = one.fix->edits.front().range;
    for (const auto& edit : one.fix->edits) {
        whole = {std::min(whole.begin, edit.range.begin), std::max(whole.end, edit.range.end)};
    }
    if (whole.size() > k_most_suggested) return {};
    auto edits = one.fix->edits;
    for (auto& edit : edits) edit.range = {edit.range.begin - whole.begin, edit.range.end - whole.begin};
    return {json::object{{"range", range_object(places, whole)},
                         {"text", as_utf8(text::apply(whole.in(text), std::move(edits)))}}};
}

class Rdjson : public Reporter {
  public:
    Rdjson(std::ostream& out, const Context& context) : m_out(out), m_context(context) {
        m_out << R"({"source":)" << json::serialize(json::object{{"name", context.tool}})
              << R"(,"diagnostics":[)";
    }

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        if (diagnostics.empty()) return;
        Places places(source);
        const auto path = as_utf8(relative_path(source.path(), m_context.root));
        for (const auto& one : diagnostics) {
            json::object code = {{"value", as_utf8(one.rule)}};
            if (const auto* rule = m_context.rule(one.rule); rule && !rule->link.empty())
                code["url"] = rule->link;
            json::object object = {{"message", as_utf8(one.message)},
                                   {"location", {{"path", path}, {"range", range_object(places, one.range)}}},
                                   {"severity", k_severities.of(one.severity)},
                                   {"code", std::move(code)}};
            if (auto fixes = suggestions(places, source.text(), one); !fixes.empty()) {
                object["suggestions"] = std::move(fixes);
            }
            m_out << (m_first ? "\n" : ",\n") << json::serialize(object);
            m_first = false;
        }
    }

    void finish(const Summary&) override { m_out << (m_first ? "]}\n" : "\n]}\n"); }

  private:
    std::ostream& m_out;
    const Context& m_context;
    bool m_first = true;
};

}  // namespace

std::unique_ptr<Reporter> make_rdjson(std::ostream& out, const Context& context) {
    return std::make_unique<Rdjson>(out, context);
}

}  // namespace kopij::report
