#include "linting.hpp"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "cli/data.hpp"
#include "cli/problems.hpp"
#include "config/abbreviations.hpp"
#include "config/glob.hpp"
#include "config/nearest.hpp"
#include "config/result_cache.hpp"
#include "config/value_cache.hpp"
#include "lint/examples.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using text::tr_format;

bool is_article(std::string_view path) { return markup::format_of(path).has_value(); }

/// The .vale.ini of a project that is not Kopij's.
std::optional<fs::path> find_vale_settings(const config::Project& project, const cli::Options& options) {
    if (project.configured) return std::nullopt;
    if (options.has("config")) return fs::path(options.get<std::string>("config"));
    return config::find_vale_ini(fs::current_path());
}

cli::UsageError no_style(const std::string& style) {
    return cli::UsageError(tr_format("there is no folder of rules for the style '{0}'", style));
}

/// The styles there are, and the rules that were loaded.
std::vector<std::string> known_names(const std::vector<fs::path>& roots, const lint::RuleSet& rules) {
    std::vector<std::string> none;
    std::vector<std::string> out;
    for (const auto& style : lint::find_styles(roots, {}, none)) out.push_back(style.filename().string());
    for (const auto& entry : rules.rules()) out.push_back(entry.rule->id);
    return out;
}

/// What the settings say of styles and rules that are none. A rule of a style that is not loaded may exist.
std::vector<diagnostic::Diagnostic> wrong_names(const config::Project& project, const lint::RuleSet& rules,
                                                const std::vector<fs::path>& roots,
                                                const std::vector<std::string>& missing) {
    std::vector<diagnostic::Diagnostic> out;
    const auto known = known_names(roots, rules);
    const auto add = [&](text::Range range, const std::string& name) {
        const auto near = config::nearest(name, known);
        out.push_back({"Config.Project", diagnostic::Severity::error, range,
                       near.empty()
                           ? tr_format("there is no rule or style '{0}'", name)
                           : tr_format("there is no rule or style '{0}'; did you mean '{1}'?", name, near)});
    };
    for (std::size_t n = 0; n < project.styles.size() && n < project.style_ranges.size(); ++n) {
        if (std::find(missing.begin(), missing.end(), project.styles[n]) != missing.end())
            add(project.style_ranges[n], project.styles[n]);
    }
    for (const auto& one : project.rules) {
        const auto style = one.rule.substr(0, one.rule.find('.'));
        std::vector<std::string> absent;
        const bool exists = !lint::find_styles(roots, {style}, absent).empty();
        const bool loaded = lint::unknown_names(rules, {style}).empty();
        if (!exists || (loaded && !lint::unknown_names(rules, {one.rule}).empty())) add(one.range, one.rule);
    }
    return out;
}

}  // namespace

Linting::Linting(config::Project project, const cli::Options& options, cli::Invocation& call) {
    m_facts.settings = std::move(project);
    m_facts.articles = config::find_articles(m_facts.settings);
    const auto own = cli::rules_folder();
    const auto theirs = m_facts.settings.root / "rules";
    m_environment.rules = own;
    m_environment.root = m_facts.settings.root;
    diagnostic::Collector sink;
    std::vector<fs::path> roots{own};
    std::error_code ec;
    if (fs::is_directory(theirs, ec) && !fs::equivalent(own, theirs, ec)) roots.push_back(theirs);
    m_vale_settings = find_vale_settings(m_facts.settings, options);
    auto read = roots;
    if (m_vale_settings) read.push_back(*m_vale_settings);
    auto cache = config::value_cache_for(read, cli::rule_values_file());
    config::ResultCache patterns(config::kept_file(read, ".patterns"));
    m_environment.cache = &cache;
    m_environment.patterns = &patterns;
    m_environment.abbreviations = config::load_abbreviations(own / "abbreviations", sink, &cache);
    std::vector<fs::path> vocabulary_folders;
    for (const auto& root : roots) vocabulary_folders.push_back(root / "vocabularies");
    m_vocabularies = markup::Vocabularies::load(vocabulary_folders, sink, &cache);
    m_facts.links->use(m_vocabularies);
    m_environment.roles = m_vocabularies.set_names();
    m_facts.its_rules = its::read_rule_files(m_facts.settings.its_files(), sink);
    // Their messages name the file and place themselves.
    for (const auto& one : sink.diagnostics) call.err << one.message << '\n';

    if (m_vale_settings) {
        load_vale(*m_vale_settings, options, call);
    } else {
        load_styles(roots, options, call);
    }
    cache.keep();
    patterns.keep();
    m_environment.cache = nullptr;
    m_environment.patterns = nullptr;
    for (const auto& problem : m_rules.problems()) {
        cli::print_problems(*problem.source, problem.diagnostics, options, call);
    }
    if (roots.size() > 1) check_examples(roots.back(), options, call);
    m_whole = m_whole && sink.diagnostics.empty() && m_rules.whole();
    choose({}, {});
    m_linter = std::make_unique<lint::Linter>(
        m_vocabularies, m_environment, m_facts,
        [this](const fs::path& file) -> const lint::FilePlan& { return plan_for(file); });
}

