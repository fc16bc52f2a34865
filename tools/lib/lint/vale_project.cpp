#include "lint/vale_project.hpp"

#include <algorithm>
#include <set>

#include "text/file.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

namespace fs = std::filesystem;

/// The lines of a vocabulary's file, comments and blank ones left out.
std::vector<std::string> read_words(const fs::path& file) {
    std::vector<std::string> out;
    if (!fs::is_regular_file(file)) return out;
    const auto content = text::read_file(file);
    for (std::size_t at = 0; at < content.size();) {
        const auto end = std::min(content.find('\n', at), content.size());
        auto line = content.substr(at, end - at);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.pop_back();
        if (!line.empty() && !line.starts_with("# ")) out.push_back(std::move(line));
        at = end + 1;
    }
    return out;
}

/// Letters, digits, spaces and hyphens: a phrase and no pattern.
bool is_phrase(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               c == ' ' || c == '-';
    });
}

std::string yaml_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
}

/// The accepted phrases with their right capitals.
std::string terms_rule(const Environment& environment) {
    std::string swap;
    std::set<std::string> seen;
    for (const auto& word : environment.accept) {
        if (!is_phrase(word) || !seen.insert(text::to_lower(word)).second) continue;
        swap += "  " + yaml_text(text::to_lower(word)) + ": " + yaml_text(word) + "\n";
    }
    if (swap.empty()) return {};
    return "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\nignorecase: "
           "true\nvocab: false\nswap:\n" +
           swap;
}

std::string avoid_rule(const Environment& environment) {
    if (environment.reject.empty()) return {};
    std::string tokens;
    for (const auto& word : environment.reject) tokens += "  - " + yaml_text(word) + "\n";
    return "extends: existence\nmessage: \"Avoid using '%s'.\"\nlevel: error\nvocab: false\ntokens:\n" +
           tokens;
}

struct BuiltIn {
    const char* name;
    std::string (*text)(const Environment& environment);
};
const BuiltIn k_built_in[] = {
    {"Spelling",
     [](const Environment&) -> std::string {
         return "extends: spelling\nmessage: \"Did you really mean '%s'?\"\nlevel: error\n"
                "action: {name: suggest, params: [spellings]}\n";
     }},
    {"Repetition",
     [](const Environment&) -> std::string {
         return "extends: repetition\nmessage: \"'%s' is repeated!\"\nlevel: error\nalpha: true\ntokens: "
                "['[^\\s]+']\n"
                "action: {name: edit, params: [truncate, ' ']}\n";
     }},
    {"Terms", terms_rule},
    {"Avoid", avoid_rule},
};
constexpr std::string_view k_own_style = "Vale";

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string style_of(const std::string& rule) { return rule.substr(0, rule.find('.')); }

}  // namespace

Environment with_vale_settings(Environment environment, const config::ValeIni& ini) {
    environment.styles = ini.styles_path;
    environment.root = ini.folder;
    if (!ini.word_template.empty()) environment.word_template = ini.word_template;
    for (const auto& name : ini.vocabularies) {
        // The second is where older projects have them.
        for (const auto* folder : {"config/vocabularies", "Vocab"}) {
            for (auto& word : read_words(ini.styles_path / folder / name / "accept.txt"))
                environment.accept.push_back(word);
            for (auto& word : read_words(ini.styles_path / folder / name / "reject.txt"))
                environment.reject.push_back(word);
        }
    }
    return environment;
}

