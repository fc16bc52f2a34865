#include "report/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "text/utf8.hpp"

namespace kopij::report {

namespace fs = std::filesystem;

text::Location Places::at(std::size_t offset) {
    offset = std::min(offset, m_source.text().size());
    const auto line = m_source.line_range(m_location.line);
    const auto text = m_source.text();
    if (m_offset < line.begin || m_offset > line.end || offset < line.begin || offset > line.end) {
        m_location = m_source.location(offset);
    } else if (offset >= m_offset) {
        m_location.column += text::count_code_points(text.substr(m_offset, offset - m_offset));
    } else {
        m_location.column -= text::count_code_points(text.substr(offset, m_offset - offset));
    }
    m_offset = offset;
    return m_location;
}

std::size_t Places::last_line(text::Range range) { return at(std::max(range.begin + 1, range.end) - 1).line; }

std::size_t Places::byte_column(std::size_t offset) {
    return offset - std::min(m_source.line_range(at(offset).line).begin, offset) + 1;
}

std::string relative_path(const std::string& path, const fs::path& root) {
    if (root.empty()) return path;
    std::error_code ec;
    const auto real = fs::weakly_canonical(path, ec);
    if (ec) return path;
    const auto real_root = fs::weakly_canonical(root, ec);
    const auto relative = real.lexically_relative(real_root);
    return ec || relative.empty() || *relative.begin() == ".." ? path : relative.generic_string();
}

std::string path_as_uri(const std::string& path) {
    constexpr std::string_view k_plain = "-._~/";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && (std::isalnum(byte) || k_plain.find(c) != std::string_view::npos)) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned>(byte));
        }
    }
    return out;
}

}  // namespace kopij::report
