#include "link/site.hpp"

#include <algorithm>

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_compared = 2000;
constexpr std::size_t k_most_files = 200'000;  // enough for a site; "did you mean" can do without the rest

}  // namespace

Site::Site(const config::Project& project)
    : m_project(project),
      m_root(fs::absolute(project.root).lexically_normal()),
      m_languages(project.languages) {
    if (!m_root.has_filename()) m_root = m_root.parent_path();
    m_roots.push_back(project.site_root.empty() ? m_root : (m_root / project.site_root).lexically_normal());
    const auto by_language = project.output.find("{lang}");
    if (by_language != std::string::npos) {
        m_roots.push_back((m_root / project.output.substr(0, by_language)).lexically_normal());
    }
    for (auto& folder : m_roots) {
        if (!folder.has_filename()) folder = folder.parent_path();
    }
    for (const auto& article : config::find_articles(project)) {
        const auto path = fs::absolute(article).lexically_normal();
        m_articles.emplace(path.string(), path);
        if (project.output.empty()) continue;
        for (const auto& language : m_languages) {
            m_published.emplace(page_of(path, language)->string(), path);
        }
    }
}

std::optional<fs::path> Site::page_of(const fs::path& article, std::string_view language) const {
    if (m_project.output.empty() || !m_articles.contains(article.string())) return std::nullopt;
    return m_project.path(m_project.output, language, config::article_name(article)).lexically_normal();
}

std::optional<fs::path> Site::article_at(const fs::path& page) const {
    if (const auto found = m_published.find(page.string()); found != m_published.end()) return found->second;
    const auto relative = page.lexically_relative(m_root);
    fs::path before = m_root;
    for (auto part = relative.begin(); part != relative.end(); ++part) {
        if (std::find(m_languages.begin(), m_languages.end(), part->string()) != m_languages.end()) {
            for (const auto& other : m_languages) {
                auto twin = before / other;
                for (auto rest = std::next(part); rest != relative.end(); ++rest) twin /= *rest;
                const auto found = m_articles.find(twin.string());
                if (found != m_articles.end()) return found->second;
            }
        }
        before /= *part;
    }
    return std::nullopt;
}

void Site::walk() const {
    std::error_code ec;
    fs::recursive_directory_iterator at(m_root, fs::directory_options::skip_permission_denied, ec);
    for (; !ec && at != fs::recursive_directory_iterator() && m_by_name.size() < k_most_files;
         at.increment(ec)) {
        const auto name = at->path().filename().string();
        std::error_code gone;
        if (at->is_directory(gone)) {
            if (name.starts_with('.') || name == "node_modules" || m_project.ignored(at->path())) {
                at.disable_recursion_pending();
            }
        } else {
            m_by_name.emplace(name, at->path());
        }
    }
    std::vector<std::string> names;
    for (const auto& [name, path] : m_by_name) {
        if (names.size() < k_most_compared && (names.empty() || names.back() != name)) names.push_back(name);
    }
    m_names = Names(std::move(names));
}

std::vector<fs::path> Site::named(const std::string& file_name) const {
    std::call_once(m_walked, [this] { walk(); });
    std::vector<fs::path> out;
    const auto [first, last] = m_by_name.equal_range(file_name);
    for (auto at = first; at != last; ++at) out.push_back(at->second);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<fs::path> Site::with_extension(std::string_view extension) const {
    std::call_once(m_walked, [this] { walk(); });
    std::vector<fs::path> out;
    for (const auto& [name, path] : m_by_name) {
        if (name.ends_with(extension)) out.push_back(path);
    }
    std::sort(out.begin(), out.end());
    return out;
}

const Names& Site::file_names() const {
    std::call_once(m_walked, [this] { walk(); });
    return m_names;
}

}  // namespace kopij::link
