#include "catalogue_articles.hpp"

namespace kopij::program {

namespace fs = std::filesystem;

lint::ArticleMessages messages_of(const translate::Article& article, std::string path) {
    lint::ArticleMessages out{std::move(path), {}};
    for (const auto& segment : article.segments()) {
        auto& [context, message] = out.messages.emplace_back();
        context = segment.context;
        message = segment.message;
    }
    return out;
}

CatalogueArticles::CatalogueArticles(const lint::ProjectFacts& project,
                                     const markup::Vocabularies& vocabularies, std::string named)
    : m_vocabularies(vocabularies), m_named(std::move(named)) {
    const auto& settings = project.settings;
    if (!m_named.empty() || settings.catalogues.empty()) return;
    for (const auto& article : project.articles) {
        for (const auto& language : settings.languages) {
            const auto catalogue =
                settings.path(settings.catalogues, language, config::article_name(article));
            m_paths[catalogue.lexically_normal()] = article;
        }
    }
}

std::vector<std::string> CatalogueArticles::catalogues() const {
    std::vector<std::string> out;
    std::error_code ec;
    for (const auto& [catalogue, article] : m_paths) {
        if (fs::is_regular_file(catalogue, ec))
            out.push_back(catalogue.lexically_proximate(fs::current_path()).string());
    }
    return out;
}

const lint::ArticleMessages* CatalogueArticles::of(const fs::path& catalogue) {
    const auto found = m_paths.find(fs::absolute(catalogue).lexically_normal());
    auto path = m_named;
    if (path.empty() && found != m_paths.end())
        path = found->second.lexically_proximate(fs::current_path()).string();
    if (path.empty()) return nullptr;
    const std::lock_guard lock(m_mutex);
    const auto [known, is_new] = m_read.try_emplace(path);
    if (is_new) {
        diagnostic::Collector ignored;  // kopij-lint tells what is wrong with an article
        const auto article = translate::Article::read_file(path, m_vocabularies, ignored);
        if (article) known->second = messages_of(*article, path);
    }
    return known->second ? &*known->second : nullptr;
}

}  // namespace kopij::program
