#include "markup/markdown.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "markup/entity.hpp"
#include "markup/front_matter.hpp"
#include "markup/markdown_builder.hpp"
#include "markup/markdown_comment.hpp"
#include "markup/markdown_fence.hpp"
#include "markup/mdx.hpp"
#include "markup/mdx_tags.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

/// "nl", "en-GB", "nl_NL", "zh-Hant-TW" (the shape of BCP 47, and of a locale's name).
bool is_language_tag(std::string_view text) {
    const auto letters =
        std::find_if_not(text.begin(), text.end(), [](unsigned char c) { return text::is_ascii_letter(c); });
    const auto length = letters - text.begin();
    if (length != 2 && length != 3) return false;
    if (letters == text.end()) return true;
    return (*letters == '-' || *letters == '_') && letters + 1 != text.end() &&
           std::all_of(letters, text.end(), [](unsigned char c) {
               return text::is_ascii_letter(c) || text::is_digit(c) || c == '-' || c == '_';
           });
}

/// Gives the root the language that the front matter says, in the place where it says so.
void say_language(TreeBuilder& tree, TreeBuilder::Node root) {
    // As Pandoc, Jekyll's themes, Hugo's and Docusaurus have it, and the Dutch word.
    constexpr std::array k_keys = {"lang", "language", "locale", "taal"};
    const auto fields = root.child("front-matter");
    for (const auto* key : k_keys) {
        const auto field = fields.child(key);
        const auto text = field ? field.first_child() : field;
        if (text.type() != pugi::node_pcdata || text.next_sibling()) continue;
        const auto span = text.span();
        if (!is_language_tag(decode(text.value(), span.notation, tree.document()))) continue;
        tree.attribute(root, "lang", {span.whole, span.whole, span.editable, span.notation});
        return;
    }
}

}  // namespace

std::unique_ptr<Document> parse_markdown(const text::Source& source, Mdx mdx, diagnostic::Sink& sink) {
    const auto matter = find_front_matter(source);
    const auto after_matter = std::max(source.begin(), matter.whole.end);
    WithoutMdx masked;
    auto text = source.text();
    const auto no_fences = without_fences(text, after_matter);
    if (no_fences) text = *no_fences;
    if (mdx == Mdx::yes) {
        masked = without_mdx(text, after_matter);
        text = masked.text;
    }
    const auto plain_comments = with_plain_comments(text, after_matter);
    if (plain_comments) text = *plain_comments;
    MarkdownTree tree(source, text, mdx == Mdx::yes ? Notation::mdx : Notation::markdown);
    auto begin = source.begin();
    if (matter.syntax != FrontMatter::Syntax::none &&
        build_front_matter(matter, tree.builder(), tree.top(), sink)) {
        begin = matter.whole.end;
        say_language(tree.builder(), tree.top());
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
