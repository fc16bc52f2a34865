// Texts in other encodings than UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kopij::text {

/// The bytes that well-formed UTF-8 takes in an encoding, named as IANA does ("UTF-16", "ISO-8859-1"),
/// without a byte-order mark. Nothing for an encoding that is not known, or that lacks a character of the
/// text.
std::optional<std::size_t> encoded_size(std::string_view utf8, const std::string& encoding);

}  // namespace kopij::text
