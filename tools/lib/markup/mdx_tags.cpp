#include "markup/mdx_tags.hpp"

namespace kopij::markup {
namespace {

class Inserter {
  public:
    Inserter(TreeBuilder& tree, const std::vector<HtmlTag>& tags)
        : m_tree(tree), m_next(tags.begin()), m_end(tags.end()) {}

    /// `end`: where what the element holds ends.
    void element(TreeBuilder::Node element, std::size_t end) {
        for (auto child = element.first_child(); child && m_next != m_end; child = child.next_sibling()) {
            const auto span = child.span();
            while (next_ends_by(span.whole.begin)) make(m_tree.open_before(child, m_next->name));
            if (m_next == m_end) return;
            if (span.whole.contains(m_next->whole)) this->element(child, span.end_tag.begin);
            while (m_next != m_end && m_next->whole.begin < span.whole.end) ++m_next;
        }
        while (next_ends_by(end)) make(m_tree.open(element, m_next->name));
    }

  private:
    bool next_ends_by(std::size_t at) const { return m_next != m_end && m_next->whole.end <= at; }

    void make(TreeBuilder::Node element) {
        const auto& tag = *m_next++;
        for (const auto& attribute : tag.attributes)
            m_tree.attribute(element, attribute.name, attribute.span);
        m_tree.close(element, {tag.whole, tag.whole, {tag.whole.end, tag.whole.end}, true, Notation::html});
    }

    TreeBuilder& m_tree;
    std::vector<HtmlTag>::const_iterator m_next;
    std::vector<HtmlTag>::const_iterator m_end;
};

}  // namespace

void insert_tags(TreeBuilder& tree, const std::vector<HtmlTag>& tags) {
    const auto root = tree.root();
    Inserter(tree, tags).element(root, tree.document().source().text().size());
}

}  // namespace kopij::markup
