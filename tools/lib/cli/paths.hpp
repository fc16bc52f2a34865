// Which files a program works on: those named, and those found in the folders named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/project.hpp"

namespace kopij::cli {

/// Whether a path that is named, but ignored, is left out (as pre-commit needs it) or taken: of a folder then
/// every file.
enum class NamedButIgnored { left_out, taken };

/// Named files as they were written, and, in name order, the files below each named folder that `wanted`
/// accepts. Left out is what git ignores (where the folder is in a git work tree and git is installed), what
/// the project ignores, and hidden files and folders below a named folder. A file comes once. Throws
/// text::FileError for a path that does not exist.
std::vector<std::string> select_files(const std::vector<std::string>& named, const config::Project& project,
                                      NamedButIgnored policy, bool (*wanted)(std::string_view path));

}  // namespace kopij::cli
