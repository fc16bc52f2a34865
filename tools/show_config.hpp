// Which rules judge one file, and why: --show-config.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "linting.hpp"

namespace kopij::program {

/// The lists of --select and --ignore.
struct NamedRules {
    std::vector<std::string> select;
    std::vector<std::string> ignore;
};

/// Writes the settings that count for the file, its language and format, and each rule with its level, or
/// that it is off, and what decided so. Gives the exit code. Throws text::FileError for a file that cannot be
/// read.
int show_config(const Linting& linting, const std::string& file, const NamedRules& named, std::ostream& out);

}  // namespace kopij::program
