// Parsing and writing back, in bytes a second: over a generated article of about a megabyte.
#include <benchmark/benchmark.h>

#include <string>

#include "markup/document.hpp"
#include "text/edit.hpp"

namespace kopij::markup {
namespace {

std::string repeated(std::string_view begin, std::string_view unit, std::string_view end) {
    constexpr std::size_t k_size = 1'000'000;
    std::string out(begin);
    while (out.size() < k_size) out += unit;
    return out += end;
}

const std::string& jats() {
    static const auto text = repeated(
        "<?xml version=\"1.0\"?>\n<article xml:lang=\"en\"><body>\n",
        "  <sec id=\"s1\"><title>Who may benefit</title>\n    <p>Some people <italic>do</italic> recover "
        "within six "
        "weeks, and the effect lasts for a year in half of them <xref ref-type=\"bibr\" "
        "rid=\"r1\">1</xref>.</p>\n"
        "    <list list-type=\"bullet\">\n      <list-item><p>Headache &amp; a tired feeling are common.</p>"
        "</list-item>\n    </list>\n  </sec>\n",
        "</body></article>\n");
    return text;
}

void parse_and_write(benchmark::State& state, const std::string& bytes, Format format) {
    for (auto _ : state) {
        const auto source = text::Source::from_bytes("bench", bytes, declares(format));
        diagnostic::Collector found;
        const auto document = parse(source, format, found);
        if (!document) {
            state.SkipWithError("does not parse");
            break;
        }
        const auto written = text::apply(source.text(), {});
        benchmark::DoNotOptimize(written.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void xml(benchmark::State& state) { parse_and_write(state, jats(), Format::xml); }
BENCHMARK(xml);

}  // namespace
}  // namespace kopij::markup
