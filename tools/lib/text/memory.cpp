#include "text/memory.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace kopij::text {
namespace {

constexpr std::size_t k_mebibyte = 1U << 20U;
// What is as large is no part of the heap; more glibc does not take.
constexpr std::size_t k_own_mapping = 32 * k_mebibyte;
constexpr std::size_t k_large_page = 2 * k_mebibyte;
constexpr std::size_t k_most_expected = k_own_mapping - 3 * k_large_page;

std::uintptr_t up(std::uintptr_t at) { return (at + k_large_page - 1) / k_large_page * k_large_page; }

/// Makes the heap's free end at least as large; where it begins, or 0. What is freed there is what the next
/// allocations are taken from.
std::uintptr_t room_for(std::size_t size) {
    void* room = std::malloc(size);
    // The address alone is wanted; compilers would take it for a use of what is freed.
    const volatile auto out = reinterpret_cast<std::uintptr_t>(room);
    std::free(room);
    return out;
}

}  // namespace

void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(k_own_mapping));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(64 * k_mebibyte));
    // Small parts that are kept apart are joined whenever a large one is freed, again for each article.
    mallopt(M_MXFAST, 0);
}

void expect_to_fill(std::size_t bytes) {
    constexpr std::size_t k_little = k_mebibyte / 4;
    if (bytes < k_little) return;
    bytes = std::min(bytes, k_most_expected);
    // Where the heap's last free part begins: what was asked for before may reach far enough from there.
    static std::uintptr_t asked_for_to = 0;
    static void* kept = nullptr;
    const auto free_from = reinterpret_cast<std::uintptr_t>(::sbrk(0)) - ::mallinfo2().keepcost;
    if (free_from + bytes <= asked_for_to) return;
    const auto room = room_for(bytes + 2 * k_large_page);
    if (room == 0) return;
    auto begin = up(room) - k_large_page;
    if (!kept) {
        // The first time the heap is made to end just before a large page begins, and with it the word that
        // the allocator writes there: one small page in its range, and a large one cannot be had any more.
        // What is kept for that is never touched, so it takes no memory.
        constexpr std::size_t k_least = 32;  // bytes of a part
        auto distance = up(room) - room;
        if (distance < k_least) distance += k_large_page;
        kept = std::malloc(distance - sizeof(std::size_t));
        begin = room + distance;
    }
    const auto end = up(std::max(room, begin) + bytes);
    if (begin < end && ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE) == 0)
        asked_for_to = end;
}

}  // namespace kopij::text
