// Whether a rule file has the keys that its kind knows, and of which type.
#pragma once

#include "lint/kind.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

/// Unknown keys (with the nearest known one), wrong types, missing keys. Without a kind only those that every
/// rule has.
void check_keys(const Rule& rule, RuleProblems& problems);

/// A scalar, or a list of them.
bool is_list_of_texts(const config::Value& value);

}  // namespace kopij::lint
