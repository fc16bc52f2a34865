#include "text/english.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace kopij::text::english {
namespace {

std::vector<std::string> pieces(std::string_view text, const std::vector<Range>& ranges) {
    std::vector<std::string> out;
    for (const auto range : ranges) out.emplace_back(range.in(text));
    return out;
}
using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(english)

BOOST_AUTO_TEST_CASE(sentences_end_where_punkt_ends_them) {
    const auto check = [](std::string_view text, const Strings& expected) {
        const auto found = pieces(text, sentences(text));
        BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
    };
    check("One thing. Another thing.", {"One thing.", "Another thing."});
    check("Dr. Jones met Mr. Smith at 5 p.m. in Ohio.", {"Dr. Jones met Mr. Smith at 5 p.m. in Ohio."});
    check("Use a tool, e.g. a saw. It cuts.", {"Use a tool, e.g. a saw.", "It cuts."});
    check("It ended (he said.) with that.", {"It ended (he said.) with that."});
    check("Really? Yes! \"Stop.\" He stopped.", {"Really?", "Yes!", "\"Stop.\"", "He stopped."});
    check("A list: 1. first 2. second", {"A list: 1. first 2. second"});
    check("Wait... The end.", {"Wait...", "The end."});
    check("", {});
    check("No stop", {"No stop"});
}

BOOST_AUTO_TEST_CASE(words_are_letters_digits_and_apostrophes) {
    const std::string_view text = "Don't mis-use U.S. naïve 3.5 x_y";
    const auto found = pieces(text, words(text));
    const Strings expected = {"Don't", "mis", "use", "U.S.", "naïve", "3", "5", "x", "y"};
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(syllables_of_words) {
    const std::pair<const char*, int> expected[] = {{"", 0},
                                                    {"it", 1},
                                                    {"cat", 1},
                                                    {"make", 1},
                                                    {"makes", 1},
                                                    {"people", 2},
                                                    {"syllable", 3},
                                                    {"reading", 2},
                                                    {"readability", 5},
                                                    {"created", 2},
                                                    {"psychology", 4},
                                                    {"walked", 2},
                                                    {"nation", 2},
                                                    {"social", 2},
                                                    {"video", 3},
                                                    {"overload", 3},
                                                    {"understandable", 5}};
    for (const auto& [word, count] : expected) {
        BOOST_TEST_CONTEXT(word) { BOOST_TEST(syllables(word) == count); }
    }
}

BOOST_AUTO_TEST_CASE(counts_are_sums_over_words) {
    const std::vector<std::string> some = {"Don't",           "U.S.",
                                           "naïve",           "3",
                                           "walked",          "readability",
                                           "it''s",           "reading",
                                           "psychologically", "understandables",
                                           "créées",          "'",
                                           "A.B.C.",          "overloaded"};
    std::string text;
    std::size_t syllables_of_all = 0;
    // Twice: the second time all are known.
    for (int round = 0; round < 2; ++round) {
        for (const auto& word : some) {
            text += word + (round == 0 ? " " : ", ");
            syllables_of_all += static_cast<std::size_t>(syllables(word));
        }
    }
    const auto found = count_words(text);
    BOOST_TEST(found.words == words(text).size());
    BOOST_TEST(found.words == 2 * some.size());
    BOOST_TEST(found.syllables == syllables_of_all);
    BOOST_TEST(found.characters == 2U * (4 + 2 + 5 + 1 + 6 + 11 + 3 + 7 + 15 + 15 + 6 + 0 + 3 + 10));
    BOOST_TEST(found.long_words == 2U * 6);
    BOOST_TEST(found.polysyllabic_words >= found.complex_words);
    BOOST_TEST(count_words("").words == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text::english
