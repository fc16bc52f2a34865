#include "text/memory.hpp"

#include <malloc.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace kopij::text {
namespace {

constexpr std::size_t k_mebibyte = 1U << 20U;
constexpr std::size_t k_own_mapping = 16 * k_mebibyte;  // what is as large is no part of the heap

}  // namespace

void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(k_own_mapping));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(64 * k_mebibyte));
}

void expect_to_fill(std::size_t bytes) {
    constexpr std::size_t k_large_page = 2 * k_mebibyte;
    constexpr std::size_t k_little = k_mebibyte / 2;
    if (bytes < k_little) return;
    bytes = std::min(bytes, k_own_mapping - 2 * k_large_page);
    const auto up = [](const void* place) {
        const auto at = reinterpret_cast<std::uintptr_t>(place);
        return (at + k_large_page - 1) / k_large_page * k_large_page;
    };
    // What is freed at the heap's end is what the next allocations are taken from. The first time it is made
    // to end where a large page begins: what is kept for that is never touched, so it takes no memory.
    void* room = std::malloc(bytes + k_large_page);
    static void* kept = nullptr;
    if (!kept && room != nullptr) {
        const auto distance = up(room) - reinterpret_cast<std::uintptr_t>(room);
        std::free(room);
        kept = std::malloc(distance + 1);
        room = std::malloc(bytes + k_large_page);
    }
    if (room == nullptr) return;
    const auto begin = up(room) - k_large_page;
    const auto end = up(static_cast<char*>(room) + bytes);
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
    std::free(room);
}

}  // namespace kopij::text
