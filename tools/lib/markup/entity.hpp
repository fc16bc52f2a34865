// Reading and writing text in the notations of markup: references, entities, escapes.
#pragma once

#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::markup {

/// What the reference at `at` ("&amp;", "&#233;", "&euml;", Markdown's "\\*", YAML's "''") stands for, and
/// how many bytes it takes. `length` 0: there is no reference here. An entity of no known meaning keeps its
/// own spelling as its text.
struct Reference {
    std::string text;
    std::size_t length = 0;
};
Reference read_reference(std::string_view raw, std::size_t at, Notation notation, const Document& document);

/// The same in the notation of the format's running text. A node's own notation (Document::span) is the
/// better one wherever a file may mix them, as Markdown does.
Reference read_reference(std::string_view raw, std::size_t at, const Document& document);

/// The bytes, two at most, at which a reference may begin.
std::string_view reference_starts(Notation notation);

/// Where, from `from` on, the next byte stands at which a reference may begin; raw.size() if there is none.
std::size_t find_reference(std::string_view raw, std::size_t from, Notation notation);

/// The text a reader sees: references resolved, entities of the internal subset too.
std::string decode(std::string_view raw, Notation notation, const Document& document);
/// Whether that text is `text`.
bool reads_as(std::string_view raw, Notation notation, const Document& document, std::string_view text);
/// In the notation of the format's running text.
std::string decode(std::string_view raw, const Document& document);
/// Of a text, comment or CDATA node; of an attribute, in XML with spaces for white space that is written as
/// itself (XML 1.0, 3.3.3).
std::string decode(pugi::xml_node node, const Document& document);
std::string decode(pugi::xml_attribute attribute, const Document& document);

/// `plain` spelled so that it may replace what stands in that notation and reads as text, never as markup:
/// decode(escape(x)) == x. Three exceptions: a literal stands for itself; Markdown has no way to write an
/// empty line within a paragraph, so line ends there become one; TOML's literal strings cannot hold "'",
/// which becomes U+2019.
std::string escape(std::string_view plain, Notation notation);

/// What each declared entity says to a reader, markup removed; entities over 1,000 bytes are left out.
/// O(size of the declarations).
EntityTable expand_entities(const std::vector<std::pair<std::string, std::string>>& declarations);

/// The size of the text with its entities replaced. O(n).
std::size_t expanded_size(std::string_view raw, const EntityTable& entities);

/// XML's: '&', '<', '>' as references. For attribute values the quotes too.
std::string escape_text(std::string_view plain);
std::string escape_attribute(std::string_view plain);
/// "&#8364;": for characters that a file's encoding lacks.
std::string escape_character(char32_t code_point);

}  // namespace kopij::markup
