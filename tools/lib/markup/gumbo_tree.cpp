#include "markup/gumbo_tree.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <ctime>
#include <vector>

namespace kopij::markup {

struct GumboTree::Arena {
    static constexpr std::size_t k_smallest_block = std::size_t{1} << 14;
    static constexpr std::size_t k_largest_block = std::size_t{1} << 18;
    static constexpr std::size_t k_unit = alignof(std::max_align_t);

    explicit Arena(std::size_t html_size)
        : usual_block(std::clamp(32 * html_size, k_smallest_block, k_largest_block)),
          most_bytes((std::size_t{64} << 20) + 400 * html_size),
          last_moment(now() + 1.0 + 1e-6 * static_cast<double>(html_size)) {}

    static double now() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }

    void* allocate(std::size_t size) {
        size = (size + k_unit - 1) / k_unit * k_unit;
        used += size;
        constexpr unsigned k_calls_a_look = 1024;
        // The C library that calls this cannot be told "no"; it holds nothing but memory of this arena, so it
        // is left.
        if (used > most_bytes || (++calls % k_calls_a_look == 0 && now() > last_moment))
            std::longjmp(given_up, 1);
        if (size > room) {
            const auto block = std::max(size, usual_block);
            blocks.push_back(std::make_unique_for_overwrite<char[]>(block));
            next = blocks.back().get();
            room = block;
        }
        auto* out = next;
        next += size;
        room -= size;
        return out;
    }

    std::jmp_buf given_up{};
    std::size_t usual_block;  // holds the tree of a short page, and not much more
    std::size_t most_bytes;
    double last_moment;
    std::size_t used = 0;
    unsigned calls = 0;
    char* next = nullptr;
    std::size_t room = 0;
    std::vector<std::unique_ptr<char[]>> blocks;
};

GumboTree::GumboTree() = default;
GumboTree::~GumboTree() = default;

bool GumboTree::run(std::string_view html) {
    auto options = kGumboDefaultOptions;
    options.allocator = [](void* arena, std::size_t size) {
        return static_cast<Arena*>(arena)->allocate(size);
    };
    options.deallocator = [](void*, void*) {};
    options.userdata = m_arena.get();
    options.max_errors = 0;
    if (setjmp(m_arena->given_up) != 0) return false;
    m_output = gumbo_parse_with_options(&options, html.data(), html.size());
    return true;
}

std::unique_ptr<GumboTree> GumboTree::parse(std::string_view html) {
    std::unique_ptr<GumboTree> out(new GumboTree);
    out->m_arena = std::make_unique<Arena>(html.size());
    return out->run(html) ? std::move(out) : nullptr;
}

}  // namespace kopij::markup
