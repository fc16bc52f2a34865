// Byte ranges in a Source.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string_view>

namespace kopij::text {

/// Half-open range of byte offsets [begin, end) in Source::text(). Empty where begin == end.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
    constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
    /// The bytes of the range; clipped to the text.
    constexpr std::string_view in(std::string_view text) const {
        const auto from = std::min(begin, text.size());
        return text.substr(from, std::min(end, text.size()) - from);
    }
    friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace kopij::text
