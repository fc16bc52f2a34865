// The detector of claims: loading a model, judging sentences.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "evidence/claim_model.hpp"
#include "evidence/train/gold.hpp"

namespace {

using namespace kopij;

void load(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            evidence::ClaimModel::load(std::filesystem::path(KOPIJ_ROOT) / "rules/models", "nl"));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

// Whole articles of the corpus, with the reasons of those sentences that need a citation.
void judge(benchmark::State& state, const std::string& language) {
    const auto model =
        evidence::ClaimModel::load(std::filesystem::path(KOPIJ_ROOT) / "rules/models", language);
    std::vector<evidence::train::LabelledArticle> articles;
    for (auto& article :
         evidence::train::read_corpus(std::filesystem::path(KOPIJ_ROOT) / "tests/corpora/claims")) {
        if (article.language == language) articles.push_back(std::move(article));
    }
    std::vector<std::vector<evidence::SentenceIn>> inputs;
    for (const auto& article : articles) inputs.push_back(article.input());
    std::size_t sentences = 0;
    for (auto _ : state) {
        for (const auto& input : inputs) {
            benchmark::DoNotOptimize(model.judge(input));
            sentences += input.size();
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(sentences));
}
BENCHMARK_CAPTURE(judge, nl, "nl")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(judge, en, "en")->Unit(benchmark::kMillisecond);

}  // namespace
