// Diagnostics written down in YAML, for golden cases: a list of maps with the keys rule, severity, at (the
// passage, found in the source after the one before it, else anywhere; "" is the end), message, why, help,
// data and fix: {safe: true, edits: [[old, new]]}, where an edit's old text is found from the passage on.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "config/value.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::report::test {

inline text::Range find_passage(std::string_view text, std::string_view passage, std::size_t from) {
    if (passage.empty()) return {text.size(), text.size()};
    auto at = text.find(passage, from);
    if (at == std::string_view::npos) at = text.find(passage);
    BOOST_REQUIRE_MESSAGE(at != std::string_view::npos, "no passage '" << passage << "'");
    return {at, at + passage.size()};
}

inline diagnostic::Diagnostic one_finding(const config::Value& map, std::string_view text, std::size_t from) {
    const auto scalar = [&map](const char* key) {
        const auto* value = map.find(key);
        return value ? value->scalar() : std::string();
    };
    diagnostic::Diagnostic out;
    out.rule = scalar("rule");
    out.severity = diagnostic::severity_from(scalar("severity")).value();
    out.range = find_passage(text, scalar("at"), from);
    out.message = scalar("message");
    out.why = scalar("why");
    out.help = scalar("help");
    if (const auto* data = map.find("data")) {
        for (const auto& [key, value] : data->entries()) out.data.emplace_back(key.scalar(), value.scalar());
    }
    if (const auto* fix = map.find("fix")) {
        using Safety = diagnostic::Fix::Safety;
        out.fix = diagnostic::Fix{fix->find("safe")->as_bool().value() ? Safety::safe : Safety::unsafe, {}};
        for (const auto& edit : fix->find("edits")->items()) {
            out.fix->edits.push_back(
                {find_passage(text, edit.items()[0].scalar(), out.range.begin), edit.items()[1].scalar()});
        }
    }
    return out;
}

inline std::vector<diagnostic::Diagnostic> read_findings(const std::string& yaml,
                                                         const text::Source& source) {
    diagnostic::Collector problems;
    const auto list = config::load_yaml(text::Source::from_bytes("findings", yaml), "Test.Yaml", problems);
    BOOST_REQUIRE(problems.diagnostics.empty());
    std::vector<diagnostic::Diagnostic> out;
    for (const auto& map : list.items()) {
        out.push_back(one_finding(map, source.text(), out.empty() ? 0 : out.back().range.end));
    }
    return out;
}

}  // namespace kopij::report::test
