#include "text/installation.hpp"

#include <system_error>

namespace kopij::text {

std::filesystem::path installation() {
    static const auto k_folder = [] {
        std::error_code ec;
        return std::filesystem::read_symlink("/proc/self/exe", ec).parent_path().parent_path();
    }();
    return k_folder;
}

}  // namespace kopij::text
