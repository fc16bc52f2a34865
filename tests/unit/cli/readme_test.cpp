// The README's first example is what kopij-lint says.
#include <boost/test/unit_test.hpp>
#include <string>

#include "paths.hpp"
#include "run_program.hpp"
#include "scratch.hpp"
#include "text/file.hpp"

namespace kopij::cli {
namespace {

const char* const k_article =
    "<article xml:lang=\"en\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
    "  <body>\n"
    "    <sec>\n"
    "      <title>Sleep</title>\n"
    "      <p>Studies show that snoring is common.</p>\n"
    "      <p>Sleep therapy shortens the time it takes to fall asleep.\n"
    "        Do you dream a lot? <ext-link xlink:href=\"dreams.xml\">Read on</ext-link>.</p>\n"
    "    </sec>\n"
    "  </body>\n"
    "</article>\n";

/// The block of the README that begins with `command` after "$ ", without that line.
std::string shown_after(const std::string& command) {
    const auto readme = text::read_file(kopij::test::root() / "README.md");
    const auto line = "```\n$ " + command + "\n";
    const auto at = readme.find(line);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "the README does not run " << command);
    const auto begin = at + line.size();
    return readme.substr(begin, readme.find("\n```", begin) + 1 - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(readme)

BOOST_AUTO_TEST_CASE(the_first_example_is_what_the_program_says) {
    const kopij::test::Scratch scratch;
    scratch.write("content/en/sleep.xml", k_article);
    const auto result = kopij::test::run_program(
        "lint", {"--select", "Evidence,Links", "content/en/sleep.xml"}, {"", scratch.path()});
    BOOST_TEST(result.code == 1);
    BOOST_TEST(result.out == shown_after("kopij-lint --select Evidence,Links content/en/sleep.xml"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
