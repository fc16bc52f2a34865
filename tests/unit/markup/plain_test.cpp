#include <boost/test/unit_test.hpp>

#include "unit/markup/positions.hpp"

namespace kopij::markup {

BOOST_AUTO_TEST_SUITE(plain)

BOOST_AUTO_TEST_CASE(blank_lines_part_paragraphs) {
    const Parsed text("\xEF\xBB\xBF\r\none\r\ntwo & <three>\r\n \t\r\n\r\n  four", Format::plain);
    BOOST_REQUIRE(text.document);
    BOOST_TEST(text.document->root().name() == std::string("text"));
    BOOST_TEST(text.whole(text.node("/text/p[1]/text()")) == "one\r\ntwo & <three>");
    BOOST_TEST(text.whole(text.node("/text/p[2]")) == "  four");
    BOOST_TEST(decode(text.node("/text/p[1]/text()"), *text.document) == "one\r\ntwo & <three>");
    BOOST_TEST(misplaced(text).empty(), misplaced(text));
    const Parsed empty("", Format::plain);
    BOOST_REQUIRE(empty.document);
    BOOST_TEST(!empty.document->root().first_child());
}

BOOST_AUTO_TEST_CASE(formats_go_by_extension) {
    BOOST_CHECK(format_of("a.b/c.HTML") == Format::html);
    BOOST_CHECK(format_of("c.htm") == Format::html);
    BOOST_CHECK(format_of("c.xhtml") == Format::xml);
    BOOST_CHECK(format_of("c.md") == Format::markdown);
    BOOST_CHECK(format_of("c.mdx") == Format::mdx);
    BOOST_CHECK(format_of("c.txt") == Format::plain);
    BOOST_CHECK(!format_of("a.md/c"));
    BOOST_CHECK(!format_of("c.png"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
