#include "config/kept_file.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL  // the hash alone, without a library to load at every start
#include <xxhash.h>

#include <chrono>
#include <cstring>
#include <string>

#include "text/cache_folder.hpp"
#include "text/file.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

constexpr auto k_oldest = std::chrono::hours(24 * 90);

struct Row {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t size = 0;
};

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

void remove_old(const fs::path& folder, const fs::path& extension) {
    std::error_code ec;
    const auto now = fs::file_time_type::clock::now();
    for (const auto& entry : fs::directory_iterator(folder, ec)) {
        if (entry.path().extension() == extension && now - entry.last_write_time(ec) > k_oldest && !ec)
            fs::remove(entry.path(), ec);
    }
}

}  // namespace

Hash hash_of(std::string_view bytes) {
    const auto hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

// The file: magic, checksum of what follows, the number of rows, the rows, their values in the same order.
Rows rows_in(std::string_view bytes, std::string_view magic) {
    const auto take = [&](auto& out) {
        if (bytes.size() < sizeof out) return false;
        std::memcpy(&out, bytes.data(), sizeof out);
        bytes.remove_prefix(sizeof out);
        return true;
    };
    std::uint64_t sum = 0;
    std::uint64_t count = 0;
    if (!bytes.starts_with(magic)) return {};
    bytes.remove_prefix(magic.size());
    if (!take(sum) || sum != checksum(bytes) || !take(count) || count > bytes.size() / sizeof(Row)) return {};
    auto values = bytes.substr(count * sizeof(Row));
    Rows out;
    for (; count > 0; --count) {
        Row row;
        if (!take(row) || row.size > values.size()) return {};
        out.emplace_hint(out.end(), Hash{row.low, row.high}, values.substr(0, row.size));
        values.remove_prefix(row.size);
    }
    return out;
}

void write_rows(const fs::path& file, std::string_view magic, const Rows& rows) {
    std::string head;
    std::string values;
    const auto put = [](const auto& number, std::string& out) {
        out.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    put(std::uint64_t{rows.size()}, head);
    for (const auto& [hash, bytes] : rows) {
        put(Row{hash.first, hash.second, bytes.size()}, head);
        values += bytes;
    }
    head += values;
    std::string out(magic);
    put(checksum(head), out);
    out += head;
    try {
        text::write_file(file, out);
    } catch (const text::FileError&) {
        return;
    }
    remove_old(file.parent_path(), file.extension());
}

fs::path kept_file(const std::vector<fs::path>& folders, std::string_view extension) {
    const auto cache = text::user_cache_folder();
    if (!cache) return {};
    std::string name;
    for (const auto& folder : folders) name += fs::absolute(folder).lexically_normal().string() + '\n';
    return *cache / fmt::format("{:016x}{}", checksum(name), extension);
}

}  // namespace kopij::config
