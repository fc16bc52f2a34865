#include "markup/html.hpp"

#include <gumbo.h>

#include <boost/test/unit_test.hpp>
#include <iostream>

#include "markup/entity.hpp"
#include "unit/markup/data_files.hpp"
#include "unit/markup/parsed.hpp"
#include "unit/markup/positions.hpp"

namespace kopij::markup {
namespace {

struct Html : Parsed {
    explicit Html(std::string bytes) : Parsed(std::move(bytes), Format::html) {}
    NodeSpan span(const char* xpath) const { return document->span(node(xpath)); }
    std::string read(const char* xpath) const { return decode(node(xpath), *document); }
};

void text_of(const GumboNode* node, std::string& out) {
    switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            out += node->v.text.text;
            return;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
            break;
        default:
            return;
    }
    const auto& children = node->v.element.children;
    for (unsigned n = 0; n < children.length; ++n) text_of(static_cast<GumboNode*>(children.data[n]), out);
}

/// What gumbo by itself reads in the text.
std::string bare_text(std::string_view html) {
    auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    std::string out;
    text_of(output->root, out);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(a_clean_page_has_a_place_for_everything) {
    const Html html(
        "<!DOCTYPE html>\n<!-- c --><html lang=\"nl\"><head><title>A &amp; B</title></head>\n<body class=x>\n"
        "<p title='&eacute;&copy'>caf&eacute; <br>&notit; <img src=\"a.png\" "
        "alt=\"\"></p>\n</body>\n</html>\n");
    BOOST_REQUIRE(html.document);
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
    BOOST_TEST(html.whole(html.document->tree().first_child()) == "<!DOCTYPE html>");
    BOOST_TEST(html.whole(html.node("/comment()")) == "<!-- c -->");
    BOOST_TEST(html.bytes(html.span("/html").start_tag) == "<html lang=\"nl\">");
    BOOST_TEST(html.bytes(html.span("/html/body/p").end_tag) == "</p>");
    BOOST_TEST(html.whole(html.node("//title")) == "<title>A &amp; B</title>");
    BOOST_TEST(html.read("//title/text()") == "A & B");
    BOOST_TEST(html.bytes(html.document->range(html.node("//p/text()[1]"))) == "caf&eacute; ");
    BOOST_TEST(html.read("//p/text()[1]") == "café ");
    BOOST_TEST(html.read("//p/text()[2]") == "¬it; ");
    BOOST_TEST(html.whole(html.attribute("//p/@title")) == "title='&eacute;&copy'");
    BOOST_TEST(decode(html.attribute("//p/@title"), *html.document) == "é©");
    BOOST_TEST(html.whole(html.attribute("//body/@class")) == "class=x");
    BOOST_CHECK(html.document->span(html.attribute("//body/@class")).notation == Notation::html_unquoted);
    BOOST_TEST(html.document->span(html.attribute("//img/@alt")).editable);
    BOOST_TEST(html.whole(html.node("//br")) == "<br>");
}

BOOST_AUTO_TEST_CASE(implied_elements_and_end_tags_have_true_ranges) {
    const Html html("<p>one<p>two<ul><li>a<li>b</ul>");
    BOOST_TEST(html.whole(html.node("//p[1]")) == "<p>one");
    BOOST_TEST(html.whole(html.node("//p[2]")) == "<p>two");
    BOOST_TEST(html.whole(html.node("//li[1]")) == "<li>a");
    BOOST_TEST(html.whole(html.node("//ul")) == "<ul><li>a<li>b</ul>");
    BOOST_TEST(html.span("//li[2]").end_tag.empty());
    BOOST_TEST(!html.span("/html/head").editable);
    BOOST_TEST(html.span("/html/body").editable);
    BOOST_TEST(html.whole(html.node("/html/body")) == "<p>one<p>two<ul><li>a<li>b</ul>");
    BOOST_TEST(html.span("//p[1]/text()").editable);
}

BOOST_AUTO_TEST_CASE(what_ends_by_itself_ends_before_the_body_does) {
    const Html html("<body><p>one\n</body>\n</html>\n");
    BOOST_TEST(html.whole(html.node("//p")) == "<p>one\n");
    BOOST_TEST(html.span("//p").editable);
    BOOST_TEST(html.bytes(html.span("//body").end_tag) == "</body>");
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
    const Html commented("<body><p>one\n</body></html><!-- c -->\n");
    BOOST_TEST(commented.whole(commented.node("//p")) == "<p>one\n");
    const Html late("<body>one</body><p>two</p></html>three");
    BOOST_TEST(!late.span("//body").editable);
    BOOST_TEST(late.span("//p").editable);
    BOOST_TEST(misplaced(late).empty(), misplaced(late));
    BOOST_TEST(!Html("<body><p>one</body>two").span("//p/text()[2]").editable);
}

BOOST_AUTO_TEST_CASE(a_text_joined_over_a_dropped_tag_comes_in_pieces) {
    const Html html("<p>a</b>c &lt; d</p>");
    BOOST_TEST(html.whole(html.node("//p/text()[1]")) == "a");
    BOOST_TEST(html.whole(html.node("//p/text()[2]")) == "c &lt; d");
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
}

BOOST_AUTO_TEST_CASE(what_the_parser_moved_is_read_and_never_edited) {
    const Html html("<table>foo &amp;amp;<tr><td>1</td></tr></table>");
    BOOST_TEST(html.read("//body/text()") == "foo &amp;");
    BOOST_TEST(!html.span("//body/text()").editable);
    BOOST_TEST(html.span("//td/text()").editable);
    BOOST_TEST(html.span("//table").editable);
    BOOST_TEST(!html.span("//tbody").editable);
    const Html adopted("<b>1<p>2</b>3</p>");
    BOOST_TEST(misplaced(adopted).empty(), misplaced(adopted));
    BOOST_TEST(!adopted.span("//p/b").editable);
    BOOST_TEST(adopted.whole(adopted.node("//p/b/text()")) == "2");
}

BOOST_AUTO_TEST_CASE(scripts_and_styles_are_literal) {
    const Html html(
        "<script>if (a < b && c) {}</script><style>p > a{}</style><textarea>\n<b> "
        "&amp;</textarea><pre>\nx</pre>");
    BOOST_CHECK(html.node("//script/text()").type() == pugi::node_cdata);
    BOOST_TEST(html.read("//script/text()") == "if (a < b && c) {}");
    BOOST_TEST(html.read("//style/text()") == "p > a{}");
    BOOST_TEST(html.read("//textarea/text()") == "<b> &");
    BOOST_TEST(html.whole(html.node("//pre/text()")) == "x");
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
}

BOOST_AUTO_TEST_CASE(svg_math_and_template_are_in_the_tree) {
    const Html html(
        "<svg viewbox='0 0'><foreignObject><p>q</p></foreignObject><path/><![CDATA[ x<y ]]><a "
        "xlink:href='#u'>l</a>"
        "</svg><math><mi>x</mi></math><template><p>t</p></template>");
    BOOST_TEST(html.whole(html.attribute("//svg/@viewBox")) == "viewbox='0 0'");
    BOOST_TEST(html.whole(html.node("//svg/foreignObject/p")) == "<p>q</p>");
    BOOST_TEST(html.whole(html.node("//svg/path")) == "<path/>");
    BOOST_TEST(html.whole(html.attribute("//a/@*[name()='xlink:href']")) == "xlink:href='#u'");
    BOOST_TEST(html.whole(html.node("//mi")) == "<mi>x</mi>");
    BOOST_TEST(html.whole(html.node("//template/p/text()")) == "t");
    BOOST_TEST(html.node("//svg").attribute("xmlns").value() == std::string("http://www.w3.org/2000/svg"));
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
}

BOOST_AUTO_TEST_CASE(attributes_without_a_value_or_repaired_are_not_editable) {
    const Html html("<p hidden id=a id=b data-x=\"&quot;\">t</p>");
    BOOST_TEST(!html.document->span(html.attribute("//p/@hidden")).editable);
    BOOST_TEST(html.whole(html.attribute("//p/@hidden")) == "hidden");
    BOOST_TEST(html.whole(html.attribute("//p/@id")) == "id=a");
    BOOST_TEST(decode(html.attribute("//p/@data-x"), *html.document) == "\"");
}

BOOST_AUTO_TEST_CASE(line_ends_marks_and_odd_bytes_keep_their_places) {
    using namespace std::string_literals;
    const Html html("\xEF\xBB\xBF<p>a\r\nb &#13; c\0d</p><!x><?y z?></ q><!--->-->"s);
    BOOST_REQUIRE(html.document);
    BOOST_TEST(misplaced(html).empty(), misplaced(html));
    const Html crlf("<p title='a\r\nb'>a\r\nb</p>\r\n");
    BOOST_TEST(crlf.whole(crlf.node("//p/text()")) == "a\r\nb");
    BOOST_TEST(crlf.document->span(crlf.attribute("//p/@title")).editable);
}

BOOST_AUTO_TEST_CASE(references_follow_the_html_tokenizer) {
    const Html html("<p>x");
    const auto read = [&](const char* raw, Notation notation) {
        return decode(raw, notation, *html.document);
    };
    BOOST_TEST(read("&lt;&#x41;&#65;&#128;&hellip;&CounterClockwiseContourIntegral;", Notation::html) ==
               "<AA€…∳");
    BOOST_TEST(read("&amp &ampx &nope; & &; &# &#x", Notation::html) == "& &x &nope; & &; &# &#x");
    BOOST_TEST(read("?a=1&copy=2&copy;&lt", Notation::html_attribute) == "?a=1&copy=2©<");
}

BOOST_AUTO_TEST_CASE(hostile_pages_neither_hang_nor_crash) {
    const auto times = [](const std::string& unit, std::size_t count) {
        std::string out;
        for (std::size_t n = 0; n < count; ++n) out += unit;
        return out;
    };
    const Html deep(times("<div>", 100000));
    BOOST_TEST(!deep.document);
    BOOST_TEST(deep.finding().starts_with("1:1 elements are nested more than 1000 deep"));
    std::string formatting;
    for (int n = 0; n < 20000; ++n) formatting += "<b id=" + std::to_string(n) + "><p>";
    const Html clones(formatting);
    BOOST_TEST(!clones.document);
    std::string copies;
    for (int n = 0; n < 50000; ++n) copies += "<b id=" + std::to_string(n) + ">";
    const Html nested("<p>" + copies + "<p>x");
    BOOST_TEST(!nested.document);
    const Html fostered("<table>" + times("<br>", 200000));
    BOOST_TEST((fostered.document || fostered.found.diagnostics.size() == 1));
    const Html long_tag("<p " + times("a", 100) + times(" b", 100000) + ">x");
    BOOST_TEST((long_tag.document || long_tag.found.diagnostics.size() == 1));
    const Html open(times("<", 1000000));
    BOOST_TEST(open.document != nullptr);
    const Html comments(times("<!--", 200000));
    BOOST_TEST(comments.document != nullptr);
}

BOOST_AUTO_TEST_CASE(real_pages_read_as_gumbo_reads_them) {
    Counts all;
    for (const auto& path : data_files()) {
        if (format_of(path.string()) != Format::html) continue;
        const auto source = text::Source::from_file(path, text::Declares::html);
        const Html html{std::string(source.bytes())};
        if (source.encoding_problem()) continue;
        BOOST_TEST_CONTEXT(path) {
            BOOST_REQUIRE(html.document);
            BOOST_TEST(misplaced(html).empty(), misplaced(html));
            BOOST_TEST(read_text(html) == bare_text(source.text().substr(source.begin())));
        }
        all += count(html);
    }
    std::cout << "HTML (KOPIJ_DATA): " << all << '\n';
    BOOST_TEST(all.not_editable * 100 <= all.nodes);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
