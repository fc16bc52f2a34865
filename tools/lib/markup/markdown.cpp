#include "markup/markdown.hpp"

#include "markup/front_matter.hpp"
#include "markup/markdown_builder.hpp"
#include "text/message.hpp"

namespace kopij::markup {

std::unique_ptr<Document> parse_markdown(const text::Source& source, diagnostic::Sink& sink) {
    MarkdownTree tree(source);
    auto begin = source.begin();
    const auto matter = find_front_matter(source);
    if (matter.syntax != FrontMatter::Syntax::none &&
        build_front_matter(matter, tree.builder(), tree.top(), sink)) {
        begin = matter.whole.end;
    }
    if (MarkdownBuilder(source, tree, begin).build()) return tree.builder().take();
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
