#include "text/source.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace std::string_literals;

BOOST_TEST_DONT_PRINT_LOG_VALUE(kopij::text::Location)

namespace kopij::text {

BOOST_AUTO_TEST_SUITE(source)

BOOST_AUTO_TEST_CASE(columns_count_characters_and_lines_end_at_line_feeds) {
    const auto source = Source::from_bytes("x", "é\r\naëb\n");
    BOOST_TEST(source.location(4) == (Location{2, 1}));
    BOOST_TEST(source.location(7) == (Location{2, 3}));
    BOOST_TEST(source.location(9) == (Location{3, 1}));
    BOOST_TEST(source.offset({2, 3}) == 7U);
    BOOST_TEST(source.line_range(1).in(source.text()) == "é");
    BOOST_TEST(source.line_count() == 3U);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_kept_and_takes_no_column) {
    const auto source = Source::from_bytes("x", "\xEF\xBB\xBFhoi");
    BOOST_TEST(source.begin() == 3U);
    BOOST_TEST(source.location(3) == (Location{1, 1}));
    BOOST_TEST(source.text().size() == 6U);
}

BOOST_AUTO_TEST_CASE(utf_16_with_and_without_a_mark_is_read_and_written_back) {
    const auto with = Source::from_bytes("x", "\xFF\xFE<\0\xEB\0>\0"s, Declares::xml);
    BOOST_TEST(with.encoding() == "UTF-16LE");
    BOOST_TEST(with.text() == "<ë>");
    BOOST_TEST(with.encode("<é>", nullptr) == "\xFF\xFE<\0\xE9\0>\0"s);
    const auto without = Source::from_bytes("x", "\0<\0?\0x"s, Declares::xml);
    BOOST_TEST(without.encoding() == "UTF-16BE");
    BOOST_TEST(without.text() == "<?x");
}

BOOST_AUTO_TEST_CASE(latin_1_comes_from_the_xml_declaration_and_lost_characters_are_escaped) {
    const auto source =
        Source::from_bytes("x", "<?xml version='1.0' encoding='iso-8859-1'?><p>\xEB</p>", Declares::xml);
    BOOST_TEST(source.encoding() == "ISO-8859-1");
    BOOST_TEST(source.text().substr(source.text().size() - 9) == "<p>ë</p>");
    BOOST_TEST(source.encode("ë€", [](char32_t c) { return "&#" + std::to_string(c) + ";"; }) ==
               "\xEB&#8364;");
}

BOOST_AUTO_TEST_CASE(html_declares_its_encoding_in_a_meta_element) {
    const auto source = Source::from_bytes("x", "<meta charset=\"iso-8859-1\"><p>\x80", Declares::html);
    BOOST_TEST(source.encoding() == "WINDOWS-1252");
    BOOST_TEST(source.text().ends_with("€"));
}

BOOST_AUTO_TEST_CASE(a_gettext_catalogue_declares_its_encoding_in_its_header) {
    const auto po = [](const char* charset) {
        return std::string("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=") + charset +
               "\\n\"\n\nmsgid \"a\"\nmsgstr \"\xEB\"\n";
    };
    const auto latin = Source::from_bytes("x", po("iso-8859-1"), Declares::po);
    BOOST_TEST(latin.encoding() == "ISO-8859-1");
    BOOST_TEST(latin.text().ends_with("\"ë\"\n"));
    BOOST_TEST(Source::from_bytes("x", po("CHARSET"), Declares::po).encoding() == "UTF-8");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_in_the_encoding_are_a_problem_with_a_place) {
    const auto source = Source::from_bytes("x", "ab\xFF");
    BOOST_REQUIRE(source.encoding_problem());
    BOOST_TEST(source.encoding_problem()->offset == 2U);
    BOOST_TEST(
        Source::from_bytes("x", "<?xml encoding='klingon'?>", Declares::xml).encoding_problem().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
