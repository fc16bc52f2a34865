// metric: a formula over the numbers of the whole article.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "config/nearest.hpp"
#include "lint/article.hpp"
#include "lint/counts.hpp"
#include "lint/findings.hpp"
#include "lint/formula.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// "heading.h1" is written "heading_h1" inside formulas.
std::string with_plain_names(std::string formula) {
    for (auto at = formula.find("heading.h"); at != std::string::npos; at = formula.find("heading.h", at)) {
        formula[at + 7] = '_';
    }
    return formula;
}

/// Name of a variable that no formula of a rule can have.
constexpr std::string_view k_value = "value";

/// To six digits behind the point, as Vale writes it before its condition.
double rounded(double value) {
    const auto written = fmt::format("{:f}", value);
    double out = 0;
    std::from_chars(written.data(), written.data() + written.size(), out);
    return out;
}

class Metric : public Check {
  public:
    /// `condition` is a formula in which k_value is the value of the first.
    Metric(Formula formula, Formula condition)
        : m_formula(std::move(formula)), m_condition(std::move(condition)) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& counts = article.counts();
        if (counts.empty()) return;
        const auto variable = [&](std::string_view name) {
            const auto found = counts.find(name);
            return found == counts.end() ? 0.0 : found->second;
        };
        const auto value = m_formula.value(variable);
        if (!std::isfinite(value)) return;
        const auto tested = rounded(value);
        if (m_condition.value([&](auto name) { return name == k_value ? tested : variable(name); }) == 0)
            return;
        const auto start = article.source().begin();
        findings.add({{start, start}, {fmt::format("{:.2f}", value)}});
    }

  private:
    Formula m_formula;
    Formula m_condition;
};

bool check_names(const Formula& formula, text::Range range, RuleProblems& problems) {
    for (const auto& name : formula.variables()) {
        const auto& known = count_names();
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        // Blocks of other kinds are counted too, but a name without one is a mistake.
        if (name.starts_with("table_") || name.starts_with("figure_")) continue;
        const auto near = config::nearest(name, known);
        problems.add(range, text::tr_format("a formula has no variable '{0}'", name) +
                                (near.empty() ? "" : text::tr_format("; did you mean '{0}'?", near)));
        return false;
    }
    return true;
}

/// Where in the rule file a problem of a key's text is: in the text, where that stands in the file as it is.
text::Range place_of(const Rule& rule, std::string_view key, std::size_t offset) {
    const auto whole = rule.range(key);
    const auto written = whole.in(rule.source->text());
    const auto inside = written.find(rule.text(key));
    if (inside == std::string_view::npos || offset >= rule.text(key).size()) return whole;
    return {whole.begin + inside + offset, whole.begin + inside + rule.text(key).size()};
}

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    std::optional<Formula::Problem> problem;
    const auto text = with_plain_names(rule.text("formula"));
    auto formula = Formula::parse(text, problem);
    if (problem) {
        const auto rest = std::string_view(text).substr(std::min(problem->offset, text.size()));
        problems.add(place_of(rule, "formula", problem->offset),
                     rest.find_first_not_of(" \n") == std::string_view::npos
                         ? text::tr_format("this is no formula: {0} at its end", problem->message)
                         : text::tr_format("this is no formula, from '{0}' on: {1}", rest, problem->message));
        return nullptr;
    }
    const auto condition = with_plain_names(rule.text("condition"));
    // It is written as what stands behind the value: "> 8".
    const auto test = Formula::parse("1 " + condition, problem);
    if (problem) {
        problems.add(rule.range("condition"),
                     text::tr_format("this is no condition; write it as '> 10': {0}", problem->message));
        return nullptr;
    }
    if (!check_names(formula, rule.range("formula"), problems) ||
        !check_names(test, rule.range("condition"), problems)) {
        return nullptr;
    }
    return std::make_unique<Metric>(std::move(formula),
                                    Formula::parse(std::string(k_value) + " " + condition, problem));
}

}  // namespace

const Kind k_metric = {
    "metric",
    {{"formula", KeyType::text, Key::Need::required}, {"condition", KeyType::text, Key::Need::required}},
    make,
    Kind::UnknownKeys::refused,
    "summary",
    1};

}  // namespace kopij::lint::kinds
