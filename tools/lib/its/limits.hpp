// Data categories Storage Size and Allowed Characters (ITS 2.0, 8.18 and 8.19), and how a catalogue says them
// to translators and to the checks of their work.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "its/category.hpp"

namespace kopij::its {

struct StorageLimit {
    std::size_t size = 0;  ///< bytes
    std::string encoding = "UTF-8";
    std::string line_break = "lf";  ///< "lf", "cr", "crlf" or "nel"

    /// The bytes that the text takes; nothing for an encoding that is not known, or that lacks a character of
    /// the text.
    std::optional<std::size_t> needed(std::string_view text) const;
};

/// Nothing where the data say no size, or none that is a number.
std::optional<StorageLimit> storage_limit(const Data& data);

/// The comments of a catalogue. They are read back, so they are English in every language of the messages.
std::string comment_of(const StorageLimit& limit);
std::optional<StorageLimit> storage_limit_from(std::string_view comment);
std::string comment_of_allowed(std::string_view characters);
/// The expression of Allowed Characters in the comment: one class of characters, as "[a-z]".
std::optional<std::string_view> allowed_characters_from(std::string_view comment);

}  // namespace kopij::its
