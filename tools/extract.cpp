// kopij-extract: articles to a template of a catalogue.
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "catalogue/write.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "programs.hpp"
#include "site.hpp"
#include "text/file.hpp"
#include "text/memory.hpp"
#include "text/message.hpp"
#include "translate/extract.hpp"
#include "translate/template_file.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using text::tr;

translate::Location location_from(const cli::Options& options) {
    const auto name = options.get<std::string>("add-location", "place");
    if (name == "line") return translate::Location::line;
    return name == "never" ? translate::Location::none : translate::Location::place;
}

/// `article`: null where there is none. Its source is read again then, for the places.
void tell(const std::string& path, const translate::Article* article, const diagnostic::Collector& found,
          const cli::Options& options, cli::Invocation& call) {
    if (article != nullptr) return cli::print_problems(article->source(), found.diagnostics, options, call);
    const auto source = text::Source::from_file(path, markup::declares(translate::format_for(path)));
    cli::print_problems(source, found.diagnostics, options, call);
}

/// Small articles need little, and large ones are read in the room of those before them.
void expect_articles(const std::vector<std::string>& paths) {
    constexpr std::size_t k_times = 4;  // trees, texts and the template, for each byte of an article
    std::size_t bytes = 0;
    for (const auto& path : paths) {
        std::error_code ec;
        const auto size = std::filesystem::file_size(path, ec);
        if (!ec) bytes += static_cast<std::size_t>(size);
    }
    text::expect_to_fill(k_times * bytes);
}

}  // namespace

int extract(cli::Invocation& call) {
    cli::Options options(
        call,
        {"extract",
         text::tr_later("Collects the translatable text of articles in a template."),
         "[OPTIONS] ARTICLE...",
         {{"kopij-extract content/nl/rtms.xml -o rtms.pot", text::tr_later("one article, one template")}}});
    options.group(tr("Result"))("output,o", po::value<std::string>()->value_name("FILE"),
                                tr("where the template goes; - is standard output, the default").c_str())(
        "add-location", po::value<std::string>()->value_name("place|line|never"),
        tr("how #: names where a text stands: by its id or path, which survives edits elsewhere (the "
           "default), by its "
           "line, or not at all")
            .c_str())("its", po::value<std::vector<std::string>>()->value_name("FILE"),
                      tr("ITS rules for the articles, before their own; may be given again").c_str());
    if (const auto done = options.parse()) return *done;
    options.check_choice("add-location", {"place", "line", "never"});
    const auto paths = options.arguments();
    if (paths.empty()) throw cli::UsageError(tr("no article is named"));

    expect_articles(paths);
    const auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    const auto vocabularies = load_vocabularies(*project, call);
    const auto rules = load_its_rules(*project, options, call);
    translate::ExtractOptions how;
    how.location = location_from(options);
    how.creation_date = translate::template_date({paths.begin(), paths.end()});
    translate::Extraction extraction(how);
    bool broken = false;
    for (const auto& path : paths) {
        diagnostic::Collector found;
        const auto article = translate::Article::read_file(path, vocabularies, found, rules);
        tell(path, article.get(), found, options, call);
        broken = broken || !article;
        if (article) extraction.add(*article, path);
    }
    if (broken) return cli::k_findings;

    const auto output = options.get<std::string>("output", "-");
    const auto text = catalogue::write(extraction.take());
    if (output == "-") {
        call.out << text;
    } else {
        text::write_file(output, translate::with_kept_date(text, output));
    }
    return cli::k_clean;
}

}  // namespace kopij::program
