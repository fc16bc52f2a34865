// Paths of links: most are in order as they are written, and std::filesystem takes them apart to see.
#pragma once

#include <filesystem>

namespace kopij::link {

/// Without ".", ".." and "//"; a "/" at the end stays.
std::filesystem::path normalized(std::filesystem::path path);
/// normalized(), without a "/" at the end.
std::filesystem::path bare(std::filesystem::path path);
/// bare() and absolute; a relative path starts at the working folder.
std::filesystem::path full_path(const std::filesystem::path& path);

}  // namespace kopij::link
