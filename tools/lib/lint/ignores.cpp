#include "lint/ignores.hpp"

#include <algorithm>

namespace kopij::lint {

Ignores::Ignores(const std::vector<Pattern>& patterns, std::string_view source) {
    std::vector<text::Range> all;
    for (const auto& pattern : patterns) {
        const bool whole = for_each_match(pattern, source, [&](const Match& match) {
            if (!match.whole().empty()) all.push_back(match.whole());
        });
        m_gave_up = m_gave_up || !whole;
    }
    std::sort(all.begin(), all.end());
    for (const auto range : all) {
        if (!m_ranges.empty() && range.begin <= m_ranges.back().end) {
            m_ranges.back().end = std::max(m_ranges.back().end, range.end);
        } else {
            m_ranges.push_back(range);
        }
    }
}

bool Ignores::contains(std::size_t at) const {
    const auto after =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), at,
                         [](std::size_t place, text::Range range) { return place < range.begin; });
    return after != m_ranges.begin() && std::prev(after)->contains(at);
}

std::size_t Ignores::next_border(std::size_t at) const {
    const auto range = std::upper_bound(m_ranges.begin(), m_ranges.end(), at,
                                        [](std::size_t place, text::Range one) { return place < one.end; });
    if (range == m_ranges.end()) return std::string_view::npos;
    return range->begin > at ? range->begin : range->end;
}

}  // namespace kopij::lint
