// A place in a pattern that is being read.
#pragma once

#include <cstddef>
#include <string_view>

namespace kopij::lint {

inline constexpr std::size_t k_unbounded = static_cast<std::size_t>(-1);

/// Whether PCRE2 is sure to have room for what it makes of the pattern, 64 KiB.
bool has_room(std::string_view pattern);

struct PatternCursor {
    explicit PatternCursor(std::string_view pattern) : m_in(pattern) {}

    bool at(std::string_view text) const { return m_in.substr(m_at, text.size()) == text; }
    bool take(std::string_view text) {
        if (!at(text)) return false;
        m_at += text.size();
        return true;
    }
    bool ended() const { return m_at >= m_in.size(); }

    /// "{2}", "{2,}", "{2,3}"; a brace that begins none of them is itself, and false. `sure` becomes false
    /// for numbers that PCRE2 may refuse.
    bool take_count(std::size_t& least, std::size_t& most, bool& sure);
    /// "i", "-i", "ms-i", up to ")" or ":". False for flags that are not known.
    bool take_flags(bool& any_case);

    std::string_view m_in;
    std::size_t m_at = 0;
};

}  // namespace kopij::lint
