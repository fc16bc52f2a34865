#include "config/result_cache.hpp"

#include <fmt/format.h>

#include "kopij_version.hpp"
#include "text/file.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

/// What changes when the program is built anew.
std::string build() {
    std::error_code ec;
    const fs::path program("/proc/self/exe");
    const auto size = fs::file_size(program, ec);
    if (ec) return {};
    return fmt::format("{} {}", fs::last_write_time(program, ec).time_since_epoch().count(), size);
}

}  // namespace

ResultCache::ResultCache(fs::path file) : m_file(std::move(file)) {
    const auto built = m_file.empty() ? std::string() : build();
    if (built.empty()) m_file.clear();
    if (m_file.empty()) return;
    m_magic = fmt::format("kopij results 1 {} {}\n", k_version, built);
    std::error_code ec;
    if (!fs::is_regular_file(m_file, ec)) return;
    try {
        m_mapped = std::make_unique<const text::MappedFile>(m_file);
    } catch (const text::FileError&) {
        return;
    }
    m_kept = rows_in(m_mapped->bytes(), m_magic);
}

std::string_view ResultCache::find(std::string_view text) {
    if (m_kept.empty()) return {};
    const auto found = m_kept.find(hash_of(text));
    if (found == m_kept.end()) return {};
    m_used.insert(*found);
    return found->second;
}

void ResultCache::put(std::string_view text, std::string result) {
    if (!m_file.empty()) m_new[hash_of(text)] = std::move(result);
}

void ResultCache::keep() {
    if (m_new.empty()) return;
    for (const auto& [hash, bytes] : m_new) m_used[hash] = bytes;
    write_rows(m_file, m_magic, m_used);
    m_new.clear();
    m_used.clear();
}

}  // namespace kopij::config