RuleSet load_vale_rules(const config::ValeIni& ini, const Environment& environment,
                        std::vector<std::string>& missing) {
    std::set<std::string> styles;
    std::set<std::string> single;
    for (const auto& section : ini.sections) {
        if (section.styles) styles.insert(section.styles->begin(), section.styles->end());
        for (const auto& one : section.switches) single.insert(one.rule);
    }
    std::vector<fs::path> folders;
    std::vector<fs::path> files;
    for (const auto& style : styles) {
        if (style == k_own_style) continue;
        if (fs::is_directory(ini.styles_path / style)) {
            folders.push_back(ini.styles_path / style);
        } else {
            missing.push_back(style);
        }
    }
    for (const auto& rule : single) {
        if (styles.count(style_of(rule)) > 0) continue;
        const auto file = ini.styles_path / style_of(rule) / (rule.substr(rule.find('.') + 1) + ".yml");
        if (fs::is_regular_file(file)) files.push_back(file);
    }
    auto out = RuleSet::load(folders, environment);
    for (const auto& file : files) {
        out.add(std::make_shared<const text::Source>(text::Source::from_file(file)), environment);
    }
    for (const auto& own : k_built_in) {
        if (styles.count(std::string(k_own_style)) == 0 && single.count("Vale." + std::string(own.name)) == 0)
            continue;
        auto rule = own.text(environment);
        if (rule.empty()) continue;
        out.add(std::make_shared<const text::Source>(
                    text::Source::from_bytes("Vale/" + std::string(own.name) + ".yml", std::move(rule))),
                environment);
    }
    return out;
}

ValePlans::ValePlans(const config::ValeIni& ini, const RuleSet& rules, std::vector<std::string> select,
                     std::vector<std::string> ignore)
    : m_ini(ini), m_rules(rules), m_select(std::move(select)), m_ignore(std::move(ignore)) {}

const FilePlan& ValePlans::plan_for(const fs::path& file) const {
    const auto absolute = fs::absolute(file).lexically_normal();
    const auto relative = absolute.lexically_relative(m_ini.folder).generic_string();
    auto extension = absolute.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    // Sections match the format that a file is read as, too.
    auto as = relative;
    const auto format = m_ini.formats.find(extension);
    if (format != m_ini.formats.end())
        as = relative.substr(0, relative.size() - extension.size()) + format->second;
    std::vector<bool> applies;
    for (const auto& section : m_ini.sections) {
        applies.push_back(config::ValeIni::applies(section, relative) ||
                          config::ValeIni::applies(section, as));
    }
    const std::lock_guard lock(m_mutex);
    auto& plan = m_plans[{applies, extension}];
    if (!plan) plan = make(applies, extension);
    return *plan;
}

std::unique_ptr<FilePlan> ValePlans::make(const std::vector<bool>& applies,
                                          const std::string& extension) const {
    auto out = std::make_unique<FilePlan>();
    std::vector<std::string> styles;
    std::map<std::string, config::ValeSection::Switch> switches;
    for (std::size_t i = 0; i < applies.size(); ++i) {
        if (!applies[i]) continue;
        const auto& section = m_ini.sections[i];
        if (section.styles) styles = *section.styles;
        for (const auto& one : section.switches) switches[one.rule] = one;
        for (const auto& pattern : section.block_ignores) out->reading.block_ignores.emplace_back(pattern);
        for (const auto& pattern : section.token_ignores) out->reading.token_ignores.emplace_back(pattern);
    }
    for (const auto& active : select(m_rules, {}, m_select, m_ignore)) {
        const auto& id = active.entry->rule->id;
        const auto found = switches.find(id);
        const bool named = found != switches.end();
        if (named ? !found->second.on : !has(styles, style_of(id))) continue;
        const auto level = named && found->second.level ? *found->second.level : active.level;
        if (level >= m_ini.least) out->rules.push_back({active.entry, level});
    }
    if (!m_ini.ignored_scopes.empty()) out->reading.masked = m_ini.ignored_scopes;
    if (!m_ini.skipped_scopes.empty()) out->reading.skipped = m_ini.skipped_scopes;
    out->reading.classes.insert(out->reading.classes.end(), m_ini.ignored_classes.begin(),
                                m_ini.ignored_classes.end());
    if (const auto format = m_ini.formats.find(extension); format != m_ini.formats.end()) {
        out->format = markup::format_of("a." + format->second);
    }
    return out;
}

}  // namespace kopij::lint