void Linting::load_styles(const std::vector<fs::path>& roots, const cli::Options& options,
                          cli::Invocation& call) {
    // `styles` says what articles are held against; a translation is held against its source in every
    // project.
    constexpr const char* k_of_translations = "Catalogue";
    auto chosen = m_facts.settings.styles;
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), k_of_translations) == chosen.end())
        chosen.emplace_back(k_of_translations);
    std::vector<std::string> missing;
    auto styles = lint::find_styles(roots, chosen, missing);
    // What is asked for by name is there, also where the settings leave its style out.
    std::vector<std::string> absent;
    for (const auto* option : {"select", "explain"}) {
        for (const auto& name : lint::split_names(options.get<std::string>(option))) {
            for (const auto& folder : lint::find_styles(roots, {name.substr(0, name.find('.'))}, absent)) {
                if (std::find(styles.begin(), styles.end(), folder) == styles.end()) styles.push_back(folder);
            }
        }
    }
    const auto& source = m_facts.settings.source;
    if (!missing.empty() && !source) throw no_style(missing.front());
    m_rules = lint::RuleSet::load(styles, m_environment);
    const auto wrong = wrong_names(m_facts.settings, m_rules, roots, missing);
    if (wrong.empty()) return;
    m_whole = false;
    cli::print_problems(*source, wrong, options, call);
}

void Linting::check_examples(const fs::path& rules, const cli::Options& options,
                             cli::Invocation& call) const {
    for (const auto& entry : m_rules.rules()) {
        const auto& rule = *entry.rule;
        if (rule.examples.empty() || !rule.source->path().starts_with(rules.generic_string() + '/')) continue;
        std::vector<diagnostic::Diagnostic> wrong;
        for (const auto& failure : lint::check_examples(entry, m_vocabularies, m_environment)) {
            wrong.push_back(
                {std::string(lint::k_rule_problem),
                 diagnostic::Severity::warning,
                 failure.range,
                 tr_format("the rule does not judge this example as it says: {0}", failure.message),
                 {},
                 tr_format("The text is \"{0}\".", failure.text)});
        }
        cli::print_problems(*rule.source, wrong, options, call);
    }
}

void Linting::load_vale(const fs::path& file, const cli::Options& options, cli::Invocation& call) {
    const auto source = text::Source::from_file(file);
    diagnostic::Collector found;
    m_vale = config::read_vale_ini(source, found);
    std::vector<lint::FileFindings> words;
    m_environment = lint::with_vale_settings(std::move(m_environment), *m_vale, words);
    m_rules = lint::load_vale_rules(*m_vale, m_environment);
    auto wrong = lint::check_vale_settings(*m_vale, m_rules);
    std::move(wrong.begin(), wrong.end(), std::back_inserter(found.diagnostics));
    cli::print_problems(source, found.diagnostics, options, call);
    for (const auto& one : words) cli::print_problems(*one.source, one.diagnostics, options, call);
    m_whole = words.empty() &&
              std::none_of(found.diagnostics.begin(), found.diagnostics.end(),
                           [](const auto& one) { return one.severity == diagnostic::Severity::error; });
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
    m_plan.rules = lint::select(m_rules, m_facts.settings.rules, select, ignore);
    if (m_vale) m_vale_plans = std::make_unique<lint::ValePlans>(*m_vale, m_rules, select, ignore);
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
