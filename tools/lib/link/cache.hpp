// What the web said before, kept beside the project in SQLite.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/outcome.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace kopij::link {

struct Cached {
    Outcome outcome;
    std::chrono::system_clock::time_point when;
    std::string etag;  ///< the page's validator, where it has one
};

/// Shared by several processes at once (SQLite's locks). No failure of the cache ends a run: it is a help,
/// and `warn` hears of it once.
class Cache {
  public:
    using Warn = std::function<void(const std::string& message)>;

    /// Opens or makes the file, its folder too; the folder gets a .gitignore that hides it from git. A
    /// damaged file is set aside as "<file>.damaged" and a new one is begun. A cache that cannot be opened is
    /// an empty one that keeps nothing.
    Cache(const std::filesystem::path& file, Warn warn);
    ~Cache();
    Cache(const Cache&) = delete;
    Cache& operator=(const Cache&) = delete;

    /// What is known of a page, or of "page#fragment".
    std::optional<Cached> find(const std::string& target);
    /// Kept at once in memory and on disk by flush() or after some more.
    void keep(const std::string& target, const Cached& what);
    void flush();

  private:
    struct Row {
        std::string target;
        Cached what;
    };
    bool open();
    bool prepare();
    bool run(const char* sql);
    std::optional<int> version();
    void close();
    void set_aside();
    void failed(int code);
    void write(const std::vector<Row>& rows);

    std::filesystem::path m_file;
    Warn m_warn;
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_find = nullptr;
    sqlite3_stmt* m_keep = nullptr;
    bool m_warned = false;
    std::vector<Row> m_pending;
};

/// Whether what was known is young enough to stand for an answer. `oldest` is for pages that were there; what
/// was uncertain is good for an hour, and what was broken is always asked again: its writer may have mended
/// it.
bool is_fresh(const Cached& known, std::chrono::seconds oldest, std::chrono::system_clock::time_point now);

}  // namespace kopij::link
