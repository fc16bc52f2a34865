// "Did you mean ...?" for links.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "link/resolver.hpp"

namespace kopij::link {

/// The ids that are as near as the nearest, at most three. Bounded work whatever the document holds.
std::vector<std::string> near_ids(std::string_view id, const Ids& ids);

/// The files that may have been meant, at most three: the same name with other letters' case or another
/// extension, or nearly the same, in the same folder; else the same name elsewhere in the project (it was
/// moved); else nearly the same name elsewhere, if there is one such.
std::vector<std::filesystem::path> near_files(const Files& files, const Site& site,
                                              const std::filesystem::path& wanted);

/// The part of a target that is to be replaced.
enum class Part { whole, path, fragment };

/// Puts candidates (replacements of the part) into the resolution, and the fix where there is one only.
void offer(Resolution& out, const std::vector<std::string>& replacements, const Link& link,
           const Origin& from, Part part);

}  // namespace kopij::link
