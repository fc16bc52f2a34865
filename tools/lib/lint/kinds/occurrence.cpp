// occurrence: how often something may or must stand in one text.
#include <algorithm>
#include <array>
#include <optional>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "lint/word_runs.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

class Occurrence : public Check {
  public:
    explicit Occurrence(const Rule& rule)
        : m_pattern((rule.flag("ignorecase") ? "(?i)(?:" : "(?:") + rule.text("token") + ")"),
          m_most(static_cast<std::size_t>(std::max(0LL, rule.integer("max")))),
          m_least(static_cast<std::size_t>(std::max(0LL, rule.integer("min")))) {}

    void run(const Article& article, Findings& findings) const override {
        const auto judge = [&](const Text& text) {
            const auto content = text.text();
            const auto is_wrong = [&](std::size_t number) {
                return (m_most > 0 && number > m_most) || (m_least > 0 && number < m_least);
            };
            if (const auto runs = m_pattern.runs(); runs != Pattern::Runs::none) {
                const auto number = count_runs(content, runs);
                if (number && !is_wrong(*number)) return;
            }
            std::size_t found = 0;
            std::optional<text::Range> first;
            std::optional<text::Range> first_prose;  // that is not masked code
            const auto keep = [&](text::Range range) {
                if (++found == 1) first = range;
                if (!first_prose && range.in(content).find_first_not_of("*@") != std::string_view::npos)
                    first_prose = range;
            };
            if (!for_each_run(m_pattern, content, keep) &&
                !for_each_match(article, m_pattern, text, [&](const Match& match) { keep(match.whole()); })) {
                findings.gave_up(text.source_range({0, content.size()}));
                return;
            }
            if (!is_wrong(found)) return;
            // What is missing stands nowhere, so the article's start stands for it.
            const auto start = article.source().begin();
            text::Range place{start, start};
            if (first) place = text.source_range(first_prose.value_or(*first));
            findings.add(place, {std::to_string(found)});
        };
        if (m_least > 0) {
            for_each_text(article, findings.rule(), judge);
        } else {
            for_each_text(article, findings.rule(), std::array{&m_pattern}, judge);
        }
    }

    std::vector<Pattern> patterns() const override { return {m_pattern}; }
    const Pattern& pattern() const { return m_pattern; }

  private:
    Pattern m_pattern;
    std::size_t m_most;
    std::size_t m_least;
};

/// A rule that can find nothing.
bool is_idle(const Rule& rule, RuleProblems& problems) {
    const auto most = rule.integer("max");
    const auto least = rule.integer("min");
    const auto before = problems.count();
    if (rule.text("token").empty())
        problems.add(rule.range("token"), text::tr("this rule has no token to count"));
    for (const auto* key : {"max", "min"}) {
        if (rule.integer(key) < 0)
            problems.add(rule.range(key), text::tr_format("'{0}' is 0, for no bound, or more", key));
    }
    if (most <= 0 && least <= 0 && problems.count() == before) {
        problems.add(
            rule.range(rule.find("max") != nullptr ? "max" : "extends"),
            text::tr("this rule finds nothing: it has neither 'max' nor 'min'"),
            text::tr(
                "'max: 1' allows one in a text; what must not stand there at all is found by a rule that "
                "extends 'existence'"));
    }
    if (most > 0 && least > most)
        problems.add(rule.range("min"), text::tr("'min' is more than 'max', which no text can have"));
    return problems.count() > before;
}

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    if (is_idle(rule, problems)) return nullptr;
    auto check = std::make_unique<Occurrence>(rule);
    if (!check_patterns(*rule.find("token"), check->pattern(), rule, problems)) return nullptr;
    return check;
}

}  // namespace

const Kind k_occurrence = {"occurrence",
                           {{"token", KeyType::text, Key::Need::required},
                            {"max", KeyType::integer},
                            {"min", KeyType::integer},
                            {"ignorecase", KeyType::flag}},
                           make,
                           Kind::UnknownKeys::refused,
                           nullptr,
                           1};

}  // namespace kopij::lint::kinds
