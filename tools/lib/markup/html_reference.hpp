// HTML5's character references ("&eacute;", "&#128;", "&copy" without ";").
#pragma once

#include <string>
#include <string_view>

#include "markup/entity.hpp"

namespace kopij::markup {

enum class ReferencePlace { text, attribute };

/// The reference at `at` as the HTML standard's tokenizer reads it in text or in an attribute's value; length
/// 0 where there is none. Amortised O(length of the reference).
Reference read_html_reference(std::string_view raw, std::size_t at, ReferencePlace place);

}  // namespace kopij::markup
