#include "text/boundary.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "config/abbreviations.hpp"
#include "golden.hpp"
#include "text/file.hpp"

namespace kopij::text {
namespace {

Abbreviations abbreviations() {
    diagnostic::Collector none;
    return config::load_abbreviations(test::root() / "rules/abbreviations", none);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// A line of a golden file as text: "\\n" is a line end, and "|" stands where a new sentence begins, in place
/// of the space there or behind the line end.
std::string text_of(const std::string& line) {
    return replaced(replaced(replaced(line, "\\n|", "\n"), "\\n", "\n"), "|", " ");
}

/// The sentences that the line says, and those that are found, joined by "|".
std::string said(const std::string& line) {
    return replaced(replaced(replaced(line, "\\n\\n|", "|"), "\\n|", "|"), "\\n", "\n");
}
std::string found(const std::string& text, const std::string& language, const Abbreviations& list) {
    std::string out;
    for (const auto range : sentences(text, language, list)) {
        if (!out.empty()) out += '|';
        out += range.in(text);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(boundary)

// The boundaries in these files are where a reader puts them, not what the code found.
const test::GoldenCases k_sentences("text/sentences", {".txt"}, [](const test::GoldenFile& file) {
    const auto list = abbreviations();
    const auto language = file.path().stem().string();
    std::istringstream in(file.text());
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line); ++lines)
        BOOST_TEST(found(text_of(line), language, list) == said(line));
    BOOST_TEST(lines >= 200);
});

// A no-break space, a thin one, a tab or several together stand for the space between two words.
BOOST_AUTO_TEST_CASE(the_kind_of_white_space_moves_no_boundary) {
    const auto list = abbreviations();
    for (const std::string language : {"nl", "en"}) {
        std::istringstream in(
            text::read_file(test::root() / "tests/golden/text/sentences" / (language + ".txt")));
        for (std::string line; std::getline(in, line);) {
            const auto text = text_of(line);
            if (text.find('\n') != std::string::npos) continue;
            for (const std::string_view space : {"\u00A0", "\u2009", "\u202F", "  ", "\t", " \u00A0"}) {
                BOOST_TEST(found(replaced(text, " ", space), language, list) ==
                           replaced(said(line), " ", space));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(words_are_those_of_unicode) {
    const std::string_view text = "De patiënt kreeg 2,5 mg; 's avonds.";
    std::vector<std::string> found;
    for (const auto range : words(text, "nl")) found.emplace_back(range.in(text));
    const std::vector<std::string> expected = {"De", "patiënt", "kreeg", "2,5", "mg", "s", "avonds"};
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

// A character far from Latin has Unicode's rules asked about the whole text.
BOOST_AUTO_TEST_CASE(sentences_of_simple_texts_are_those_that_unicode_gives) {
    const std::vector<std::string> pieces = {
        "a", "Bar", "foo", "é",     "É",  "1",    "12", ".", ".",   "!",     "?",  "...", "…",
        " ", " ",   " ",   "  ",    "\t", "\n",   "\"", "'", "’",   "”",     "“",  "(",   ")",
        "[", "]",   "}",   ",",     "-",  "–",    "—",  ":", ";",   "»",     "dr", "€",   "²",
        "/", "*",   "_",   "bijv.", "I",  "p.m.", ".B", "¿", "x.y", "\n1. ", "& "};
    const std::string before = "\u4E00\n\n";
    std::mt19937 random(8);
    const auto list = abbreviations();
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 16; left > 0; --left) text += pieces[random() % pieces.size()];
        for (const std::string language : {"nl", "en"}) {
            auto asked = sentences(before + text, language, list);
            asked.erase(asked.begin());
            for (auto& range : asked) range = {range.begin - before.size(), range.end - before.size()};
            const auto told = sentences(text, language, list);
            BOOST_CHECK_MESSAGE(asked == told, language << ": '" << text << "' " << told.size()
                                                        << " sentences and not " << asked.size());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
