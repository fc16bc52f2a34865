#include "text/cache_folder.hpp"

#include <cstdlib>

namespace kopij::text {

std::optional<std::filesystem::path> user_cache_folder() {
    const auto absolute = [](const char* name) -> std::filesystem::path {
        const auto* value = std::getenv(name);
        const std::filesystem::path out = value == nullptr ? "" : value;
        return out.is_absolute() ? out : std::filesystem::path{};
    };
    if (const auto cache = absolute("XDG_CACHE_HOME"); !cache.empty()) return cache / "kopij";
    if (const auto home = absolute("HOME"); !home.empty()) return home / ".cache" / "kopij";
    return std::nullopt;
}

}  // namespace kopij::text
