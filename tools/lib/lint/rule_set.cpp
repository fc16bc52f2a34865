#include "lint/rule_set.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "lint/known_patterns.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

namespace fs = std::filesystem;

// Folders of rules/ that hold data and no rules.
constexpr std::array<std::string_view, 5> k_data_folders = {"vocabularies", "lexicons", "models",
                                                            "abbreviations", "config"};
// Kopij's own that houses differ in, or that need dictionaries: they run where settings name them.
constexpr std::array<std::string_view, 3> k_only_by_name = {"Spelling", "Terms", "Typography"};

bool is_style(const fs::path& folder) {
    const auto name = folder.filename().string();
    std::error_code none;
    return fs::is_directory(folder, none) && !name.empty() && name.front() != '.' &&
           std::find(k_data_folders.begin(), k_data_folders.end(), name) == k_data_folders.end();
}

struct RuleFiles {
    std::vector<fs::path> rules;
    std::vector<FileFindings> odd;  ///< what looks like a rule and is none
};

/// A folder that may not be looked into holds rules that do not run.
void check_readable(const fs::path& folder, RuleFiles& out) {
    std::error_code failed;
    const fs::directory_iterator first(folder, failed);
    if (failed)
        out.odd.push_back(problem_of_file(
            folder, text::tr("the rules in this folder cannot be read; check its permissions")));
}

RuleFiles rule_files(const fs::path& style) {
    RuleFiles out;
    std::error_code none;
    check_readable(style, out);
    const auto passing_over = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(style, passing_over, none)) {
        if (entry.is_directory(none) && !entry.is_symlink(none)) check_readable(entry.path(), out);
        const auto ending = entry.path().extension();
        if (ending == ".yml" && entry.is_regular_file(none)) {
            out.rules.push_back(entry.path());
        } else if (ending == ".yml") {
            out.odd.push_back(problem_of_file(
                entry.path(), entry.is_directory(none)
                                  ? text::tr("this is a folder; a rule is a file that ends in .yml")
                                  : text::tr("this is no file that can be read as a rule")));
        } else if (ending == ".yaml" && entry.is_regular_file(none)) {
            out.odd.push_back(
                problem_of_file(entry.path(), text::tr("this rule is not read; its name must end in .yml")));
        }
    }
    std::sort(out.rules.begin(), out.rules.end());
    return out;
}

}  // namespace

FileFindings problem_of_file(const fs::path& path, std::string message) {
    return {std::make_shared<const text::Source>(text::Source::from_bytes(path.generic_string(), "")),
            {{std::string(k_rule_problem), diagnostic::Severity::error, {}, std::move(message)}}};
}

void RuleSet::add_file(const fs::path& path, const Environment& environment) {
    try {
        add(std::make_shared<const text::Source>(text::Source::from_file(path)), environment);
    } catch (const text::FileError& error) {
        m_whole = false;
        m_problems.push_back(problem_of_file(path, error.what()));
    }
}

void RuleSet::add(std::shared_ptr<const text::Source> file, const Environment& environment) {
    const KnownPatterns known(environment.patterns);
    diagnostic::Collector found;
    RuleProblems problems(found);
    bool loaded = false;
    auto keys = config::load_yaml(*file, k_rule_problem, found, environment.cache);
    // Of a key that stands there twice the last one counts: published rules have some.
    for (auto& one : found.diagnostics) {
        if (!keys.is_null()) one.severity = diagnostic::Severity::warning;
    }
    if (found.diagnostics.empty() || !keys.is_null()) {
        if (auto rule = read_rule(file, std::move(keys), problems)) {
            Entry entry;
            entry.rule = std::make_unique<const Rule>(*std::move(rule));
            entry.check = entry.rule->kind->make(*entry.rule, environment, problems);
            loaded = entry.check != nullptr;
            if (loaded) m_rules.push_back(std::move(entry));
        }
    }
    m_whole = m_whole && loaded;
    if (!found.diagnostics.empty()) m_problems.push_back({std::move(file), std::move(found.diagnostics)});
    const auto before = [](const Entry& a, const Entry& b) { return a.rule->id < b.rule->id; };
    // Files come in order, so that nearly always it is.
    if (m_rules.size() > 1 && before(m_rules.back(), m_rules[m_rules.size() - 2]))
        std::sort(m_rules.begin(), m_rules.end(), before);
}

RuleSet RuleSet::load(const std::vector<fs::path>& styles, const Environment& environment) {
    std::map<std::string, fs::path> files;
    RuleSet out;
    for (const auto& style : styles) {
        auto found = rule_files(style);
        for (auto& file : found.rules) files[rule_id(file.generic_string())] = std::move(file);
        for (auto& odd : found.odd) out.m_problems.push_back(std::move(odd));
    }
    out.m_whole = out.m_problems.empty();
    for (const auto& [id, file] : files) {
        out.add_file(file, environment);
    }
    return out;
}

const RuleSet::Entry* RuleSet::find(std::string_view id) const {
    const auto found =
        std::lower_bound(m_rules.begin(), m_rules.end(), id,
                         [](const Entry& entry, std::string_view wanted) { return entry.rule->id < wanted; });
    return found != m_rules.end() && found->rule->id == id ? &*found : nullptr;
}

std::vector<fs::path> find_styles(const std::vector<fs::path>& roots, const std::vector<std::string>& styles,
                                  std::vector<std::string>& missing) {
    std::vector<fs::path> out;
    if (styles.empty()) {
        for (const auto& root : roots) {
            std::error_code none;
            for (const auto& entry : fs::directory_iterator(root, none)) {
                const bool by_name =
                    &root == &roots.front() && std::find(k_only_by_name.begin(), k_only_by_name.end(),
                                                         entry.path().filename()) != k_only_by_name.end();
                if (is_style(entry.path()) && !by_name) out.push_back(entry.path());
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }
    for (const auto& style : styles) {
        const auto before = out.size();
        for (const auto& root : roots) {
            if (is_style(root / style)) out.push_back(root / style);
        }
        if (out.size() == before) missing.push_back(style);
    }
    return out;
}

}  // namespace kopij::lint
