#include "translate/site.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::translate {
namespace {

namespace fs = std::filesystem;

bool has_scheme(std::string_view target) {
    const auto end = target.find_first_of(":/?#");
    return end != std::string_view::npos && end > 0 && target[end] == ':';
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const auto lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] == '%' && n + 2 < text.size() && hex(text[n + 1]) >= 0 && hex(text[n + 2]) >= 0) {
            out.push_back(static_cast<char>(hex(text[n + 1]) * 16 + hex(text[n + 2])));
            n += 2;
        } else {
            out.push_back(text[n]);
        }
    }
    return out;
}

std::string percent_encoded(std::string_view path) {
    constexpr std::string_view k_plain = "-._~!$'()*+,;=@/";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || k_plain.find(c) != std::string_view::npos || byte >= 0x80)
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", byte);
    }
    return out;
}

/// The project's own spelling of a language, where it has it ("nl" for "nl-NL").
std::string of_project(const config::Project& project, const std::string& language) {
    for (const auto& one : project.languages) {
        if (same_language(one, language)) return one;
    }
    const auto primary = language.substr(0, language.find_first_of("-_"));
    for (const auto& one : project.languages) {
        if (same_language(one, primary)) return one;
    }
    return language;
}

}  // namespace

Site Site::load(const config::Project& project, const markup::Vocabularies& vocabularies, const Guess& guess,
                const Report& report) {
    Site out;
    out.m_project = project;
    diagnostic::Collector of_rules;
    const auto rules = its::read_rule_files(project.its_files(), of_rules);
    if (!of_rules.diagnostics.empty())
        report(text::Source::from_bytes(config::k_project_file, {}), of_rules.diagnostics);
    std::map<std::string, fs::path> names;
    for (const auto& path : config::find_articles(project)) {
        const auto shown = project.relative(path);
        auto source =
            text::Source::from_bytes(shown, text::read_file(path), markup::declares(format_for(shown)));
        diagnostic::Collector found;
        SiteArticle one{
            path, config::article_name(path), {}, Article::read(source, vocabularies, found, rules), {}};
        const auto [other, is_new] = names.try_emplace(one.name, path);
        if (!is_new) {
            found.report(
                {"Config.Project",
                 diagnostic::Severity::error,
                 {0, 0},
                 text::tr_format(
                     "{0} has the same name; an article's name is its catalogues' and pages' too, so "
                     "rename one of them",
                     project.relative(other->second))});
        }
        report(source, found.diagnostics);
        if (!is_new) continue;
        if (one.article) {
            std::string language(one.article->language());
            one.language = of_project(project, language.empty() ? guess(*one.article) : language);
            one.published.insert(one.language);
        }
        const auto number = out.m_articles.size();
        out.m_by_path.emplace(path, number);
        out.m_by_path.emplace(fs::path(path).replace_extension(), number);
        out.m_articles.push_back(std::move(one));
    }
    return out;
}

fs::path Site::output(const SiteArticle& article, std::string_view language) const {
    auto out = m_project.path(m_project.output, language, article.name);
    if (fs::path(m_project.output).has_extension()) out.replace_extension(article.path.extension());
    return out.lexically_normal();
}

fs::path Site::output_root() const {
    const auto fixed = m_project.output.substr(0, m_project.output.find('{'));
    const auto slash = fixed.rfind('/');
    return (m_project.root / (slash == std::string::npos ? "" : fixed.substr(0, slash))).lexically_normal();
}

std::optional<LocalTarget> Site::resolve(const SiteArticle& from, std::string_view target) const {
    if (target.empty() || has_scheme(target) || target.starts_with("//")) return std::nullopt;
    const auto end = std::min(target.find_first_of("?#"), target.size());
    if (end == 0) return std::nullopt;
    const auto path = percent_decoded(target.substr(0, end));
    const auto base = path.starts_with('/') ? m_project.root / m_project.site_root : from.path.parent_path();
    const auto relative = path.substr(std::min(path.find_first_not_of('/'), path.size()));
    return LocalTarget{(base / relative).lexically_normal(), std::string(target.substr(end))};
}

const SiteArticle* Site::find(const fs::path& path) const {
    const auto found = m_by_path.find(path);
    return found == m_by_path.end() ? nullptr : &m_articles[found->second];
}

std::optional<std::string> Site::twin(const SiteArticle& from, std::string_view language,
                                      std::string_view target) const {
    const auto local = resolve(from, target);
    const auto* to = local ? find(local->path) : nullptr;
    if (to == nullptr) return std::nullopt;
    const auto in = to->published.contains(std::string(language)) ? std::string(language) : to->language;
    auto page = output(*to, in);
    if (!local->path.has_extension()) page.replace_extension();
    const auto written = target.starts_with('/')
                             ? "/" + page.lexically_relative(output_root()).generic_string()
                             : page.lexically_relative(output(from, language).parent_path()).generic_string();
    return percent_encoded(written) + local->rest;
}

}  // namespace kopij::translate
