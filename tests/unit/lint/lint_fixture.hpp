// One rule or a few, and an article, in a test.
#pragma once

#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "config/abbreviations.hpp"
#include "lint/rule_set.hpp"
#include "lint/runner.hpp"
#include "markup/vocabularies.hpp"
#include "paths.hpp"

namespace kopij::test {

/// Kopij's own vocabularies and abbreviations.
struct LintFixture {
    LintFixture() {
        diagnostic::Collector none;
        vocabularies = markup::Vocabularies::load({root() / "rules/vocabularies"}, none);
        environment.rules = root() / "rules";
        environment.abbreviations = config::load_abbreviations(root() / "rules/abbreviations", none);
        BOOST_REQUIRE(none.diagnostics.empty());
    }

    /// A rule from its text; its id is Test.<name>.
    void rule(const std::string& name, std::string yaml) {
        rules.add(std::make_shared<const text::Source>(
                      text::Source::from_bytes("Test/" + name + ".yml", std::move(yaml))),
                  environment);
    }
    /// "line:column: message (help)" of each problem of the rule files so far.
    std::vector<std::string> problems() const {
        std::vector<std::string> out;
        for (const auto& file : rules.problems()) {
            for (const auto& one : file.diagnostics) out.push_back(line(*file.source, one, ""));
        }
        return out;
    }
    /// "line:column:Rule:message" of each finding.
    std::vector<std::string> lint(std::string content, std::string path = "a.xml") const {
        const auto source = text::Source::from_bytes(std::move(path), std::move(content));
        std::vector<std::string> out;
        for (const auto& one : diagnostics(source)) out.push_back(line(source, one, one.rule + ":"));
        return out;
    }
    /// The same for a paragraph of an article in the language.
    std::vector<std::string> paragraph(const std::string& text, const std::string& language = "en") const {
        return lint("<article xml:lang=\"" + language + "\"><body>\n<p>" + text + "</p></body></article>");
    }
    std::vector<diagnostic::Diagnostic> diagnostics(const text::Source& source) const {
        const lint::FilePlan plan{lint::select(rules, {}, {}, {})};
        const lint::Linter linter(
            vocabularies, environment, project,
            [&](const std::filesystem::path&) -> const lint::FilePlan& { return plan; });
        return linter.lint(source);
    }

    static std::string line(const text::Source& source, const diagnostic::Diagnostic& one,
                            const std::string& rule) {
        const auto at = source.location(one.range.begin);
        return std::to_string(at.line) + ":" + std::to_string(at.column) + ":" + rule + one.message +
               (rule.empty() && !one.help.empty() ? " (" + one.help + ")" : "");
    }

    markup::Vocabularies vocabularies;
    lint::Environment environment;
    lint::ProjectFacts project;
    lint::RuleSet rules;
};

using Lines = std::vector<std::string>;

/// Compares and shows the whole of both.
inline void check_lines(const Lines& actual, const Lines& expected) {
    BOOST_CHECK_EQUAL_COLLECTIONS(actual.begin(), actual.end(), expected.begin(), expected.end());
}

}  // namespace kopij::test
