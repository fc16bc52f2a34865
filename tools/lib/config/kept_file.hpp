// Files in the user's cache folder: bytes under the hash of what they were made of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace kopij::config {

/// XXH3, 128 bits.
using Hash = std::pair<std::uint64_t, std::uint64_t>;
Hash hash_of(std::string_view bytes);

using Rows = std::map<Hash, std::string_view>;

/// The rows of such a file; none where it is damaged or begins with another `magic`. O(n).
Rows rows_in(std::string_view file, std::string_view magic);

/// Writes them. Where that fails (a read-only home, a full disk) the next run makes them again. Files beside
/// it with its extension that were not written for 90 days are removed.
void write_rows(const std::filesystem::path& file, std::string_view magic, const Rows& rows);

/// The file for what is read from the folders, in the user's cache folder; empty where there is none.
std::filesystem::path kept_file(const std::vector<std::filesystem::path>& folders,
                                std::string_view extension);

}  // namespace kopij::config
