#include "lint/spelling/word_cache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "text/cache_folder.hpp"
#include "text/file.hpp"

namespace kopij::lint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_words = 100'000;
constexpr std::size_t k_longest_word = 100;

/// Of each file, its size and when it was changed.
std::string stamp(const fs::path& dictionary) {
    std::string out;
    for (const auto* ending : {".aff", ".dic"}) {
        auto file = dictionary;
        file += ending;
        std::error_code none;
        const auto time = fs::last_write_time(file, none).time_since_epoch().count();
        out += fmt::format(" {} {}", fs::file_size(file, none), time);
    }
    return out;
}

}  // namespace

WordCache::WordCache(const fs::path& dictionary) {
    const auto folder = text::user_cache_folder();
    if (!folder) return;
    const auto path = fs::absolute(dictionary).lexically_normal();
    const auto name = path.filename().string();
    m_file = *folder / "words" / fmt::format("{}-{:016x}", name, std::hash<std::string>()(path.string()));
    m_header = fmt::format("kopij words 1{} {}", stamp(path), path.string());
    read();
}

void WordCache::read() {
    std::error_code none;
    if (!fs::is_regular_file(m_file, none)) return;
    std::string content;
    try {
        content = text::read_file(m_file);
    } catch (const text::FileError&) {
        return;
    }
    // The last line counts the others, so that a part of a file is not taken for one.
    std::size_t lines = 0;
    bool whole = false;
    for (std::size_t at = 0; at < content.size();) {
        const auto end = std::min(content.find('\n', at), content.size());
        const auto line = std::string_view(content).substr(at, end - at);
        if (at == 0 && line != m_header) return;
        if (at > 0 && line.starts_with('=')) {
            whole = line.substr(1) == std::to_string(lines);
        } else if (at > 0 && line.size() > 1) {
            m_words.emplace(line.substr(1), line.front() == '+');
            ++lines;
        }
        at = end + 1;
    }
    if (!whole) m_words.clear();
}

std::optional<bool> WordCache::find(std::string_view word) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_words.find(word);
    return found == m_words.end() ? std::nullopt : std::optional(found->second);
}

void WordCache::add(std::string_view word, bool known) {
    if (word.empty() || word.size() > k_longest_word || word.find('\n') != std::string_view::npos) return;
    const std::unique_lock lock(m_mutex);
    if (m_words.size() < k_most_words) m_changed |= m_words.emplace(word, known).second;
}

void WordCache::keep() {
    const std::unique_lock lock(m_mutex);
    if (!m_changed || m_file.empty()) return;
    std::vector<std::string> lines;
    for (const auto& [word, known] : m_words) lines.push_back((known ? '+' : '-') + word);
    std::sort(lines.begin(), lines.end());
    std::string content = m_header + '\n';
    for (const auto& line : lines) content += line + '\n';
    content += fmt::format("={}\n", lines.size());
    try {
        text::write_file(m_file, content);
        m_changed = false;
    } catch (const text::FileError&) {
        return;
    }
}

}  // namespace kopij::lint
