#include "link/cache.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::system_clock;

constexpr int k_version = 1;  // of the table, as its user_version; a file of another one is begun anew
constexpr int k_wait_for_others = 5000;  // milliseconds
constexpr std::size_t k_most_pending = 200;

constexpr const char* k_table =
    "CREATE TABLE IF NOT EXISTS page(target TEXT PRIMARY KEY, verdict INTEGER NOT NULL, reason INTEGER NOT "
    "NULL, "
    "value INTEGER NOT NULL, text TEXT NOT NULL, moved_to TEXT NOT NULL, seen INTEGER NOT NULL, etag TEXT "
    "NOT "
    "NULL) WITHOUT ROWID";
constexpr const char* k_select =
    "SELECT verdict, reason, value, text, moved_to, seen, etag FROM page WHERE target = ?";
constexpr const char* k_replace = "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

void bind(sqlite3_stmt* statement, int at, const std::string& text) {
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

std::string text_of(sqlite3_stmt* statement, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return text == nullptr ? std::string{} : std::string(text);
}

bool is_damage(int code) {
    const int primary = code & 0xFF;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

/// Git leaves out a folder that says so itself.
void hide_from_git(const fs::path& folder) {
    std::error_code ec;
    if (folder.filename() == ".kopij" && !fs::exists(folder / ".gitignore", ec)) {
        text::write_file(folder / ".gitignore", "*\n");
    }
}

}  // namespace

Cache::Cache(const fs::path& file, Warn warn) : m_file(file), m_warn(std::move(warn)) {
    try {
        std::error_code ec;
        if (m_file.has_parent_path()) fs::create_directories(m_file.parent_path(), ec);
        hide_from_git(m_file.parent_path());
    } catch (const text::FileError&) {
        // The cache itself will say that nothing can be written there.
    }
    open();
}

Cache::~Cache() {
    flush();
    close();
}

bool Cache::open() {
    for (const bool again : {true, false}) {
        const int code =
            sqlite3_open_v2(m_file.c_str(), &m_database,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        if (code == SQLITE_OK && prepare()) return true;
        const int why = m_database == nullptr ? code : sqlite3_errcode(m_database);
        if (again && is_damage(why)) {
            set_aside();
            continue;
        }
        failed(why);
        return false;
    }
    return false;
}

bool Cache::run(const char* sql) {
    return sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<int> Cache::version() {
    int out = 0;
    const auto read = [](void* to, int, char** values, char**) {
        *static_cast<int*>(to) = values[0] == nullptr ? 0 : std::atoi(values[0]);
        return 0;
    };
    if (sqlite3_exec(m_database, "PRAGMA user_version", read, &out, nullptr) != SQLITE_OK)
        return std::nullopt;
    return out;
}

bool Cache::prepare() {
    sqlite3_busy_timeout(m_database, k_wait_for_others);
    const auto found = version();
    if (!found) return false;
    run("PRAGMA journal_mode=WAL");  // faster where the file system can do it
    run("PRAGMA synchronous=NORMAL");
    if (*found != k_version) {
        if (!run("BEGIN IMMEDIATE")) return false;
        // Another process may have made the table meanwhile.
        const bool made = version() == k_version;
        if (!made && !(run("DROP TABLE IF EXISTS page") && run(k_table) && run("PRAGMA user_version=1")))
            return false;
        if (!run("COMMIT")) return false;
    }
    return sqlite3_prepare_v2(m_database, k_select, -1, &m_find, nullptr) == SQLITE_OK &&
           sqlite3_prepare_v2(m_database, k_replace, -1, &m_keep, nullptr) == SQLITE_OK;
}

void Cache::close() {
    sqlite3_finalize(m_find);
    sqlite3_finalize(m_keep);
    sqlite3_close(m_database);
    m_find = m_keep = nullptr;
    m_database = nullptr;
}

void Cache::set_aside() {
    close();
    auto aside = m_file;
    aside += ".damaged";
    std::error_code ec;
    fs::rename(m_file, aside, ec);
    for (const auto* part : {"-wal", "-shm"}) {
        auto file = m_file;
        file += part;
        fs::remove(file, ec);
    }
    m_warn(text::tr_format("the cache of links is damaged; it was set aside as {0} and a new one is begun",
                           aside.string()));
}

void Cache::failed(int code) {
    close();
    if (m_warned) return;
    m_warned = true;
    m_warn(text::tr_format("the cache of links in {0} cannot be used: {1}", m_file.string(),
                           sqlite3_errstr(code)));
}

std::optional<Cached> Cache::find(const std::string& target) {
    if (m_find == nullptr) return std::nullopt;
    bind(m_find, 1, target);
    std::optional<Cached> out;
    const int code = sqlite3_step(m_find);
    if (code == SQLITE_ROW) {
        out.emplace();
        out->outcome.verdict = static_cast<Verdict>(sqlite3_column_int(m_find, 0));
        out->outcome.reason = static_cast<Reason>(sqlite3_column_int(m_find, 1));
        out->outcome.value = static_cast<long>(sqlite3_column_int64(m_find, 2));
        out->outcome.text = text_of(m_find, 3);
        out->outcome.moved_to = text_of(m_find, 4);
        out->when = system_clock::time_point(seconds(sqlite3_column_int64(m_find, 5)));
        out->etag = text_of(m_find, 6);
    }
    sqlite3_reset(m_find);
    if (is_damage(code)) {
        set_aside();
        open();
    }
    return out;
}

void Cache::keep(const std::string& target, const Cached& what) {
    if (m_keep == nullptr) return;
    m_pending.push_back({target, what});
    if (m_pending.size() >= k_most_pending) flush();
}

void Cache::flush() {
    if (m_pending.empty() || m_keep == nullptr) return;
    write(m_pending);
    m_pending.clear();
}

void Cache::write(const std::vector<Row>& rows) {
    int code = sqlite3_exec(m_database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (std::size_t n = 0; n < rows.size() && code == SQLITE_OK; ++n) {
        const auto& [target, what] = rows[n];
        bind(m_keep, 1, target);
        sqlite3_bind_int(m_keep, 2, static_cast<int>(what.outcome.verdict));
        sqlite3_bind_int(m_keep, 3, static_cast<int>(what.outcome.reason));
        sqlite3_bind_int64(m_keep, 4, what.outcome.value);
        bind(m_keep, 5, what.outcome.text);
        bind(m_keep, 6, what.outcome.moved_to);
        sqlite3_bind_int64(m_keep, 7,
                           std::chrono::duration_cast<seconds>(what.when.time_since_epoch()).count());
        bind(m_keep, 8, what.etag);
        const int step = sqlite3_step(m_keep);
        sqlite3_reset(m_keep);
        if (step != SQLITE_DONE) code = step;
    }
    if (code == SQLITE_OK) code = sqlite3_exec(m_database, "COMMIT", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
    if (is_damage(code)) {
        set_aside();
        if (open()) write(rows);
    } else {
        failed(code);
    }
}

bool is_fresh(const Cached& known, seconds oldest, system_clock::time_point now) {
    constexpr seconds k_uncertain = std::chrono::hours(1);
    const auto age = now - known.when;
    if (age < seconds(0)) return false;  // a clock that went back
    if (known.outcome.verdict == Verdict::ok) return age < oldest;
    return known.outcome.verdict == Verdict::uncertain && age < std::min(oldest, k_uncertain);
}

}  // namespace kopij::link
