#include "link/path.hpp"

#include <string_view>

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

bool is_normal(std::string_view path) {
    if (!path.starts_with('/') || path.find("//") != std::string_view::npos) return false;
    for (auto dot = path.find("/."); dot != std::string_view::npos; dot = path.find("/.", dot + 1)) {
        const auto after = path.substr(dot + 2);
        if (after.empty() || after.starts_with('/') || after == "." || after.starts_with("./")) return false;
    }
    return true;
}

}  // namespace

fs::path normalized(fs::path path) { return is_normal(path.native()) ? path : path.lexically_normal(); }

fs::path bare(fs::path path) {
    if (is_normal(path.native()) && !path.native().ends_with('/')) return path;
    auto out = path.lexically_normal();
    return out.has_filename() || out == out.root_path() ? out : out.parent_path();
}

fs::path full_path(const fs::path& path) { return bare(path.is_absolute() ? path : fs::absolute(path)); }

}  // namespace kopij::link
