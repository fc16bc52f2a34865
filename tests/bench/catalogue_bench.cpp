// Reading, writing and merging catalogues, in messages a second.
#include <benchmark/benchmark.h>

#include <string>

#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/write.hpp"

namespace kopij::catalogue {
namespace {

/// Sentences of a few words from a small vocabulary, one in ten of them edited.
std::string catalogue_of(std::int64_t messages, bool edited) {
    const char* const words[] = {"breathe", "slowly", "the",   "inhaler", "doctor", "asks",
                                 "often",   "when",   "night", "cough",   "lungs",  "swollen",
                                 "before",  "after",  "sport", "medicine"};
    std::string out = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    unsigned random = 1;
    for (std::int64_t n = 0; n < messages; ++n) {
        std::string id;
        for (int w = 0; w < 14; ++w) {
            random = random * 1103515245U + 12345U;
            id += (w == 0 ? "" : " ") + std::string(words[(random >> 16U) % 16]);
        }
        id += " " + std::to_string(n);
        out += "\n#: a.xml:" + std::to_string(n) + "\nmsgid \"" + (edited && n % 10 == 0 ? "really " : "") +
               id + "\"\nmsgstr \"" + (edited ? "" : id) + "\"\n";
    }
    return out;
}

Catalogue read(std::string bytes) {
    diagnostic::Collector found;
    return parse(text::Source::from_bytes("x.po", std::move(bytes), text::Declares::po), found);
}

void read_and_write(benchmark::State& state) {
    const auto bytes = catalogue_of(state.range(0), false);
    for (auto _ : state) benchmark::DoNotOptimize(write(read(bytes)));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_and_write)->Arg(20000);

void lay_out(benchmark::State& state) {
    const auto catalogue = read(catalogue_of(state.range(0), false));
    for (auto _ : state) benchmark::DoNotOptimize(write(catalogue, {}, Keep::nothing));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(lay_out)->Arg(20000);

void merge_with_template(benchmark::State& state) {
    const auto def = read(catalogue_of(state.range(0), false));
    const auto ref = read(catalogue_of(state.range(0), true));
    for (auto _ : state) benchmark::DoNotOptimize(merge(def, ref));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(merge_with_template)->RangeMultiplier(2)->Range(5000, 40000);

}  // namespace
}  // namespace kopij::catalogue
