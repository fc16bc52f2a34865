// Eight bytes of a text looked at as one number, for scans that most bytes mean nothing to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kopij::text {

/// The bytes that a question is true of have their highest bit set in the answer. A byte behind such a one
/// may have it too, so that an answer says for sure only that it is true of none.
class EightBytes {
  public:
    static constexpr std::size_t k_size = 8;

    explicit EightBytes(const char* bytes) { std::memcpy(&m_all, bytes, k_size); }

    std::uint64_t equal(char c) const { return zero(m_all ^ (k_ones * static_cast<unsigned char>(c))); }
    std::uint64_t beyond_ascii() const { return m_all & k_highs; }
    /// Control characters.
    std::uint64_t below_space() const { return (m_all - k_ones * ' ') & ~m_all & k_highs; }
    /// Equal to `c`, as the byte before is that `before` has at the same place.
    std::uint64_t both_equal(const EightBytes& before, char c) const {
        const auto all = k_ones * static_cast<unsigned char>(c);
        return zero((m_all ^ all) | (before.m_all ^ all));
    }

  private:
    static constexpr std::uint64_t k_ones = 0x0101010101010101U;
    static constexpr std::uint64_t k_highs = 0x8080808080808080U;
    static std::uint64_t zero(std::uint64_t all) { return (all - k_ones) & ~all & k_highs; }

    std::uint64_t m_all = 0;
};

/// The first place from `at` on where `is_wanted` is true of the byte; text.size() where there is none. Eight
/// bytes of which `may_hold` is 0 hold none.
template <typename MayHold, typename IsWanted>
std::size_t find_byte(std::string_view text, std::size_t at, const MayHold& may_hold,
                      const IsWanted& is_wanted) {
    for (;;) {
        while (at + EightBytes::k_size <= text.size() && may_hold(EightBytes(text.data() + at)) == 0)
            at += EightBytes::k_size;
        const auto end = at + EightBytes::k_size <= text.size() ? at + EightBytes::k_size : text.size();
        for (; at < end; ++at) {
            if (is_wanted(text[at])) return at;
        }
        if (at == text.size()) return at;
    }
}

}  // namespace kopij::text
