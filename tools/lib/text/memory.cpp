#include "text/memory.hpp"

#include <malloc.h>

namespace kopij::text {

void keep_freed_memory() {
    constexpr int k_mebibyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 16 * k_mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * k_mebibyte);
}

}  // namespace kopij::text
