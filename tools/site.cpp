#include "site.hpp"

#include <algorithm>
#include <ostream>

#include "cli/data.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "config/value_cache.hpp"
#include "lint/language.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::program {

using text::tr;
using text::tr_format;

bool is_error(const diagnostic::Diagnostic& one) { return one.severity == diagnostic::Severity::error; }

SiteFiles::SiteFiles(cli::Invocation& call, const cli::Options& options)
    : m_call(call),
      m_options(options),
      m_writing(options.flag("check") ? Writing::nothing : Writing::files) {}

void SiteFiles::tell(const text::Source& source, const std::vector<diagnostic::Diagnostic>& found) {
    count_errors(std::count_if(found.begin(), found.end(), is_error));
    cli::print_problems(source, found, m_options, m_call);
}

void SiteFiles::put(const config::Project& project, const std::filesystem::path& path,
                    const std::string& bytes) {
    if (!text::differs(path, bytes)) return;
    ++m_changed;
    const auto shown = project.relative(path);
    m_call.out << (m_writing == Writing::nothing ? tr_format("would write {0}", shown)
                                                 : tr_format("wrote {0}", shown))
               << '\n';
    if (m_writing == Writing::files) text::write_file(path, bytes);
}

std::string SiteFiles::changes() const {
    return m_writing == Writing::nothing
               ? text::tr_plural("{0} file would change", "{0} files would change", m_changed)
               : text::tr_plural("{0} file changed", "{0} files changed", m_changed);
}

int SiteFiles::exit_code() const {
    const bool would_change = m_writing == Writing::nothing && m_changed > 0;
    return m_errors > 0 || would_change ? cli::k_findings : cli::k_clean;
}

int run_on_site(cli::Invocation& call, const cli::About& about,
                int (*run)(cli::Invocation& call, const cli::Options& options,
                           const config::Project& project)) {
    cli::Options options(call, about);
    options.group(tr("Result"))("check", boost::program_options::bool_switch(),
                                tr("write nothing; exit with 1 if something would change").c_str());
    if (const auto done = options.parse()) return *done;
    if (!options.arguments().empty())
        throw cli::UsageError(tr("the settings name the articles; none can be named here"));
    const auto project = cli::require_project(options, call);
    if (!project) return cli::k_failure;
    return run(call, options, *project);
}

translate::Site load_site(const config::Project& project, const markup::Vocabularies& vocabularies,
                          const translate::Site::Report& report) {
    return translate::Site::load(
        project, vocabularies,
        [&](const translate::Article& article) {
            const auto path = project.root / article.source().path();
            const auto folder = lint::language_of_folder(path.generic_string());
            return folder.empty() ? lint::guess_language(article.source().text()) : folder;
        },
        report);
}

its::SharedRules load_its_rules(const config::Project& project, const cli::Options& options,
                                cli::Invocation& call) {
    auto files = project.its_files();
    for (const auto& named : options.get<std::vector<std::string>>("its")) files.push_back(named);
    for (const auto& file : files) {
        if (!std::filesystem::is_regular_file(file))
            throw text::FileError(text::tr_format("{0}: there is no such file of ITS rules", file));
    }
    diagnostic::Collector found;
    auto out = its::read_rule_files(files, found);
    for (const auto& one : found.diagnostics) call.err << one.message << '\n';
    return out;
}

markup::Vocabularies load_vocabularies(const config::Project& project, cli::Invocation& call) {
    namespace fs = std::filesystem;
    std::vector<fs::path> folders{cli::rules_folder() / "vocabularies"};
    const auto own = project.root / "rules/vocabularies";
    std::error_code ec;
    if (fs::is_directory(own, ec) && !fs::equivalent(own, folders.front(), ec)) folders.push_back(own);
    diagnostic::Collector found;
    auto cache = config::value_cache_for(folders, cli::vocabulary_values_file());
    auto out = markup::Vocabularies::load(folders, found, &cache);
    cache.keep();
    for (const auto& one : found.diagnostics) call.err << one.message << '\n';
    return out;
}

}  // namespace kopij::program
