// A rule's `action`: what an editor may offer for a finding.
#pragma once

#include <optional>

#include "config/value.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

/// Reads the map. An unknown key or name is an error, and nothing comes back; parameters that the action can
/// do nothing with are doubtful, for the rule finds what it finds without them.
std::optional<Action> read_action(const config::Value& value, RuleProblems& problems);

}  // namespace kopij::lint
