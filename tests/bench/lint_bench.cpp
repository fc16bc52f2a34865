// Articles against rules: 10 KB of prose each, Dutch and English, with few and with many findings. The rules
// are Kopij's own, and the published styles of Vale's where KOPIJ_DATA names a folder that has them.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "config/abbreviations.hpp"
#include "lint/rule_set.hpp"
#include "lint/runner.hpp"
#include "prose.hpp"

namespace {

using namespace kopij;
namespace fs = std::filesystem;

// What the styles of both kinds report.
const std::vector<std::string> k_odd = {"very",        "simply",  "obviously",      "utilize", "we",
                                        "is",          "will",    "easily",         "was",     "are",
                                        "prevalentie", "geneest", "farmacotherapie"};

struct Bench {
    Bench() {
        diagnostic::Collector problems;
        const fs::path root = KOPIJ_ROOT;
        environment.rules = root / "rules";
        environment.root = root;
        environment.abbreviations = config::load_abbreviations(root / "rules/abbreviations", problems);
        vocabularies = markup::Vocabularies::load({root / "rules/vocabularies"}, problems);
        std::vector<std::string> missing;
        std::vector<fs::path> styles;
        const char* data = std::getenv("KOPIJ_DATA");
        if (data != nullptr) {
            for (const auto& style : fs::directory_iterator(fs::path(data) / "vale/published"))
                styles.push_back(style.path());
        } else {
            styles = lint::find_styles({root / "rules"}, {"Plain", "Wellbeing", "Article"}, missing);
        }
        rules = lint::RuleSet::load(styles, environment);
        plan.rules = lint::select(rules, {}, {}, {});
    }

    lint::Environment environment;
    markup::Vocabularies vocabularies;
    lint::ProjectFacts project;
    lint::RuleSet rules;
    lint::FilePlan plan;
};

const Bench& bench() {
    static const Bench k_bench;
    return k_bench;
}

/// `every`: one word in so many is one that rules report.
void lint_articles(benchmark::State& state, const std::string& language) {
    const auto& set = bench();
    std::mt19937 random(7);
    const auto paragraphs = bench::paragraphs(KOPIJ_ROOT, language);
    std::vector<text::Source> articles;
    std::size_t size = 0;
    for (int i = 0; i < 100; ++i) {
        articles.push_back(text::Source::from_bytes(
            language + ".md",
            bench::article(paragraphs, random, k_odd, static_cast<unsigned>(state.range(0)))));
        size += articles.back().text().size();
    }
    const lint::Linter linter(set.vocabularies, set.environment, set.project,
                              [&](const fs::path&) -> const lint::FilePlan& { return set.plan; });
    std::size_t findings = 0;
    for (auto _ : state) {
        findings = 0;
        for (const auto& article : articles) findings += linter.lint(article).size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(size) * state.iterations());
    state.counters["findings"] = static_cast<double>(findings) / static_cast<double>(articles.size());
}
BENCHMARK_CAPTURE(lint_articles, nl, "nl")->Arg(0)->Arg(4)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lint_articles, en, "en")->Arg(0)->Arg(4)->Unit(benchmark::kMillisecond);

void load_rules(benchmark::State& state) {
    std::vector<std::string> missing;
    const auto styles = lint::find_styles({fs::path(KOPIJ_ROOT) / "rules"}, {}, missing);
    for (auto _ : state) benchmark::DoNotOptimize(lint::RuleSet::load(styles, bench().environment));
}
BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);

}  // namespace
