#include "linting.hpp"

#include <algorithm>
#include <ostream>

#include "cli/data.hpp"
#include "cli/problems.hpp"
#include "config/abbreviations.hpp"
#include "config/glob.hpp"
#include "config/nearest.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using text::tr_format;

bool is_article(std::string_view path) { return markup::format_of(path).has_value(); }

}  // namespace

Linting::Linting(config::Project project, const cli::Options& options, cli::Invocation& call) {
    m_facts.settings = std::move(project);
    m_facts.articles = config::find_articles(m_facts.settings);
    const auto own = cli::rules_folder();
    const auto theirs = m_facts.settings.root / "rules";
    m_environment.rules = own;
    m_environment.root = m_facts.settings.root;
    diagnostic::Collector sink;
    m_environment.abbreviations = config::load_abbreviations(own / "abbreviations", sink);
    std::vector<fs::path> roots{own};
    std::error_code ec;
    if (fs::is_directory(theirs, ec) && !fs::equivalent(own, theirs, ec)) roots.push_back(theirs);
    std::vector<fs::path> vocabulary_folders;
    for (const auto& root : roots) vocabulary_folders.push_back(root / "vocabularies");
    m_vocabularies = markup::Vocabularies::load(vocabulary_folders, sink);
    // Their messages name the file and place themselves.
    for (const auto& one : sink.diagnostics) call.err << one.message << '\n';

    // `styles` says what articles are held against; a translation is held against its source in every
    // project.
    constexpr const char* k_of_translations = "Catalogue";
    auto chosen = m_facts.settings.styles;
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), k_of_translations) == chosen.end())
        chosen.emplace_back(k_of_translations);
    std::vector<std::string> missing;
    const auto styles = lint::find_styles(roots, chosen, missing);
    if (!missing.empty()) {
        throw cli::UsageError(tr_format("there is no folder of rules for the style '{0}'", missing.front()));
    }
    m_rules = lint::RuleSet::load(styles, m_environment);
    for (const auto& problem : m_rules.problems()) {
        cli::print_problems(*problem.source, problem.diagnostics, options, call);
    }
    m_whole = sink.diagnostics.empty() && m_rules.problems().empty();
    choose({}, {});
    m_linter = std::make_unique<lint::Linter>(
        m_vocabularies, m_environment, m_facts, [this](const fs::path&) -> const auto& { return m_active; });
}

void Linting::choose(const std::vector<std::string>& select, const std::vector<std::string>& ignore) {
    for (const auto* names : {&select, &ignore}) {
        const auto unknown = lint::unknown_names(m_rules, *names);
        if (unknown.empty()) continue;
        std::vector<std::string> known;
        for (const auto& entry : m_rules.rules()) {
            known.push_back(entry.rule->id);
            known.emplace_back(entry.rule->style());
        }
        const auto near = config::nearest(unknown.front(), known);
        throw cli::UsageError(
            near.empty()
                ? tr_format("there is no rule or style '{0}'; --list-rules lists them", unknown.front())
                : tr_format("there is no rule or style '{0}'; did you mean '{1}'?", unknown.front(), near));
    }
    m_active = lint::select(m_rules, m_facts.settings.rules, select, ignore);
}

std::vector<std::string> Linting::files(const std::vector<std::string>& arguments,
                                        cli::NamedButIgnored policy) const {
    const auto& settings = m_facts.settings;
    if (arguments.empty() && settings.configured && !settings.articles.empty()) {
        std::vector<std::string> out;
        for (const auto& article : m_facts.articles) {
            out.push_back(article.lexically_proximate(fs::current_path()).string());
        }
        return out;
    }
    auto named = arguments;
    if (named.empty()) named.emplace_back(".");
    auto out = cli::select_files(named, settings, policy, is_article);
    if (!settings.articles.empty()) {
        // In a folder of the project its settings say what an article is; a file that is named is meant.
        std::erase_if(out, [&](const std::string& path) {
            const auto relative = settings.relative(path);
            const auto is_named = std::find(arguments.begin(), arguments.end(), path) != arguments.end();
            return !is_named &&
                   std::none_of(settings.articles.begin(), settings.articles.end(),
                                [&](const auto& glob) { return config::glob_matches(glob, relative); });
        });
    }
    return out;
}

}  // namespace kopij::program
