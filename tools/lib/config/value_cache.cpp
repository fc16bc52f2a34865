#include "config/value_cache.hpp"

#include <fmt/format.h>

#include "config/kept_file.hpp"
#include "config/value_codec.hpp"
#include "kopij_version.hpp"
#include "text/file.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_extension = ".values";
constexpr std::size_t k_largest = 64U << 20U;

std::string magic() { return fmt::format("kopij values 1 {}\n", k_version); }

std::string read_whole(const fs::path& file) {
    std::error_code ec;
    if (!fs::is_regular_file(file, ec)) return {};
    try {
        return text::read_file_below(file, k_largest).value_or("");
    } catch (const text::FileError&) {
        return {};
    }
}

}  // namespace

ValueCache::ValueCache(fs::path file, const fs::path& shipped)
    : m_file(std::move(file)),
      m_shipped_bytes(read_whole(shipped)),
      m_shipped(rows_in(m_shipped_bytes, magic())) {}

ValueCache::ValueCache(std::vector<fs::path> folders, const fs::path& shipped)
    : m_folders(std::move(folders)),
      m_shipped_bytes(read_whole(shipped)),
      m_shipped(rows_in(m_shipped_bytes, magic())) {}

const fs::path& ValueCache::file() {
    if (!m_file) m_file = kept_file(m_folders, k_extension);
    return *m_file;
}

const ValueCache::Values& ValueCache::kept() {
    if (!m_kept) {
        m_bytes = read_whole(file());
        m_kept = rows_in(m_bytes, magic());
    }
    return *m_kept;
}

std::optional<Value> ValueCache::find(const Values& values, const Key& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : decode(found->second);
}

std::string_view ValueCache::shipped(const text::Source& source) const {
    if (m_shipped.empty() || source.encoding_problem()) return {};
    const auto found = m_shipped.find(hash_of(source.text()));
    return found == m_shipped.end() ? std::string_view{} : found->second;
}

Value ValueCache::load(const text::Source& source, std::string_view rule, diagnostic::Sink& sink) {
    if (source.encoding_problem() || source.text().size() > UINT32_MAX) return load_yaml(source, rule, sink);
    const Key key = hash_of(source.text());
    if (auto value = find(m_shipped, key)) return *std::move(value);
    if (auto value = find(kept(), key)) {
        m_used.try_emplace(key, kept().at(key));
        return *std::move(value);
    }
    diagnostic::Collector problems;
    auto value = load_yaml(source, rule, problems);
    if (problems.diagnostics.empty()) {
        encode(value, m_used[key]);
        m_changed = true;
    }
    for (auto& problem : problems.diagnostics) sink.report(std::move(problem));
    return value;
}

void ValueCache::keep() {
    if (!m_changed || file().empty()) return;
    Rows rows;
    for (const auto& [key, bytes] : m_used) rows[key] = bytes;
    write_rows(file(), magic(), rows);
    m_changed = false;
}

ValueCache value_cache_for(const std::vector<fs::path>& folders, const fs::path& shipped) {
    return ValueCache(folders, shipped);
}

Value load_yaml(const text::Source& source, std::string_view rule, diagnostic::Sink& sink,
                ValueCache* cache) {
    return cache != nullptr ? cache->load(source, rule, sink) : load_yaml(source, rule, sink);
}

}  // namespace kopij::config
