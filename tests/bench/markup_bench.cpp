// Parsing and writing back, in bytes a second: over a generated article of about a hundred kilobytes.
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <string>

#include "markup/document.hpp"
#include "text/edit.hpp"

namespace kopij::markup {
namespace {

std::string repeated(std::string_view begin, std::string_view unit, std::string_view end) {
    constexpr std::size_t k_size = 100'000;
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

const std::string& page() {
    static const auto text =
        repeated("<!DOCTYPE html>\n<html lang=\"en\"><head><title>Sleep</title></head><body>\n",
                 "  <section id=\"s1\"><h2>Who may benefit</h2>\n    <p class=\"lead\">Some people "
                 "<em>do</em> recover within "
                 "six weeks, and the effect lasts for a year in half of them <a href=\"#r1\">1</a>.</p>\n    "
                 "<ul>\n      "
                 "<li>Headache &amp; a tired feeling are common.</li>\n    </ul>\n  </section>\n",
                 "</body></html>\n");
    return text;
}

const std::string& prose() {
    static const auto text = repeated("---\ntitle: Sleep\n---\n\n",
                                      "## Who may benefit\n\nSome people *do* recover within six weeks, and "
                                      "the effect lasts\nfor a year in half of "
                                      "them [@smith2020]. Read [our article](/en/sleep \"Sleep\") about\nthe "
                                      "night.\n\n- Headache &amp; a tired "
                                      "feeling are common.\n- So is nothing at all.\n\n",
                                      "");
    return text;
}

void xml(benchmark::State& state) { parse_and_write(state, jats(), Format::xml); }
BENCHMARK(xml);

void html(benchmark::State& state) { parse_and_write(state, page(), Format::html); }
BENCHMARK(html);

/// What html is measured against.
void gumbo_alone(benchmark::State& state) {
    const auto& bytes = page();
    for (auto _ : state) {
        auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size());
        benchmark::DoNotOptimize(output);
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(gumbo_alone);

void markdown(benchmark::State& state) { parse_and_write(state, prose(), Format::markdown); }
BENCHMARK(markdown);

void plain(benchmark::State& state) { parse_and_write(state, prose(), Format::plain); }
BENCHMARK(plain);

}  // namespace
}  // namespace kopij::markup
