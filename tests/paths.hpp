// Where tests find their inputs.
#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace kopij::test {

/// The root of the source tree.
inline std::filesystem::path root() { return KOPIJ_ROOT; }

/// tests/golden/<folder>
inline std::filesystem::path golden_folder(const std::string& folder) {
    return root() / "tests/golden" / folder;
}

/// A folder of the large collections of real files that are not part of the source tree:
/// $KOPIJ_DATA/<folder>. Nothing where the variable is not set or lacks the folder; the test then says so and
/// passes.
inline std::optional<std::filesystem::path> data_folder(const std::string& folder) {
    const char* variable = std::getenv("KOPIJ_DATA");
    if (variable == nullptr || *variable == '\0') {
        BOOST_TEST_MESSAGE("skipped: KOPIJ_DATA names no folder of real files (" << folder << " wanted)");
        return std::nullopt;
    }
    auto path = std::filesystem::path(variable) / folder;
    if (std::filesystem::is_directory(path)) return path;
    BOOST_TEST_MESSAGE("skipped: there is no folder " << path);
    return std::nullopt;
}

}  // namespace kopij::test
