#include "translate/template_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <optional>

#include "text/file.hpp"
#include "text/range.hpp"

namespace kopij::translate {
namespace {

namespace fs = std::filesystem;

std::string formatted(std::time_t time) {
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    char buffer[32];
    const auto size = std::strftime(buffer, sizeof buffer, "%Y-%m-%d %H:%M+0000", &parts);
    return {buffer, size};
}

/// The value of the first POT-Creation-Date line.
text::Range date_in(std::string_view text) {
    constexpr std::string_view k_field = "\"POT-Creation-Date: ";
    const auto at = text.find(k_field);
    if (at == std::string_view::npos) return {};
    const auto begin = at + k_field.size();
    return {begin, std::min(text.find("\\n", begin), text.size())};
}

}  // namespace

std::string template_date(const std::vector<fs::path>& articles) {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr && *epoch != '\0') {
        return formatted(static_cast<std::time_t>(std::strtoll(epoch, nullptr, 10)));
    }
    std::optional<fs::file_time_type> newest;
    for (const auto& path : articles) {
        std::error_code ec;
        const auto time = fs::last_write_time(path, ec);
        if (!ec && (!newest || time > *newest)) newest = time;
    }
    if (!newest) return {};
    const auto system = std::chrono::file_clock::to_sys(*newest);
    return formatted(
        std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::seconds>(system)));
}

std::string with_kept_date(std::string text, const fs::path& path) {
    // Dates are about as long, so a file of another size differs in more.
    constexpr std::uintmax_t k_date_size = 32;
    std::error_code ec;
    const auto size = fs::is_regular_file(path, ec) ? fs::file_size(path, ec) : 0;
    if (ec || size + k_date_size < text.size() || text.size() + k_date_size < size) return text;
    const auto old = text::read_file(path);
    const auto before = date_in(old);
    const auto now = date_in(text);
    if (before.empty() || now.empty()) return text;
    const std::string_view a = old;
    const std::string_view b = text;
    if (a.substr(0, before.begin) != b.substr(0, now.begin) || a.substr(before.end) != b.substr(now.end))
        return text;
    return old;
}

}  // namespace kopij::translate
