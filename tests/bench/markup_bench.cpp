// Bytes a second, over a generated article of about a hundred kilobytes: parsing alone, and the whole way of
// extraction and reassembly (parse, segment, replace every segment by itself).
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <string>

#include "markup/document.hpp"
#include "markup/vocabularies.hpp"
#include "segment/segment.hpp"
#include "text/edit.hpp"
#include "text/memory.hpp"

namespace kopij::markup {
namespace {

// As every program does.
[[maybe_unused]] const bool k_keeps_memory = (text::keep_freed_memory(), true);

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

void parse_only(benchmark::State& state, const std::string& bytes, Format format) {
    for (auto _ : state) {
        const auto source = text::Source::from_bytes("bench", bytes, declares(format));
        diagnostic::Collector found;
        const auto document = parse(source, format, found);
        if (!document) {
            state.SkipWithError("does not parse");
            break;
        }
        benchmark::DoNotOptimize(document.get());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

const Vocabularies& vocabularies() {
    static diagnostic::Collector found;
    static const auto all =
        Vocabularies::load({std::filesystem::path(KOPIJ_ROOT) / "rules/vocabularies"}, found);
    return all;
}

void there_and_back(benchmark::State& state, const std::string& bytes, Format format, const char* path) {
    for (auto _ : state) {
        const auto source = text::Source::from_bytes(path, bytes, declares(format));
        diagnostic::Collector found;
        const auto document = parse(source, format, found);
        const auto& vocabulary = vocabularies().for_document(*document);
        const auto values = its::Values::of(*document, vocabulary, nullptr, found);
        std::vector<text::Edit> edits;
        for (const auto& one : segment::read_segments(*document, vocabulary, values)) {
            if (one.editable) edits.push_back({one.range, std::string(one.range.in(source.text()))});
        }
        const auto written = text::apply(source.text(), edits);
        if (edits.empty() || written != bytes) {
            state.SkipWithError("does not come back as it was");
            break;
        }
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

void xml_parse(benchmark::State& state) { parse_only(state, jats(), Format::xml); }
BENCHMARK(xml_parse);

void xml(benchmark::State& state) { there_and_back(state, jats(), Format::xml, "bench.xml"); }
BENCHMARK(xml);

void html_parse(benchmark::State& state) { parse_only(state, page(), Format::html); }
BENCHMARK(html_parse);

void html(benchmark::State& state) { there_and_back(state, page(), Format::html, "bench.html"); }
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

void markdown_parse(benchmark::State& state) { parse_only(state, prose(), Format::markdown); }
BENCHMARK(markdown_parse);

void markdown(benchmark::State& state) { there_and_back(state, prose(), Format::markdown, "bench.md"); }
BENCHMARK(markdown);

void plain(benchmark::State& state) { there_and_back(state, prose(), Format::plain, "bench.txt"); }
BENCHMARK(plain);

}  // namespace
}  // namespace kopij::markup
