#include "markup/markdown.hpp"

#include <algorithm>
#include <string>

#include "markup/front_matter.hpp"
#include "markup/markdown_builder.hpp"
#include "markup/markdown_comment.hpp"
#include "markup/mdx.hpp"
#include "markup/mdx_tags.hpp"
#include "text/message.hpp"

namespace kopij::markup {

std::unique_ptr<Document> parse_markdown(const text::Source& source, Mdx mdx, diagnostic::Sink& sink) {
    const auto matter = find_front_matter(source);
    WithoutMdx masked;
    auto text = source.text();
    if (mdx == Mdx::yes) {
        masked = without_mdx(text, std::max(source.begin(), matter.whole.end));
        text = masked.text;
    }
    const auto plain_comments = with_plain_comments(text, std::max(source.begin(), matter.whole.end));
    if (plain_comments) text = *plain_comments;
    MarkdownTree tree(source, text);
    auto begin = source.begin();
    if (matter.syntax != FrontMatter::Syntax::none &&
        build_front_matter(matter, tree.builder(), tree.top(), sink)) {
        begin = matter.whole.end;
    }
    if (MarkdownBuilder(text, tree, begin).build()) {
        insert_tags(tree.builder(), masked.tags);
        return tree.builder().take();
    }
    sink.report(
        {"Markup.Syntax",
         diagnostic::Severity::error,
         {begin, begin},
         text::tr_format("blocks are nested more than {0} deep, or a table has far more cells than text; "
                         "this is not an article",
                         k_most_depth)});
    return nullptr;
}

}  // namespace kopij::markup
