// Lists of abbreviations: rules/abbreviations/<language>.yml.
#pragma once

#include <filesystem>

#include "config/value_cache.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/boundary.hpp"

namespace kopij::config {

/// Every <language>.yml of the folder: keys never-last, perhaps-last, before-letter, before-number and
/// starters, each a list. A file in error is reported as Config.Abbreviations and left out; no folder gives
/// no lists.
text::Abbreviations load_abbreviations(const std::filesystem::path& folder, diagnostic::Sink& sink,
                                       ValueCache* cache = nullptr);

}  // namespace kopij::config
