// Names for findings that survive a change elsewhere in the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::report {

/// For every line (from 1, at index line - 1) what GitHub code scanning calls its primaryLocationLineHash: a
/// rolling hash over 100 UTF-16 code units from the begin of the line, blanks left out and line ends equal,
/// in hexadecimal, then ":" and how many lines so far had the same one. A lone CR ends a line here. O(n).
std::vector<std::string> line_hashes(std::string_view text);

/// FNV-1a, 64 bit.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 0xCBF29CE484222325U);

}  // namespace kopij::report
