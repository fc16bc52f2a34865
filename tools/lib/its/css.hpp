// Selectors of CSS as XPath, for rules whose queryLanguage is "css" (ITS 2.0, 5.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "its/selector.hpp"

namespace kopij::its {

/// What a list of selectors is looked for in: the whole document, or what is inside a node.
enum class CssScope { document, inside };

/// How names of elements and attributes are compared. An HTML page writes its own in lower case, so a
/// selector may have them in any (Selectors Level 3, 3); those of SVG and MathML in it keep their capitals.
enum class LetterCase { counts, html };

/// The same as an expression for rewrite(): all selectors of Level 3 that mean something in a document that
/// no one looks at. Not those of a state (:hover, :checked) or of a part (::first-line), and :first-of-type
/// and its kin only beside a type. A type without a prefix is of any namespace, an attribute without one of
/// none; "h|p" is of the one that the prefix has. Nothing for what is no such selector. O(n).
std::optional<std::string> xpath_from_css(std::string_view selectors, const Prefixes& prefixes,
                                          CssScope scope, LetterCase letter_case);

}  // namespace kopij::its
