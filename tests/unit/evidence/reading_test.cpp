#include "evidence/reading.hpp"

#include <boost/test/unit_test.hpp>

namespace {

std::string words(std::string_view text) {
    kopij::evidence::Reading reading;
    kopij::evidence::read_sentence(text, reading);
    std::string out;
    for (const auto& token : reading.tokens) out += std::string(reading.word(token)) + '|';
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(words_numbers_and_marks) {
    BOOST_TEST(words("Één op de 5 (20%) mensen, zo'n 1,5 miljoen.") ==
               "één|op|de|5|(|20|%|)|mensen|,|zo'n|1,5|miljoen|");
    BOOST_TEST(words("TMS-behandeling à € 20 in 10-15 min?") == "tms-behandeling|à|$|20|in|10-15|min|?|");
    BOOST_TEST(words("") == "");
}

BOOST_AUTO_TEST_CASE(quotes_spaces_and_citation_marks_leave_no_trace) {
    const auto plain = words("Ze zei \"het werkt\", don't ask.");
    BOOST_TEST(plain == words("Ze zei \xE2\x80\x9Chet\xC2\xA0werkt\xE2\x80\x9D,  don\xE2\x80\x99t ask [3]."));
    BOOST_TEST(plain == words("Ze  zei 'het werkt', don't ask [@key][2, 5-7]."));
    BOOST_TEST(words("be\xC2\xADhandeling") == "behandeling|");
    BOOST_TEST(words("be\xE2\x81\xA0handeling\xE2\x80\x8E") == "behandeling|");
    BOOST_TEST(words("[nieuw] boek") == "nieuw|boek|");
    for (const std::string space : {" ", "\n", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"}) {
        BOOST_TEST(words("kort" + space + "-" + space + "krachtig") == "kort|-|krachtig|");
        kopij::evidence::Reading reading;
        kopij::evidence::read_sentence("zij noemt" + space + "'rust' genoeg", reading);
        BOOST_TEST(reading.has_quote);
    }
}

BOOST_AUTO_TEST_CASE(capitals_tell_names_and_acronyms) {
    const auto capitals = [](std::string_view text) {
        kopij::evidence::Reading reading;
        kopij::evidence::read_sentence(text, reading);
        std::string out;
        for (const auto& token : reading.tokens)
            out += std::string_view("-NA")[static_cast<std::size_t>(token.capitals)];
        return out;
    };
    BOOST_TEST(capitals("Volgens Émile Zola is rTMS nieuw.") == "-NN---");
    BOOST_TEST(capitals("NICE and the FDA say so.") == "A--A--");
    BOOST_TEST(capitals("\"So,\" said Anna, Ben and\u00A0Cas: \"It works.\"") == "---N-N-N---");
}

BOOST_AUTO_TEST_CASE(tokens_know_where_they_stand) {
    kopij::evidence::Reading reading;
    const std::string text =
        "\xE2\x80\x9C"
        "Een Pil\xE2\x80\x9D helpt.";
    kopij::evidence::read_sentence(text, reading);
    BOOST_REQUIRE(reading.tokens.size() == 3);
    BOOST_TEST(text.substr(reading.tokens[1].source_begin, 3) == "Pil");
    BOOST_TEST(reading.has_quote);
}

BOOST_AUTO_TEST_CASE(malformed_text_is_read_to_its_end) {
    for (const std::string bad : {"\xC3", "a\xE2\x80", "\xFF\xFE", "[", "'", "x-", "\xC2", "1.", "[^"})
        words(bad);
}

BOOST_AUTO_TEST_SUITE_END()
