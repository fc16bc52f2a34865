// kopij-assemble: an article and its catalogue to the translated article.
#include <optional>
#include <ostream>

#include "catalogue/parse.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "programs.hpp"
#include "site.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "translate/assemble.hpp"
#include "translate/structure.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using text::tr;

/// Nothing for a catalogue with errors, which have been told.
std::optional<catalogue::Catalogue> read_catalogue(const std::string& path, const cli::Options& options,
                                                   cli::Invocation& call) {
    const auto source =
        std::make_shared<const text::Source>(text::Source::from_file(path, text::Declares::po));
    diagnostic::Collector found;
    auto out = catalogue::parse(source, found);
    cli::print_problems(*source, found.diagnostics, options, call);
    if (!catalogue::has_errors(found)) return out;
    call.err << text::tr_format("{0}: the catalogue has errors; nothing is written", path) << '\n';
    return std::nullopt;
}

}  // namespace

int assemble(cli::Invocation& call) {
    cli::Options options(
        call,
        {"assemble",
         text::tr_later("Puts the translations of a catalogue in the place of an article's text."),
         "[OPTIONS] --catalogue FILE.po ARTICLE",
         {{"kopij-assemble --catalogue locales/en/rtms.po -o rtms.en.xml content/nl/rtms.xml",
           text::tr_later("the English article")}}},
        cli::LangOption::own);
    options.group(tr("Translation"))("catalogue", po::value<std::string>()->value_name("FILE"),
                                     tr("the translations").c_str())(
        "lang", po::value<std::string>()->value_name("LL"),
        tr("the language of the result (default: the catalogue's)").c_str())(
        "output,o", po::value<std::string>()->value_name("FILE"),
        tr("where the article goes; - is standard output, the default").c_str())(
        "its", po::value<std::vector<std::string>>()->value_name("FILE"),
        tr("ITS rules for the articles, before their own; may be given again").c_str());
    if (const auto done = options.parse()) return *done;
    const auto paths = options.arguments();
    if (paths.size() != 1) throw cli::UsageError(tr("name one article"));
    if (!options.has("catalogue"))
        throw cli::UsageError(tr("--catalogue names the translations; it is missing"));

    const auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    const auto vocabularies = load_vocabularies(*project, call);
    diagnostic::Collector found;
    const auto source = text::Source::from_file(paths[0], markup::declares(translate::format_for(paths[0])));
    const auto article =
        translate::Article::read(source, vocabularies, found, load_its_rules(*project, options, call));
    cli::print_problems(source, found.diagnostics, options, call);
    if (!article) return cli::k_findings;

    const auto read = read_catalogue(options.get<std::string>("catalogue"), options, call);
    if (!read) return cli::k_findings;
    const auto& catalogue = *read;
    translate::AssembleOptions how;
    how.language = options.get<std::string>("lang", catalogue.header_field("Language"));
    diagnostic::Collector broken;
    const auto assembled = translate::assemble(*article, catalogue, how, broken);
    if (catalogue.source() != nullptr) {
        cli::print_problems(*catalogue.source(), broken.diagnostics, options, call);
    }
    const auto bytes = translate::bytes_of(*article, assembled);
    diagnostic::Collector differences;
    if (!translate::keeps_structure(*article, bytes, assembled.removal, vocabularies, differences)) {
        cli::print_problems(source, differences.diagnostics, options, call);
        return cli::k_findings;
    }
    const auto output = options.get<std::string>("output", "-");
    if (output == "-") {
        call.out << bytes;
    } else {
        text::write_file(output, bytes);
    }
    return broken.diagnostics.empty() ? cli::k_clean : cli::k_findings;
}

}  // namespace kopij::program
