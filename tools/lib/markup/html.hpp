// HTML5.
#pragma once

#include "markup/document.hpp"

namespace kopij::markup {

/// The tree a browser builds (HTML Living Standard, 13.2), made by gumbo. Element names are lower case (SVG's
/// as SVG writes them); html, svg and math carry the namespace they imply as `xmlns`. Texts of script, style
/// and the like are cdata nodes. A text that the parser joined over a tag it dropped ("a</b>c") is one node a
/// piece. Elements that stand nowhere in the source, and all that was moved elsewhere, are not editable. O(n)
/// but for hostile input, which is a finding.
std::unique_ptr<Document> parse_html(const text::Source& source, diagnostic::Sink& sink);

}  // namespace kopij::markup
