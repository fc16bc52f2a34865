// kopij-assemble: articles and their catalogue to the translated articles.
#include <filesystem>
#include <map>
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

/// Where each article goes; "-" is standard output. Several, or one into a folder, keep their names there.
std::vector<std::string> outputs(const std::vector<std::string>& articles, const std::string& output) {
    namespace fs = std::filesystem;
    std::error_code ec;
    const bool is_folder = output.ends_with('/') || fs::is_directory(output, ec);
    if (articles.size() == 1 && !is_folder) return {output};
    if (output == "-") throw cli::UsageError(tr("-o names the folder for the articles; it is missing"));
    const auto folder = output.ends_with('/') ? output : output + "/";
    std::vector<std::string> out;
    std::map<std::string, std::string> taken;
    for (const auto& article : articles) {
        out.push_back(folder + article.substr(article.rfind('/') + 1));
        const auto [other, is_new] = taken.try_emplace(out.back(), article);
        if (!is_new) {
            throw cli::UsageError(
                text::tr_format("{0} and {1} would both be written to {2}; assemble them into two folders",
                                other->second, article, out.back()));
        }
    }
    return out;
}

/// What all articles of a run share.
class Assembly {
  public:
    Assembly(const cli::Options& options, cli::Invocation& call, const config::Project& project,
             const catalogue::Catalogue& catalogue)
        : m_options(options),
          m_call(call),
          m_vocabularies(load_vocabularies(project, call)),
          m_rules(load_its_rules(project, options, call)),
          m_catalogue(catalogue) {
        m_how.language = options.get<std::string>("lang", catalogue.header_field("Language"));
        m_how.source_language = catalogue.header_field("X-Source-Language");
    }

    /// Whether nothing was wrong. A translation that cannot be used leaves its text as it is in the source;
    /// of an article that would not be the same article nothing is written.
    bool assemble(const std::string& path, const std::string& output) {
        const auto source = text::Source::from_file(path, markup::declares(translate::format_for(path)));
        diagnostic::Collector found;
        const auto article = translate::Article::read(source, m_vocabularies, found, m_rules);
        tell(source, found);
        if (!article) return false;
        diagnostic::Collector broken;
        const auto assembled = translate::assemble(*article, m_catalogue, m_how, broken);
        if (m_catalogue.source() != nullptr) tell(*m_catalogue.source(), broken);
        const auto bytes = translate::bytes_of(*article, assembled);
        diagnostic::Collector differences;
        if (!translate::keeps_structure(*article, bytes, assembled.removal, differences)) {
            tell(source, differences);
            return false;
        }
        if (output == "-")
            m_call.out << bytes;
        else
            text::write_file(output, bytes);
        return broken.diagnostics.empty();
    }

  private:
    void tell(const text::Source& source, const diagnostic::Collector& found) const {
        cli::print_problems(source, found.diagnostics, m_options, m_call);
    }

    const cli::Options& m_options;
    cli::Invocation& m_call;
    markup::Vocabularies m_vocabularies;
    its::SharedRules m_rules;
    const catalogue::Catalogue& m_catalogue;
    translate::AssembleOptions m_how;
};

}  // namespace

int assemble(cli::Invocation& call) {
    cli::Options options(
        call,
        {"assemble",
         text::tr_later("Puts the translations of a catalogue in the place of an article's text."),
         "[OPTIONS] --catalogue FILE.po ARTICLE...",
         {{"kopij-assemble --catalogue locales/en/rtms.po -o rtms.en.xml content/nl/rtms.xml",
           text::tr_later("the English article")},
          {"kopij-assemble --catalogue en.po -o build/en nl/*.page",
           text::tr_later("all pages of a manual that have one catalogue")}}},
        cli::LangOption::own);
    options.group(tr("Translation"))("catalogue", po::value<std::string>()->value_name("FILE"),
                                     tr("the translations").c_str())(
        "lang", po::value<std::string>()->value_name("LL"),
        tr("the language of the result (default: the catalogue's)").c_str())(
        "output,o", po::value<std::string>()->value_name("FILE|FOLDER"),
        tr("where the article goes, - for standard output, the default; several go into a folder").c_str())(
        "its", po::value<std::vector<std::string>>()->value_name("FILE"),
        tr("ITS rules for the articles, before their own; may be given again").c_str());
    if (const auto done = options.parse()) return *done;
    const auto paths = options.arguments();
    if (paths.empty()) throw cli::UsageError(tr("no article is named"));
    if (!options.has("catalogue"))
        throw cli::UsageError(tr("--catalogue names the translations; it is missing"));
    const auto to = outputs(paths, options.get<std::string>("output", "-"));

    const auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    const auto catalogue = read_catalogue(options.get<std::string>("catalogue"), options, call);
    if (!catalogue) return cli::k_findings;
    Assembly assembly(options, call, *project, *catalogue);
    bool clean = true;
    for (std::size_t n = 0; n < paths.size(); ++n) clean = assembly.assemble(paths[n], to[n]) && clean;
    return clean ? cli::k_clean : cli::k_findings;
}

}  // namespace kopij::program
