// A few bytes that a text is searched for.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kopij::text {

/// The same as std::string_view::find_first_of, which asks for every byte whether a call finds it in the set:
/// here that is a look at a table.
class ByteSet {
  public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) m_has[static_cast<unsigned char>(c)] = true;
    }

    constexpr bool has(char c) const { return m_has[static_cast<unsigned char>(c)]; }

    /// Where the first byte of the set stands, from `from` on; the size of the text if there is none.
    constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
        while (from < text.size() && !has(text[from])) ++from;
        return from < text.size() ? from : text.size();
    }

  private:
    std::array<bool, 256> m_has{};
};

}  // namespace kopij::text
