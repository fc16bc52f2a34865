// Values as bytes, for ValueCache. Host byte order: a cache does not travel.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "config/value.hpp"

namespace kopij::config {

/// Appends the value. Its positions must be below 4 GiB.
void encode(const Value& value, std::string& out);

/// What encode wrote; nothing for bytes that it cannot have written. Never reads outside `bytes`, O(n).
std::optional<Value> decode(std::string_view bytes);

/// Of a map the entries with these keys alone; the others are looked at but not kept.
std::optional<Value> decode_entries(std::string_view bytes, std::initializer_list<std::string_view> keys);

}  // namespace kopij::config
