// What YAML files held, kept from one run to the next: yaml-cpp reads rules at 20 MB/s, which is most of a
// short run's time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/value.hpp"

namespace kopij::config {

/// One file of values, each under the hash (XXH3, 128 bits) of the YAML it was read from: a rule that was
/// changed has another hash, so what is kept is never out of date. Not for several threads; several processes
/// may share the file, the last one to write wins.
class ValueCache {
  public:
    /// Opens the file that is read and written, and one that is only read: what an installation brings. One
    /// that is missing, damaged or written by another version holds nothing.
    explicit ValueCache(std::filesystem::path file, const std::filesystem::path& shipped = {});
    /// The same with the file for these folders, whose name is made up when something is not shipped.
    ValueCache(std::vector<std::filesystem::path> folders, const std::filesystem::path& shipped);

    /// As load_yaml, from the cache where it has these bytes. O(size of the source).
    Value load(const text::Source& source, std::string_view rule, diagnostic::Sink& sink);

    /// The encoded value (value_codec.hpp) of a file that is as it was shipped, so that nothing can be wrong
    /// in it; "" for another. Valid as long as the cache.
    std::string_view shipped(const text::Source& source) const;

    /// Writes what this run loaded, if anything of it was new. Where that fails (a read-only home, a full
    /// disk) the next run reads YAML again. Caches beside it that were not written for 90 days are removed.
    void keep();

  private:
    using Key = std::pair<std::uint64_t, std::uint64_t>;

    using Values = std::map<Key, std::string_view>;

    const Values& kept();
    const std::filesystem::path& file();
    static std::optional<Value> find(const Values& values, const Key& key);

    std::optional<std::filesystem::path> m_file;
    std::vector<std::filesystem::path> m_folders;  // where m_file is not there yet
    std::string m_shipped_bytes;
    Values m_shipped;
    std::string m_bytes;                // of the file
    std::optional<Values> m_kept;       // in m_bytes; read when something is looked for that is not shipped
    std::map<Key, std::string> m_used;  // of this run, encoded
    bool m_changed = false;
};

/// The cache for what is read from these folders, in the user's cache folder, beside what is shipped. Without
/// such a folder nothing new is kept.
ValueCache value_cache_for(const std::vector<std::filesystem::path>& folders,
                           const std::filesystem::path& shipped);

/// As load_yaml, through the cache where there is one.
Value load_yaml(const text::Source& source, std::string_view rule, diagnostic::Sink& sink, ValueCache* cache);

}  // namespace kopij::config
