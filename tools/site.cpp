#include "site.hpp"

#include <ostream>

#include "cli/data.hpp"
#include "lint/language.hpp"

namespace kopij::program {

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

markup::Vocabularies load_vocabularies(const config::Project& project, cli::Invocation& call) {
    namespace fs = std::filesystem;
    std::vector<fs::path> folders{cli::rules_folder() / "vocabularies"};
    const auto own = project.root / "rules/vocabularies";
    std::error_code ec;
    if (fs::is_directory(own, ec) && !fs::equivalent(own, folders.front(), ec)) folders.push_back(own);
    diagnostic::Collector found;
    auto out = markup::Vocabularies::load(folders, found);
    for (const auto& one : found.diagnostics) call.err << one.message << '\n';
    return out;
}

}  // namespace kopij::program
