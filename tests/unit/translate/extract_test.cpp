#include "translate/extract.hpp"

#include <boost/test/unit_test.hpp>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::translate {

using test::run_program;

BOOST_AUTO_TEST_SUITE(extracting)

BOOST_AUTO_TEST_CASE(a_text_in_many_places_has_each_note_once_and_the_smallest_limit) {
    const test::Scratch scratch;
    std::string article = "<doc xmlns:its=\"http://www.w3.org/2005/11/its\">";
    for (int n = 0; n < 40; ++n) {
        article += "<p its:storageSize=\"" + std::to_string(n == 30 ? 9 : 100 + n) +
                   "\" its:locNote=\"note " + std::to_string(n / 2) + ".\">Good sleep</p>";
    }
    const auto path = scratch.write("a.xml", article + "</doc>");
    const auto out = run_program("extract", {path.string(), "--add-location=never"}).out;
    const auto count = [&](const std::string& text) {
        std::size_t found = 0;
        for (auto at = out.find(text); at != std::string::npos; at = out.find(text, at + 1)) ++found;
        return found;
    };
    BOOST_TEST(count("msgid \"Good sleep\"") == 1U, out);
    BOOST_TEST(count("#. note ") == 20U, out);
    BOOST_TEST(count("#. note 19.\n") == 1U, out);
    BOOST_TEST(count("max-length:") == 1U, out);
    BOOST_TEST(count("max-length:9\n") == 1U, out);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
