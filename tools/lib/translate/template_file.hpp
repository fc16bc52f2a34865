// Templates on disk, which do not change when nothing but the day did.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::translate {

/// For POT-Creation-Date: when the newest of the articles was changed, in UTC, or what SOURCE_DATE_EPOCH in
/// the environment says (reproducible-builds.org). "" where no file can be asked.
std::string template_date(const std::vector<std::filesystem::path>& articles);

/// `text`, a template as it is to be written over `path`: with the date of the file that is there, if nothing
/// else in it differs.
std::string with_kept_date(std::string text, const std::filesystem::path& path);

}  // namespace kopij::translate
