#include "config/value_cache.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL  // the hash alone, without a library to load at every start
#include <xxhash.h>

#include <chrono>
#include <cstring>

#include "config/value_codec.hpp"
#include "kopij_version.hpp"
#include "text/cache_folder.hpp"
#include "text/file.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_extension = ".values";
constexpr std::uintmax_t k_largest = 64U << 20U;
constexpr auto k_oldest = std::chrono::hours(24 * 90);

using Key = std::pair<std::uint64_t, std::uint64_t>;

struct Row {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t size = 0;
};

std::string magic() { return fmt::format("kopij values 1 {}\n", k_version); }

std::string read_whole(const fs::path& file) {
    std::error_code ec;
    if (!fs::is_regular_file(file, ec) || fs::file_size(file, ec) > k_largest) return {};
    try {
        return text::read_file(file);
    } catch (const text::FileError&) {
        return {};
    }
}

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

void remove_old(const fs::path& folder) {
    std::error_code ec;
    const auto now = fs::file_time_type::clock::now();
    for (const auto& entry : fs::directory_iterator(folder, ec)) {
        if (entry.path().extension() == k_extension && now - entry.last_write_time(ec) > k_oldest && !ec)
            fs::remove(entry.path(), ec);
    }
}

// The file: magic, checksum of what follows, the number of rows, the rows, their values in the same order.
std::map<Key, std::string_view> values_in(std::string_view bytes) {
    const auto take = [&](auto& out) {
        if (bytes.size() < sizeof out) return false;
        std::memcpy(&out, bytes.data(), sizeof out);
        bytes.remove_prefix(sizeof out);
        return true;
    };
    std::uint64_t sum = 0;
    std::uint64_t count = 0;
    const auto head = magic();
    if (!bytes.starts_with(head)) return {};
    bytes.remove_prefix(head.size());
    if (!take(sum) || sum != checksum(bytes) || !take(count) || count > bytes.size() / sizeof(Row)) return {};
    auto values = bytes.substr(count * sizeof(Row));
    std::map<Key, std::string_view> out;
    for (; count > 0; --count) {
        Row row;
        if (!take(row) || row.size > values.size()) return {};
        out[{row.low, row.high}] = values.substr(0, row.size);
        values.remove_prefix(row.size);
    }
    return out;
}

}  // namespace

ValueCache::ValueCache(fs::path file, const fs::path& shipped)
    : m_file(std::move(file)),
      m_shipped_bytes(read_whole(shipped)),
      m_shipped(values_in(m_shipped_bytes)),
      m_bytes(read_whole(m_file)),
      m_kept(values_in(m_bytes)) {}

Value ValueCache::load(const text::Source& source, std::string_view rule, diagnostic::Sink& sink) {
    if (source.encoding_problem() || source.text().size() > UINT32_MAX) return load_yaml(source, rule, sink);
    const auto hash = XXH3_128bits(source.text().data(), source.text().size());
    const Key key{hash.low64, hash.high64};
    if (const auto kept = m_shipped.find(key); kept != m_shipped.end()) {
        if (auto value = decode(kept->second)) return *std::move(value);
    }
    if (const auto kept = m_kept.find(key); kept != m_kept.end()) {
        if (auto value = decode(kept->second)) {
            m_used.try_emplace(key, kept->second);
            return *std::move(value);
        }
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
    if (!m_changed || m_file.empty()) return;
    std::string rows;
    std::string values;
    const auto put = [](const auto& number, std::string& out) {
        out.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    put(std::uint64_t{m_used.size()}, rows);
    for (const auto& [key, bytes] : m_used) {
        put(Row{key.first, key.second, bytes.size()}, rows);
        values += bytes;
    }
    rows += values;
    auto out = magic();
    put(checksum(rows), out);
    out += rows;
    try {
        text::write_file(m_file, out);
        m_changed = false;
    } catch (const text::FileError&) {
        return;
    }
    remove_old(m_file.parent_path());
}

ValueCache value_cache_for(const std::vector<fs::path>& folders, const fs::path& shipped) {
    const auto cache = text::user_cache_folder();
    if (!cache) return ValueCache({}, shipped);
    std::string name;
    for (const auto& folder : folders) name += fs::absolute(folder).lexically_normal().string() + '\n';
    return ValueCache(*cache / fmt::format("{:016x}{}", checksum(name), k_extension), shipped);
}

Value load_yaml(const text::Source& source, std::string_view rule, diagnostic::Sink& sink,
                ValueCache* cache) {
    return cache != nullptr ? cache->load(source, rule, sink) : load_yaml(source, rule, sink);
}

}  // namespace kopij::config
