// Lexicons: YAML files under rules/lexicons/<lang>/, each a map from a cue's name to a list of patterns.
#pragma once

#include <filesystem>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "evidence/cue_table.hpp"

namespace kopij::evidence {

/// Reads and compiles every .yml file in the folder, in the order of their names. What is no lexicon (another
/// cue's name, a pattern that is none) is reported to the sink, its message beginning with the file's name,
/// and left out. Throws text::FileError where the folder or a file cannot be read.
CueTables compile_lexicons(const std::filesystem::path& folder, diagnostic::Sink& sink);

}  // namespace kopij::evidence
