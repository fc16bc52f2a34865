// Columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::text {

/// Columns that the text takes: wide characters two, combining ones none, control characters none (UAX #11,
/// as libunistring's tables have it). Malformed bytes take one each.
std::size_t display_width(std::string_view text);

/// The text as lines of at most `width` columns, broken at spaces; a longer word has a line of its own. Width
/// 0: one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace kopij::text
