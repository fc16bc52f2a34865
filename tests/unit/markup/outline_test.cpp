#include "markup/outline.hpp"

#include <boost/test/unit_test.hpp>

#include "parsed.hpp"

namespace kopij::markup {

BOOST_AUTO_TEST_SUITE(outline)

/// Walks over both, and says in what they differ first.
class Comparison {
  public:
    explicit Comparison(const Document& document) : m_document(document) {}

    std::string run() {
        nodes(m_document.outline()->top(), m_document.tree());
        if (m_elements < 3) return "too few elements to compare";
        return m_problem;
    }

  private:
    void expect(bool holds, std::string_view what, OutlineNode at) {
        if (!holds && m_problem.empty())
            m_problem = std::string(what) + " at " + std::to_string(at.span().whole.begin);
    }

    static bool equal(text::Range a, text::Range b) { return a.begin == b.begin && a.end == b.end; }

    void nodes(OutlineNode outlined, pugi::xml_node built) {
        auto node = built.first_child();
        pugi::xml_node before;
        for (auto one = outlined.first_child(); one; one = one.next_sibling()) {
            expect(one.type() == node.type(), "type", one);
            expect(one.name() == node.name(), "name", one);
            expect(one.value() == node.value(), "value", one);
            expect(m_document.in_tree(one) == node, "node", one);
            expect(m_document.in_tree(one.previous_sibling()) == before, "previous", one);
            expect(one.parent() == outlined, "parent", one);
            const auto span = m_document.span(node);
            expect(equal(one.span().whole, span.whole) && equal(one.span().start_tag, span.start_tag) &&
                       equal(one.span().end_tag, span.end_tag) && one.span().editable == span.editable &&
                       one.span().notation == span.notation,
                   "span", one);
            if (one.type() == pugi::node_element)
                expect(m_document.number(node) == m_elements++, "number", one);
            else
                expect(!m_document.number(node), "number", one);
            attributes(one, node);
            nodes(one, node);
            before = node;
            node = node.next_sibling();
        }
        expect(!node, "more nodes", outlined);
        expect(m_document.in_tree(outlined.last_child()) == before, "last child", outlined);
    }

    void attributes(OutlineNode outlined, pugi::xml_node built) {
        auto attribute = built.first_attribute();
        for (auto one = outlined.first_attribute(); one; one = one.next_attribute()) {
            expect(one.name() == attribute.name() && one.value() == attribute.value(), "attribute", outlined);
            expect(m_document.in_tree(one) == attribute, "attribute's node", outlined);
            const auto span = m_document.span(attribute);
            expect(equal(one.span().whole, span.whole) && equal(one.span().value, span.value) &&
                       one.span().editable == span.editable && one.span().notation == span.notation,
                   "attribute's span", outlined);
            attribute = attribute.next_attribute();
        }
        expect(!attribute, "more attributes", outlined);
    }

    const Document& m_document;
    std::size_t m_elements = 0;
    std::string m_problem;
};

BOOST_AUTO_TEST_CASE(markdown_in_the_tree) {
    const Parsed parsed(
        "---\ntitle: Sleep\nlang: en\n---\n\n# Who\n\nSome *people* [@key] sleep[^1] [well](/x \"T\") "
        "<b class=\"x\">so</b>.\n\n- a\n- [b]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n> r\n\n"
        "```c\ncode\n```\n\n<!-- c -->\n\n[^1]: note\n[b]: /b\n",
        Format::markdown, "a.md");
    BOOST_TEST(Comparison(*parsed.document).run() == "");
}

BOOST_AUTO_TEST_CASE(elements_that_are_put_in_and_taken_out_later) {
    const Parsed mdx("import a from 'a'\n\n# T\n\n<Note kind=\"x\">\n\nText {1 + 1}\n\n</Note>\n\nEnd\n",
                     Format::mdx, "a.mdx");
    BOOST_TEST(Comparison(*mdx.document).run() == "");
    const Parsed notes("A[^1] and[^2]\n\n[^1]: One\n[^2]: Two\n\n---\nno: [map\n---\n", Format::markdown,
                       "a.md");
    BOOST_TEST(Comparison(*notes.document).run() == "");
    const Parsed list("---\n- no map\n---\n\n# T\n\ntext *a*\n", Format::markdown, "a.md");
    BOOST_TEST(Comparison(*list.document).run() == "");
}

BOOST_AUTO_TEST_CASE(a_tag_of_html_is_no_footnote) {
    for (const std::string after : {"g\n", "g\n\nh\n\n> i\n", "[^1]: j\n\n    k\n\nl[^1]\n"}) {
        const Parsed parsed("<footnote>\n\n" + after + "\nEnd *here*\n", Format::markdown, "a.md");
        BOOST_TEST(Comparison(*parsed.document).run() == "");
        BOOST_TEST(bool(parsed.node("/markdown/footnote[not(@label)]/p[last()]/em")));
    }
}

BOOST_AUTO_TEST_CASE(html_in_the_tree) {
    const Parsed parsed(
        "<!DOCTYPE html>\n<title>T</title><p lang=en>a<p>b &amp; <b>c<i>d</b>e</i><table><tr>x<td>y</table>"
        "<svg><path d='1'/></svg><!-- c -->",
        Format::html, "a.html");
    BOOST_TEST(Comparison(*parsed.document).run() == "");
}

BOOST_AUTO_TEST_CASE(plain_text_in_the_tree) {
    const Parsed parsed(std::string("One\ntwo\n\nthree\0four\n", 20), Format::plain, "a.txt");
    BOOST_TEST(Comparison(*parsed.document).run() == "");
}

BOOST_AUTO_TEST_CASE(xml_has_none) {
    const Parsed parsed("<a><b x='1'/><c><d/></c></a>", Format::xml, "a.xml");
    BOOST_TEST(parsed.document->outline() == nullptr);
    BOOST_TEST(parsed.document->has_root());
    BOOST_TEST(parsed.document->number(parsed.node("/a")).value() == 0U);
    BOOST_TEST(parsed.document->number(parsed.node("//d")).value() == 3U);
    BOOST_TEST(!parsed.document->number({}));
    const Parsed other("<a/>", Format::xml, "b.xml");
    BOOST_TEST(!parsed.document->number(other.node("/a")));
    const Parsed page("<p>a", Format::html, "b.html");
    BOOST_TEST(!parsed.document->number(page.document->root()));
    BOOST_TEST(!page.document->number(parsed.document->root()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
