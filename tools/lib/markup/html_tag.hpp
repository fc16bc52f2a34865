// One tag, comment or declaration of HTML as it is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/document.hpp"

namespace kopij::markup {

struct HtmlTag {
    enum class Kind {
        start,
        empty,
        end,
        comment,
        other
    };  ///< empty: "<br/>"; other: "<!x>", "<?x>", "<![CDATA[x]]>"
    Kind kind = Kind::other;
    text::Range whole;
    std::string name{};  ///< in lower case
    struct Attribute {
        std::string name;  ///< in lower case
        AttributeSpan span;
    };
    std::vector<Attribute> attributes{};
};

/// The tag at `at`, by the HTML tokenizer's rules (13.2.5); nothing where text[at] begins none or it never
/// ends. Of attributes written twice the first counts. O(length of the tag).
std::optional<HtmlTag> read_html_tag(std::string_view text, std::size_t at);

/// A tag that never ends is looked for to the end of the text; who has met so many looks for no more.
inline constexpr int k_most_unended_tags = 200;

/// Elements without content, and those whose content is no markup (script, style, ...).
bool is_void_element(std::string_view name);
bool is_raw_text_element(std::string_view name);

}  // namespace kopij::markup
