#include "markup/plain.hpp"

#include "markup/tree_builder.hpp"

namespace kopij::markup {

std::unique_ptr<Document> parse_plain(const text::Source& source) {
    TreeBuilder tree(source, Format::plain);
    const auto text = source.text();
    const auto root = tree.open(tree.top(), "text");
    text::Range paragraph{source.begin(), source.begin()};
    const auto close = [&] {
        if (paragraph.empty()) return;
        const auto p = tree.open(root, "p");
        tree.text(p, paragraph, Notation::literal);
        tree.close(p, {paragraph, {paragraph.begin, paragraph.begin}, {paragraph.end, paragraph.end}});
    };
    for (auto at = source.begin(); at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const text::Range line{at, end > at && text[end - 1] == '\r' ? end - 1 : end};
        at = end + 1;
        if (line.in(text).find_first_not_of(" \t\f\v") == std::string_view::npos) {
            close();
            paragraph = {at, at};
        } else {
            if (paragraph.empty()) paragraph.begin = line.begin;
            paragraph.end = line.end;
        }
    }
    close();
    tree.close(root,
               {{source.begin(), text.size()}, {source.begin(), source.begin()}, {text.size(), text.size()}});
    return tree.take();
}

}  // namespace kopij::markup
