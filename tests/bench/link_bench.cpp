// Links into the project: 500 articles with 20 links each, read, collected and resolved, as a hook does it.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "cli/data.hpp"
#include "link/survey.hpp"
#include "scratch.hpp"

namespace kopij::link {
namespace {

constexpr int k_articles = 500;
constexpr int k_links = 20;

std::string name_of(int n) { return "article-" + std::to_string(n) + (n % 2 == 0 ? ".html" : ".md"); }

std::string article(int n) {
    const bool html = n % 2 == 0;
    std::string out = html ? "<!doctype html><html lang=\"nl\"><body><h1>Artikel</h1>\n" : "# Artikel\n\n";
    for (int link = 0; link < k_links; ++link) {
        const auto section = std::to_string(link / 5 + 1);
        const auto target = link % 4 == 3 ? "https://example.org/" + std::to_string(link)
                                          : name_of((n + 2 * link) % k_articles) + "#deel-" + section;
        if (link % 5 == 0) {
            out += html ? "<h2 id=\"deel-" + section + "\">Deel " + section + "</h2>\n"
                        : "## Deel " + section + "\n\n";
        }
        const std::string words = "Lees meer over klachten en behandeling op ";
        out += html ? "<p>" + words + "<a href=\"" + target + "\">een pagina</a> vandaag.</p>\n"
                    : words + "[een pagina](" + target + ") vandaag.\n\n";
    }
    return out + (html ? "</body></html>\n" : "");
}

void articles_offline(benchmark::State& state) {
    const test::Scratch scratch;
    std::vector<std::string> paths;
    for (int n = 0; n < k_articles; ++n) paths.push_back(scratch.write(name_of(n), article(n)).string());
    diagnostic::Collector ignored;
    const auto vocabularies = markup::Vocabularies::load({cli::rules_folder() / "vocabularies"}, ignored);
    config::Project project;
    project.root = scratch.path();
    const auto read = [](const std::string& path) {
        return std::make_shared<const text::Source>(
            text::Source::from_file(path, markup::declares(*markup::format_of(path))));
    };
    for (auto _ : state) {
        const Links links;
        std::size_t broken = 0;
        for (const auto& file : survey(paths, read, vocabularies, project, links)) {
            for (const auto& one : file.links) broken += one.resolution.verdict == Verdict::broken ? 1 : 0;
        }
        if (broken != 0) state.SkipWithError("a link is broken");
    }
}
BENCHMARK(articles_offline)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kopij::link
