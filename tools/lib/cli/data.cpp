#include "cli/data.hpp"

#include "text/installation.hpp"

namespace kopij::cli {
namespace {

std::filesystem::path share_folder() { return text::installation() / "share"; }

}  // namespace

std::filesystem::path rules_folder() { return share_folder() / "kopij" / "rules"; }

std::filesystem::path rule_values_file() { return share_folder() / "kopij" / "rules.values"; }

std::filesystem::path vocabulary_values_file() { return share_folder() / "kopij" / "vocabularies.values"; }

std::filesystem::path messages_folder() { return share_folder() / "locale"; }

}  // namespace kopij::cli
