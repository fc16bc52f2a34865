// Texts become messages as if each were resolved, escaped and then normalised byte by byte.
#include "segment/message_text.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "markup/entity.hpp"

namespace kopij::segment {
namespace {

using markup::Notation;

const text::Source k_source = text::Source::from_bytes("a.xml", "<a/>");
const markup::Document k_document(k_source, markup::Format::xml);

std::string appended(std::string_view raw, Notation notation, Spaces spaces = Spaces::normalised,
                     Quotes quotes = Quotes::kept) {
    std::string out;
    append_text(out, raw, notation, k_document, spaces, quotes);
    return out;
}

void add_escaped(std::string& out, std::string_view text, Quotes quotes) {
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && quotes == Quotes::escaped)
            out += "&quot;";
        else
            out.push_back(c);
    }
}

/// The same without any haste.
std::string one_by_one(std::string_view raw, Notation notation, Quotes quotes) {
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const auto found = markup::find_reference(raw, at, notation) == at
                               ? markup::read_reference(raw, at, notation, k_document)
                               : markup::Reference{};
        const auto spelling = raw.substr(at, std::max<std::size_t>(found.length, 1));
        const bool is_entity = notation == Notation::xml && found.length > 0 && found.text == spelling;
        if (is_entity)
            out += spelling;
        else
            add_escaped(out, found.length == 0 ? spelling : std::string_view(found.text), quotes);
        at += spelling.size();
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_text)

BOOST_AUTO_TEST_CASE(references_are_resolved_and_markup_is_escaped) {
    BOOST_TEST(appended("a &amp; b &lt; \"c\" &#233; &unknown;", Notation::xml) ==
               "a &amp; b &lt; \"c\" \u00E9 &unknown;");
    BOOST_TEST(appended("\\*a\\* & b\\", Notation::markdown) == "*a* &amp; b\\");
    BOOST_TEST(appended("it''s", Notation::yaml_single) == "it's");
    BOOST_TEST(appended("\"<>", Notation::literal, Spaces::kept, Quotes::escaped) == "&quot;&lt;&gt;");
}

BOOST_AUTO_TEST_CASE(spaces_are_normalised_across_texts) {
    std::string message;
    for (const auto* text : {"  ", "one ", "\n two", "", "\tthree  &#32; four ", "five"})
        append_text(message, text, Notation::xml, k_document, Spaces::normalised, Quotes::kept);
    BOOST_TEST(message == "one two three four five");
    BOOST_TEST(appended(" a  b\n", Notation::literal, Spaces::kept) == " a  b\n");
}

BOOST_AUTO_TEST_CASE(long_and_short_texts_come_out_as_if_read_byte_by_byte) {
    const std::vector<std::string> parts = {"word",
                                            "a",
                                            "\u20AC",
                                            " ",
                                            "  ",
                                            "\n",
                                            "\t",
                                            "&",
                                            "&amp;",
                                            "&#10;",
                                            "<",
                                            ">",
                                            "\"",
                                            "'",
                                            "#",
                                            "\\",
                                            "*",
                                            "\r\n",
                                            "abcdefghijklmnopqrstuvwxyz"};
    std::mt19937 random(11);
    for (int n = 0; n < 5000; ++n) {
        std::string raw;
        for (auto count = random() % 30; count > 0; --count) raw += parts[random() % parts.size()];
        for (const auto notation :
             {Notation::xml, Notation::html, Notation::markdown, Notation::literal, Notation::yaml_single}) {
            for (const auto quotes : {Quotes::kept, Quotes::escaped}) {
                auto expected = one_by_one(raw, notation, quotes);
                BOOST_REQUIRE_EQUAL(appended(raw, notation, Spaces::kept, quotes), expected);
                normalise(expected);
                auto found = appended(raw, notation, Spaces::normalised, quotes);
                if (found.ends_with(' ')) found.pop_back();
                BOOST_REQUIRE_EQUAL(found, expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(text_is_more_than_white_space) {
    BOOST_TEST(begins_as_text(" \n a"));
    BOOST_TEST(!begins_as_text(" \t\u00A0\r\n"));
    BOOST_TEST(begins_as_text("\u00A9"));
    BOOST_TEST(!begins_as_text(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
