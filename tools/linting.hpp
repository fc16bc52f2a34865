// What the programs that lint share: the project, its rules and vocabularies, and the choice of files.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/paths.hpp"
#include "config/vale_ini.hpp"
#include "lint/runner.hpp"
#include "lint/vale_project.hpp"

namespace kopij::program {

/// Rules, vocabularies and settings, loaded. Not movable: its parts refer to each other.
class Linting {
  public:
    /// Throws cli::UsageError for styles that a .vale.ini names and that do not exist. Rule files in error,
    /// and names in the settings that mean no rule, are printed to `err` and left out.
    Linting(config::Project project, const cli::Options& options, cli::Invocation& call);
    Linting(const Linting&) = delete;
    Linting& operator=(const Linting&) = delete;

    const config::Project& project() const { return m_facts.settings; }
    const lint::ProjectFacts& facts() const { return m_facts; }
    const lint::RuleSet& rules() const { return m_rules; }
    const markup::Vocabularies& vocabularies() const { return m_vocabularies; }
    const lint::Environment& environment() const { return m_environment; }
    /// Whether every rule file and vocabulary could be read.
    bool whole() const { return m_whole; }

    /// Narrows the rules to run; names that mean no rule are a cli::UsageError that names the nearest.
    void choose(const std::vector<std::string>& select, const std::vector<std::string>& ignore);

    /// The rules that run, with their levels in this project.
    const std::vector<lint::ActiveRule>& active() const { return m_plan.rules; }

    /// What is known of links, for those who know more.
    link::Links& links() { return *m_facts.links; }

    /// What is done with one file.
    const lint::FilePlan& plan_for(const std::filesystem::path& file) const {
        return m_vale_plans ? m_vale_plans->plan_for(file) : m_plan;
    }
    /// The .vale.ini that the rules come from, if they do.
    const std::optional<std::filesystem::path>& vale_settings() const { return m_vale_settings; }

    const lint::Linter& linter() const { return *m_linter; }
    lint::Linter& linter() { return *m_linter; }
    /// The files that the arguments mean; without arguments those of the project, else of the working folder.
    std::vector<std::string> files(const std::vector<std::string>& arguments,
                                   cli::NamedButIgnored policy) const;

  private:
    /// Kopij's own rules and the project's.
    void load_styles(const std::vector<std::filesystem::path>& roots, const cli::Options& options,
                     cli::Invocation& call);
    /// Runs the examples of the project's own rules, and tells of those that are not judged as they say.
    void check_examples(const std::filesystem::path& rules, const cli::Options& options,
                        cli::Invocation& call) const;
    /// The rules of the project's .vale.ini.
    void load_vale(const std::filesystem::path& file, const cli::Options& options, cli::Invocation& call);

    lint::ProjectFacts m_facts;
    lint::Environment m_environment;
    markup::Vocabularies m_vocabularies;
    lint::RuleSet m_rules;
    lint::FilePlan m_plan;  // for every file, where there is no .vale.ini
    std::optional<std::filesystem::path> m_vale_settings;
    std::optional<config::ValeIni> m_vale;
    std::unique_ptr<lint::ValePlans> m_vale_plans;
    std::unique_ptr<lint::Linter> m_linter;
    bool m_whole = true;
};

}  // namespace kopij::program
