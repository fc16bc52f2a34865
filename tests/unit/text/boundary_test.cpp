#include "text/boundary.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "config/abbreviations.hpp"
#include "golden.hpp"

namespace kopij::text {
namespace {

Abbreviations abbreviations() {
    diagnostic::Collector none;
    return config::load_abbreviations(test::root() / "rules/abbreviations", none);
}

std::string with_line_ends(std::string text) {
    for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n"))
        text.replace(at, 2, "\n");
    return text;
}

/// "One.|Two." as text, and again with "|" where sentences() ends one.
std::string marked(const std::string& text, const std::string& language, const Abbreviations& list) {
    std::string out;
    for (const auto range : sentences(text, language, list)) {
        if (!out.empty()) out += '|';
        out += range.in(text);
    }
    return out;
}

/// Sentences without the white space between them, as the golden files have them where a "|" stands for it.
std::string plain(std::string text) {
    std::string out;
    for (const char c : text) out += c == '|' ? ' ' : c;
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(boundary)

// A line is a text; "|" stands where a new sentence begins, in place of the space there, and "\n" for a line
// end. Where a line end is the boundary, the expected result has "|" for it.
const test::GoldenCases k_sentences("text/sentences", {".txt"}, [](const test::GoldenFile& file) {
    const auto list = abbreviations();
    const auto language = file.path().stem().string();
    std::istringstream in(file.text());
    std::string report;
    for (std::string line; std::getline(in, line);) {
        const auto text = with_line_ends(plain(line));
        report += marked(text, language, list) + '\n';
    }
    file.check(".expected", report);
});

BOOST_AUTO_TEST_CASE(the_hard_cases_are_at_least_nearly_all_right) {
    const auto list = abbreviations();
    for (const std::string language : {"nl", "en"}) {
        std::istringstream in(read_file(test::golden_folder("text/sentences") / (language + ".txt")));
        std::size_t lines = 0;
        std::size_t right = 0;
        for (std::string line; std::getline(in, line); ++lines) {
            if (line.find("\\n") != std::string::npos || marked(plain(line), language, list) == line) ++right;
        }
        BOOST_TEST_CONTEXT(language << ": " << right << " of " << lines) {
            BOOST_TEST(static_cast<double>(right) >= 0.97 * static_cast<double>(lines));
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
