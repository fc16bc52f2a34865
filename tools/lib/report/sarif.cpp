// SARIF 2.1.0 (OASIS), with what GitHub code scanning asks of it beyond the standard.
#include <algorithm>
#include <boost/json.hpp>
#include <ostream>
#include <unordered_map>

#include "kopij_version.hpp"
#include "report/clean.hpp"
#include "report/fingerprint.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;
using diagnostic::Diagnostic;

constexpr std::size_t k_most_description = 1024;  // GitHub's limit, in characters: bytes are never fewer

constexpr SeverityNames k_levels{"note", "warning", "error"};

/// GitHub's own scale, which its filters use.
constexpr SeverityNames k_problem_severities{"recommendation", "warning", "error"};

json::object region(Places& places, text::Range range) {
    const auto start = places.at(range.begin);
    const auto end = places.at(range.end);
    return {{"startLine", start.line},
            {"startColumn", start.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
}

json::object rule_object(const RuleInfo& rule) {
    const auto style = rule.id.substr(0, rule.id.find('.'));
    const auto summary = as_utf8(rule.summary.empty() ? rule.id : rule.summary);
    const auto explanation = as_utf8(rule.explanation.empty() ? summary : rule.explanation);
    json::object help = {{"text", explanation}};
    if (!rule.help.empty()) help["markdown"] = as_utf8(rule.help);
    json::object out = {{"id", as_utf8(rule.id)},
                        {"shortDescription", {{"text", shortened(summary, k_most_description)}}},
                        {"fullDescription", {{"text", shortened(explanation, k_most_description)}}},
                        {"help", std::move(help)},
                        {"defaultConfiguration", {{"level", k_levels.of(rule.severity)}}},
                        {"properties",
                         {{"tags", json::array{"prose", as_utf8(style)}},
                          {"problem.severity", k_problem_severities.of(rule.severity)}}}};
    if (!rule.link.empty()) out["helpUri"] = rule.link;
    return out;
}

class Sarif : public Reporter {
  public:
    Sarif(std::ostream& out, const Context& context)
        : m_out(out), m_context(context), m_rules(context.rules) {
        for (std::size_t n = 0; n < m_rules.size(); ++n) m_index.emplace(m_rules[n].id, n);
        m_out << R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
              << R"("columnKind":"unicodeCodePoints","results":[)";
    }

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        if (diagnostics.empty()) return;
        Places places(source);
        const auto hashes = line_hashes(source.text());
        const auto uri = path_as_uri(relative_path(source.path(), m_context.root));
        for (const auto& one : diagnostics) {
            m_out << (m_first ? "\n" : ",\n") << json::serialize(result(places, uri, hashes, one));
            m_first = false;
        }
    }

    void finish(const Summary&) override {
        json::array rules;
        for (const auto& rule : m_rules) rules.push_back(rule_object(rule));
        const json::object driver = {{"name", m_context.tool},
                                     {"semanticVersion", k_version},
                                     {"version", k_version},
                                     {"rules", std::move(rules)}};
        m_out << (m_first ? "" : "\n") << R"(],"tool":{"driver":)" << json::serialize(driver)
              << R"(},"invocations":[{"executionSuccessful":true}]}]})" << '\n';
    }

  private:
    /// Where the rule is in driver.rules; a finding's rule that nobody described is added by its name.
    std::size_t index_of(const Diagnostic& one) {
        const auto [found, added] = m_index.emplace(one.rule, m_rules.size());
        if (added) m_rules.push_back({one.rule, {}, one.why, {}, {}, one.severity});
        return found->second;
    }

    json::object result(Places& places, const std::string& uri, const std::vector<std::string>& hashes,
                        const Diagnostic& one) {
        const auto line = places.at(one.range.begin).line;
        auto message = as_utf8(one.message);
        if (!one.help.empty()) message += '\n' + as_utf8(one.help);
        json::object out = {
            {"ruleId", as_utf8(one.rule)},
            {"ruleIndex", index_of(one)},
            {"level", k_levels.of(one.severity)},
            {"message", {{"text", std::move(message)}}},
            {"locations", json::array{json::object{{"physicalLocation",
                                                    {{"artifactLocation", {{"uri", uri}}},
                                                     {"region", region(places, one.range)}}}}}},
            {"partialFingerprints",
             {{"primaryLocationLineHash", hashes[std::min(line, hashes.size()) - 1]}}}};
        if (one.fix && !one.fix->edits.empty()) out["fixes"] = json::array{fix(places, uri, *one.fix)};
        if (!one.data.empty()) {
            json::object properties;
            for (const auto& [key, value] : one.data) properties[as_utf8(key)] = as_utf8(value);
            out["properties"] = std::move(properties);
        }
        return out;
    }

    static json::object fix(Places& places, const std::string& uri, const diagnostic::Fix& fix) {
        json::array replacements;
        for (const auto& edit : fix.edits) {
            replacements.push_back(json::object{{"deletedRegion", region(places, edit.range)},
                                                {"insertedContent", {{"text", as_utf8(edit.replacement)}}}});
        }
        return {{"artifactChanges", json::array{json::object{{"artifactLocation", {{"uri", uri}}},
                                                             {"replacements", std::move(replacements)}}}}};
    }

    std::ostream& m_out;
    const Context& m_context;
    std::vector<RuleInfo> m_rules;
    std::unordered_map<std::string, std::size_t> m_index;
    bool m_first = true;
};

}  // namespace

std::unique_ptr<Reporter> make_sarif(std::ostream& out, const Context& context) {
    return std::make_unique<Sarif>(out, context);
}

}  // namespace kopij::report
