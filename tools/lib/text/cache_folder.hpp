// Where a user's caches are.
#pragma once

#include <filesystem>
#include <optional>

namespace kopij::text {

/// $XDG_CACHE_HOME/kopij, else $HOME/.cache/kopij (XDG Base Directory Specification: a relative
/// XDG_CACHE_HOME is not heeded). Nothing where neither is set. Not created here.
std::optional<std::filesystem::path> user_cache_folder();

}  // namespace kopij::text
