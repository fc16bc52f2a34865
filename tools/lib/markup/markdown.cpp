#include "markup/markdown.hpp"

#include <algorithm>
#include <string>

#include "markup/front_matter.hpp"
#include "markup/markdown_builder.hpp"
#include "markup/mdx.hpp"
#include "text/message.hpp"

namespace kopij::markup {

std::unique_ptr<Document> parse_markdown(const text::Source& source, diagnostic::Sink& sink) {
    const auto matter = find_front_matter(source);
    std::string masked;
    auto text = source.text();
    if (is_mdx(source.path())) {
        masked = without_mdx(text, std::max(source.begin(), matter.whole.end));
        text = masked;
    }
    MarkdownTree tree(source, text);
    auto begin = source.begin();
    if (matter.syntax != FrontMatter::Syntax::none &&
        build_front_matter(matter, tree.builder(), tree.top(), sink)) {
        begin = matter.whole.end;
    }
    if (MarkdownBuilder(text, tree, begin).build()) return tree.builder().take();
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
