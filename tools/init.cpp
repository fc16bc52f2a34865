// kopij-init: a first .kopij.yml for the repository it finds.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "cli/git.hpp"
#include "cli/options.hpp"
#include "cli/paths.hpp"
#include "lint/language.hpp"
#include "markup/document.hpp"
#include "programs.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using text::tr;
using text::tr_format;
using text::tr_later;

bool is_article(std::string_view path) { return markup::format_of(path).has_value(); }

/// What was found in one folder at the top of the finds.
struct Folder {
    std::map<std::string, std::size_t> extensions;  // ".xml" -> files
    std::size_t files = 0;
    std::vector<std::string> paths;
};

/// Folders that hold pages about the software, or things made from articles, and no articles.
bool holds_no_articles(const std::string& name) {
    static const std::set<std::string> k_names = {
        "build",  "dist", "public", "node_modules", "vendor",  "target", "test",   "tests",  "locales",
        "locale", "po",   "rules",  "tools",        "scripts", "styles", "themes", "layouts"};
    return k_names.count(name) > 0;
}

/// What writers call the folder of their articles; of several folders one of these is preferred.
bool has_usual_name(const std::string& name) {
    static const std::set<std::string> k_names = {"content", "contents", "articles", "artikelen", "inhoud",
                                                  "pages",   "paginas",  "posts",    "teksten",   "site"};
    return k_names.count(name) > 0;
}

class Finds {
  public:
    explicit Finds(const fs::path& root) : m_root(root) {
        config::Project nothing;
        nothing.root = root;
        for (const auto& path :
             cli::select_files({root.string()}, nothing, cli::NamedButIgnored::left_out, is_article)) {
            const auto relative = fs::path(path).lexically_relative(root);
            const auto first = relative.begin()->string();
            if (std::next(relative.begin()) == relative.end() || holds_no_articles(first)) continue;
            auto& folder = m_folders[first];
            ++folder.extensions[relative.extension().string()];
            ++folder.files;
            folder.paths.push_back(path);
        }
    }

    /// The folder of the articles; "" where there is none.
    std::string content() const {
        const std::pair<const std::string, Folder>* best = nullptr;
        for (const auto& one : m_folders) {
            const auto rank = [](const auto& folder) {
                return std::pair(has_usual_name(folder.first), folder.second.files);
            };
            if (!best || rank(one) > rank(*best)) best = &one;
        }
        return best ? best->first : "";
    }

    const Folder& folder(const std::string& name) const { return m_folders.at(name); }

    /// The languages of the articles, the most frequent first.
    std::vector<std::string> languages(const std::string& content) const {
        std::map<std::string, std::size_t> counts;
        for (const auto& path : folder(content).paths) {
            auto language = lint::language_of_folder(path);
            if (language.empty()) language = lint::guess_language(text::read_file(path));
            if (!language.empty()) ++counts[language];
        }
        std::vector<std::string> out;
        for (const auto& [language, files] : counts) out.push_back(language);
        std::stable_sort(out.begin(), out.end(),
                         [&counts](const auto& a, const auto& b) { return counts[a] > counts[b]; });
        return out;
    }

    bool has(const char* name) const {
        std::error_code ec;
        return fs::exists(m_root / name, ec);
    }

  private:
    fs::path m_root;
    std::map<std::string, Folder> m_folders;
};

std::string list(const std::vector<std::string>& words) { return '[' + cli::comma_list(words) + ']'; }

std::string settings_for(const Finds& finds) {
    auto content = finds.content();
    std::vector<std::string> languages;
    std::vector<std::string> extensions;
    if (!content.empty()) {
        languages = finds.languages(content);
        for (const auto& [extension, files] : finds.folder(content).extensions)
            extensions.push_back(extension);
    }
    if (content.empty()) content = "content";
    if (extensions.empty()) extensions.emplace_back(".xml");
    for (const auto* language : {"nl", "en"}) {
        if (languages.size() < 2 &&
            std::find(languages.begin(), languages.end(), language) == languages.end()) {
            languages.emplace_back(language);
        }
    }
    std::vector<std::string> globs;
    for (const auto& extension : extensions) globs.push_back(content + "/**/*" + extension);
    const auto catalogues = std::string(finds.has("locales") || !finds.has("po") ? "locales" : "po");
    const auto line = [](const std::string& setting, const std::string& means) {
        const std::size_t column = 48;
        return setting + std::string(setting.size() < column ? column - setting.size() : 1, ' ') + "# " +
               means + '\n';
    };
    auto out = line("languages: " + list(languages), tr("the site is published in these"));
    out += line("articles: " + (globs.size() == 1 ? globs.front() : list(globs)),
                tr("each says its own language, or its folder does"));
    out += line("catalogues: " + catalogues + "/{lang}/{article}.po", tr("the translations"));
    out += line("templates: " + catalogues + "/templates/{article}.pot", tr("what there is to translate"));
    out += line("output: build/site/{lang}/{article}" + extensions.front(),
                tr("the pages that kopij-build writes"));
    out += line("publish-at: 100", tr("percent translated below which a page is not published"));
    if (finds.has(".vale.ini")) {
        out += "# " +
               tr("There is a .vale.ini too; with this file, name the styles that are to run: 'styles: "
                  "[Evidence, "
                  "Links]'.") +
               '\n';
    }
    return out;
}

}  // namespace

int init(cli::Invocation& call) {
    cli::Options options(call, {"init",
                                tr_later("Writes a first .kopij.yml for the repository it finds."),
                                "[FOLDER]",
                                {{"kopij init", tr_later("for the repository around the working folder")}},
                                "folder"});
    if (const auto done = options.parse()) return *done;
    const auto arguments = options.arguments();
    if (arguments.size() > 1) throw cli::UsageError(tr("name one folder, or none"));
    std::error_code ec;
    fs::path root = fs::absolute(arguments.empty() ? "." : arguments.front(), ec).lexically_normal();
    if (!root.has_filename()) root = root.parent_path();
    if (!fs::is_directory(root, ec))
        throw cli::UsageError(tr_format("there is no folder {0}", root.string()));
    if (arguments.empty() && cli::work_tree_around(root)) root = cli::Repository(root).top();
    const auto file = root / config::k_project_file;
    if (fs::exists(file, ec)) {
        throw cli::UsageError(tr_format("{0} is there already; it stays as it is", file.string()));
    }
    const auto settings = settings_for(Finds(root));
    text::write_file(file, settings);
    call.out << tr_format("wrote {0}:", file.string()) << "\n\n"
             << settings << '\n'
             << tr("Read it over, then try 'kopij lint'.") << '\n';
    return cli::k_clean;
}

}  // namespace kopij::program
