#include "cli/data.hpp"

namespace kopij::cli {
namespace {

std::filesystem::path share_folder() {
    std::error_code ec;
    const auto executable = std::filesystem::read_symlink("/proc/self/exe", ec);
    return executable.parent_path().parent_path() / "share";
}

}  // namespace

std::filesystem::path rules_folder() { return share_folder() / "kopij" / "rules"; }

std::filesystem::path rule_values_file() { return share_folder() / "kopij" / "rules.values"; }

std::filesystem::path messages_folder() { return share_folder() / "locale"; }

}  // namespace kopij::cli
