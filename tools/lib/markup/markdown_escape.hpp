// Markdown's backslash escapes, read and written (CommonMark 0.30, 2.4 and 2.5).
#pragma once

#include <string>
#include <string_view>

#include "markup/entity.hpp"

namespace kopij::markup {

/// A backslash before ASCII punctuation, or a character reference, which needs its ";" in Markdown.
Reference read_markdown_reference(std::string_view raw, std::size_t at);

/// Text that stays text wherever in a paragraph, heading or table cell it is put. Leaves alone what cannot be
/// read as markup: "p < 0.05", "snake_case", "2 * 3".
std::string escape_markdown(std::string_view plain);
/// The same for MDX, where a brace or "<" is never text.
std::string escape_mdx(std::string_view plain);
std::string escape_markdown_title(std::string_view plain);
/// A destination outside "<>": white space and brackets are percent-encoded or escaped.
std::string escape_markdown_target(std::string_view plain);

}  // namespace kopij::markup
