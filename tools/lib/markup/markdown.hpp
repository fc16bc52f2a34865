// CommonMark with GitHub's extensions, front matter, footnotes and citation keys.
#pragma once

#include "markup/document.hpp"

namespace kopij::markup {

/// The tree has XHTML's element names below a root <markdown>: h1..h6, p, ul, ol, li, blockquote, pre, code,
/// hr, table, thead, tbody, tr, th, td, em, strong, del, a, img, br, input (of a task list). Raw HTML is part
/// of the tree: a tag opens an element that ends at its end tag or with the Markdown block or span that it
/// began in. Beyond XHTML there are:
///
///   <front-matter format="yaml|toml">     fields as elements, see front_matter.hpp. Its "lang" (or
///   "language",
///                                         "locale", "taal") is the attribute lang of the root, too, with
///                                         the place of that value
///   <link-definition label href title>    [label]: href "title". A link by label has href and title too,
///   which stand
///                                         in the definition
///   <footnote-ref label>label</...>       [^label]
///   <footnote label><p>...                [^label]: ...
///   <cite key>key</cite>                  each @key of [see @key, p. 3; @other]
///
/// Fences of containers (":::note") and formulas between "$$" are no part of it (markdown_fence.hpp).
///
/// Of MDX there are (mdx.hpp):
///
///   <mdx-expression/>                     {expression}
///   <name attribute>                      an element without content for a start tag of JSX that has its
///   lines
///                                         to itself
///
/// Headings have GitHub's id, or the one they give themselves ({#id}). Texts are in Notation::markdown (or
/// mdx); code is cdata. A text over lines of a quotation is one node a line, without the lines' ">". `img`
/// holds its alternative text as the attribute alt. O(n) but for hostile input, which is a finding.
enum class Mdx { no, yes };
std::unique_ptr<Document> parse_markdown(const text::Source& source, Mdx mdx, diagnostic::Sink& sink);

}  // namespace kopij::markup
