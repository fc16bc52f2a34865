// Which rules run, and how loudly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/project.hpp"
#include "lint/rule_set.hpp"

namespace kopij::lint {

struct ActiveRule {
    const RuleSet::Entry* entry;
    diagnostic::Severity level;
};

/// Whether a name means the rule: its id, or its style.
bool names_rule(std::string_view name, std::string_view id);

/// The rules of the set that remain after the project's switches (the last that names a rule counts) and the
/// command line's lists. An empty `select` selects all.
std::vector<ActiveRule> select(const RuleSet& rules, const std::vector<config::RuleSwitch>& switches,
                               const std::vector<std::string>& select,
                               const std::vector<std::string>& ignore);

/// "A,B.C, D" -> {"A", "B.C", "D"}
std::vector<std::string> split_names(std::string_view list);

/// The names that mean no rule of the set.
std::vector<std::string> unknown_names(const RuleSet& rules, const std::vector<std::string>& names);

}  // namespace kopij::lint
