// existence: words and patterns that should not be there.
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// One pattern, or several where there are thousands of tokens.
std::vector<Pattern> patterns_of(const Rule& rule, const Environment& environment) {
    std::string raw;
    for (const auto& part : rule.list("raw")) raw += part;
    const std::string flags = rule.flag("ignorecase") ? "(?i)" : "";
    const bool append = rule.flag("append");
    std::vector<Pattern> out;
    for (const auto& tokens : joined_in_parts(rule.list("tokens"))) {
        const bool words = !rule.flag("nonword") && !tokens.empty();
        auto pattern = flags + (append ? "" : raw);
        if (!tokens.empty())
            pattern += in_template(tokens, words ? Boundaries::words : Boundaries::none, environment);
        out.emplace_back(pattern + (append ? raw : ""));
    }
    return out;
}

class Existence : public Check {
  public:
    Existence(const Rule& rule, const Environment& environment)
        : m_patterns(patterns_of(rule, environment)), m_exceptions(rule, environment) {
        for (const auto& pattern : m_patterns) m_any_of.push_back(&pattern);
    }

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), m_any_of, [&](const Text& text) {
            const auto content = text.text();
            const bool whole =
                for_each_match(article, m_patterns, text, [&](std::size_t, const Match& match) {
                    const auto range = match.whole();
                    const auto matched = range.in(content);
                    const auto where = [&] { return text.source_range(range); };
                    if (m_exceptions.cover(matched, findings, where)) return;
                    if (!findings.rule().action) {
                        findings.add(where(), {matched});
                        return;
                    }
                    Finding finding{where(), {std::string(matched)}};
                    offer(findings.rule(), text, range, finding);
                    findings.add(std::move(finding));
                });
            if (!whole) findings.gave_up(text.source_range({0, content.size()}));
        });
    }

    std::vector<Pattern> patterns() const override { return m_patterns; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    /// What the rule's action would put in the place of the match.
    static void offer(const Rule& rule, const Text& text, text::Range in_text, Finding& finding) {
        const auto& [name, values] = *rule.action;
        if (name == "replace" && !values.empty()) {
            finding.arguments.push_back(quoted_alternatives(values));
            if (values.size() == 1 && text.plain(in_text)) finding.fix = {{finding.range, values.front()}};
        } else if (name == "remove" && text.plain(in_text)) {
            finding.fix = {{finding.range, ""}};
        }
    }

    std::vector<Pattern> m_patterns;
    std::vector<const Pattern*> m_any_of;
    Exceptions m_exceptions;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    auto check = std::make_unique<Existence>(rule, environment);
    if (const auto first = check->patterns().front().text(); first.empty() || first == "(?i)") {
        problems.add(rule.range("extends"), text::tr("this rule has no tokens to look for"));
        return nullptr;
    }
    if (rule.action && rule.action->name == "replace" && rule.action->parameters.empty())
        problems.doubtful(rule.range("action"), text::tr("the action 'replace' says not by what"));
    static const config::Value k_none;
    const auto* tokens = rule.find("tokens") != nullptr ? rule.find("tokens") : rule.find("raw");
    bool good = true;
    for (const auto& pattern : check->patterns())
        good = good && check_patterns(tokens == nullptr ? k_none : *tokens, pattern, rule, problems);
    if (!check_exceptions(rule, check->exceptions(), problems) || !good) return nullptr;
    return check;
}

}  // namespace

const Kind k_existence = {"existence",
                          {{"tokens", KeyType::list},
                           {"raw", KeyType::list},
                           {"ignorecase", KeyType::flag},
                           {"nonword", KeyType::flag},
                           {"append", KeyType::flag},
                           {"vocab", KeyType::flag},
                           {"exceptions", KeyType::list}},
                          make,
                          Kind::UnknownKeys::refused,
                          nullptr,
                          1};

}  // namespace kopij::lint::kinds
