// Where the installed data is: beside the executable, in ../share, in a build folder as in an installation.
#pragma once

#include <filesystem>

namespace kopij::cli {

/// The folder of Kopij's own rules, vocabularies, lexicons and models.
std::filesystem::path rules_folder();
/// What the YAML files there hold, read when Kopij was built: for config::ValueCache.
std::filesystem::path rule_values_file();
/// Those of the vocabularies alone, for programs that run no rule.
std::filesystem::path vocabulary_values_file();
/// The folder of the programs' messages: <lang>/LC_MESSAGES/kopij.mo.
std::filesystem::path messages_folder();

}  // namespace kopij::cli
