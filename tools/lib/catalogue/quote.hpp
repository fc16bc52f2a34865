// PO string syntax: C's escapes between double quotes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/range.hpp"

namespace kopij::catalogue {

/// The text with backslashes, quotes and control characters escaped; no quotes around it.
std::string escape(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

/// The first place from `at` that may need an escape or be one, or end a string: a control character, a
/// quote, a backslash; else the text's size.
std::size_t skip_plain(std::string_view text, std::size_t at);

/// Copies to `to`, which is moved on, what stands in a string from `at`, the escapes of a letter as what they
/// mean. Gives where it ends: at a quote, a control character, another escape or the text's end. Up to
/// k_copied_beyond bytes behind the copy are written over.
std::size_t copy_string(std::string_view text, std::size_t at, char*& to);
inline constexpr std::size_t k_copied_beyond = 16;

/// The meaning of the escape whose backslash is at `at`, which is moved past it. None, and nothing moved, for
/// an escape that PO does not have, or that means a NUL byte or the sign EOT.
std::optional<char> unescape(std::string_view text, std::size_t& at);

/// Where byte `offset` of an unescaped string is in the file: `quoted` is its range (Places) in `text`. For
/// the end of the string, its closing quote. O(size of the range).
std::size_t source_offset(std::string_view text, text::Range quoted, std::size_t offset);

}  // namespace kopij::catalogue
