// Character and entity references.
#pragma once

#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::markup {

/// What the reference at `at` ("&amp;", "&#233;", "&euml;") stands for, and how many bytes it takes. `length`
/// 0: there is no reference here. An entity of no known meaning keeps its own spelling as its text.
struct Reference {
    std::string text;
    std::size_t length = 0;
};
Reference read_reference(std::string_view raw, std::size_t at, const Document& document);

/// The text a reader sees: references resolved, entities of the internal subset too.
std::string decode(std::string_view raw, const Document& document);

/// What each declared entity says to a reader, markup removed; entities over 1,000 bytes are left out.
/// O(size of the declarations).
EntityTable expand_entities(const std::vector<std::pair<std::string, std::string>>& declarations);

/// The size of the text with its entities replaced. O(n).
std::size_t expanded_size(std::string_view raw, const EntityTable& entities);

/// '&', '<', '>' as references. For attribute values the quotes too.
std::string escape_text(std::string_view plain);
std::string escape_attribute(std::string_view plain);
/// "&#8364;": for characters that a file's encoding lacks.
std::string escape_character(char32_t code_point);

}  // namespace kopij::markup
