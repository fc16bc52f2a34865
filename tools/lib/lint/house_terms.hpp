// The words that a house writes, and those that it does not.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/value.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

struct HouseTerm {
    std::string language;  ///< primary tag
    std::string preferred;
    std::vector<std::string> allowed;  ///< other words that are right, as where a forbidden one is a part
    std::vector<std::string> forbidden;
    std::string note;        ///< why, or when; may be empty
    bool compounds = false;  ///< whether compounds with a forbidden word are meant too
};

/// Reads a list of entries. What is wrong is reported at its place, and the entry left out.
///
///     - language: nl
///       preferred: behandeling
///       forbidden: [therapie]
///       allowed: [fysiotherapie]
///       note: ...
///       compounds: true            # the default in Dutch
std::vector<HouseTerm> read_house_terms(const config::Value& list, RuleProblems& problems);

}  // namespace kopij::lint
