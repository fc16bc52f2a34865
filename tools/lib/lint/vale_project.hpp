// A project with a .vale.ini: its styles, its vocabularies, and which rules run on which file.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "config/vale_ini.hpp"
#include "lint/plan.hpp"
#include "lint/rule_set.hpp"

namespace kopij::lint {

/// The environment with what the settings add: the styles' folder, the vocabularies' words, the word
/// template. Words that are no patterns are left out, and reported in `problems`.
Environment with_vale_settings(Environment environment, const config::ValeIni& ini,
                               std::vector<FileFindings>& problems);

/// The rules that the settings name: whole styles, single rules, and Vale's own (Spelling, Repetition, Terms,
/// Avoid) where they are named.
RuleSet load_vale_rules(const config::ValeIni& ini, const Environment& environment);

/// What the settings name and is not there: styles, vocabularies, single rules; and patterns that are none.
/// With their places in the file of the settings.
std::vector<diagnostic::Diagnostic> check_vale_settings(const config::ValeIni& ini, const RuleSet& rules);

/// Answers for each file; keeps one plan for all files that the same sections are about. Safe from several
/// threads.
class ValePlans {
  public:
    /// Both must outlive it. `select` and `ignore` are those of select() in selection.hpp.
    ValePlans(const config::ValeIni& ini, const RuleSet& rules, std::vector<std::string> select = {},
              std::vector<std::string> ignore = {});

    const FilePlan& plan_for(const std::filesystem::path& file) const;

  private:
    std::unique_ptr<FilePlan> make(const std::vector<bool>& applies, const std::string& extension) const;

    const config::ValeIni& m_ini;
    const RuleSet& m_rules;
    std::vector<std::string> m_select;
    std::vector<std::string> m_ignore;
    mutable std::mutex m_mutex;
    mutable std::map<std::pair<std::vector<bool>, std::string>, std::unique_ptr<FilePlan>> m_plans;
};

}  // namespace kopij::lint
