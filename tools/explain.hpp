// The rules' documentation, printed from the rules themselves.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "lint/rule_set.hpp"
#include "lint/selection.hpp"
#include "report/report.hpp"

namespace kopij::program {

/// One line a rule: level, id, message. Gives the exit code.
int list_rules(const std::vector<lint::ActiveRule>& rules, std::ostream& out);

/// What reports say about the rules apart from their findings.
std::vector<report::RuleInfo> rule_infos(const std::vector<lint::ActiveRule>& rules);

/// What the rule finds, why, its examples and whether it has a fix. Throws cli::UsageError for an unknown
/// rule.
int explain_rule(const lint::RuleSet& rules, const std::string& id, std::ostream& out);

}  // namespace kopij::program
