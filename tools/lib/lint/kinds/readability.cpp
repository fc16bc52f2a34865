// readability: the mean of some grade levels of the whole article.
#include <algorithm>

#include "lint/article.hpp"
#include "lint/counts.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

class Readability : public Check {
  public:
    Readability(std::vector<std::string> metrics, double most)
        : m_metrics(std::move(metrics)), m_most(most) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& counts = article.counts();
        if (counts.empty()) return;
        double sum = 0;
        for (const auto& metric : m_metrics) sum += grade(metric, counts);
        const auto mean = sum / static_cast<double>(m_metrics.size());
        if (mean <= m_most) return;
        const auto start = article.source().begin();
        findings.add({{start, start}, {fmt::format("{:.2f}", mean)}});
    }

  private:
    std::vector<std::string> m_metrics;
    double m_most;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    auto metrics = rule.list("metrics");
    const auto& known = grade_names();
    for (const auto& metric : metrics) {
        if (std::find(known.begin(), known.end(), metric) != known.end()) continue;
        problems.add(rule.range("metrics"),
                     text::tr_format("'{0}' is no grade level; allowed are {1}", metric,
                                     fmt::format("{}", fmt::join(known, ", "))));
        return nullptr;
    }
    if (metrics.empty()) metrics = known;
    return std::make_unique<Readability>(std::move(metrics), rule.number("grade"));
}

}  // namespace

const Kind k_readability = {"readability", {{"metrics", KeyType::list}, {"grade", KeyType::number}}, make};

}  // namespace kopij::lint::kinds
