// UTF-8 as The Unicode Standard, chapter 3.9, defines it (no surrogates, no overlong forms, up to U+10FFFF).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kopij::text {

/// Offset of the first byte that begins no well-formed sequence, or npos. O(n), 8 ASCII bytes a step.
std::size_t find_invalid_utf8(std::string_view text);

/// The code point at `offset`, which is moved past it. On a malformed byte: U+FFFD, one byte further.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// The code point that ends at `offset` (exclusive), which is moved to its first byte. U+FFFD on a malformed
/// byte.
char32_t previous_code_point(std::string_view text, std::size_t& offset);

/// Appends the code point; U+FFFD for surrogates and numbers over U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

/// Code points in the text: bytes that are not continuation bytes.
std::size_t count_code_points(std::string_view text);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace kopij::text
