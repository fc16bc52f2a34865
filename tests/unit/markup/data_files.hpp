// The files below KOPIJ_DATA, for tests that also run over real files where there are any.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace kopij::markup {

/// Sorted; empty where the variable is not set.
inline std::vector<std::filesystem::path> data_files() {
    std::vector<std::filesystem::path> out;
    const char* folder = std::getenv("KOPIJ_DATA");
    if (!folder) return out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace kopij::markup
