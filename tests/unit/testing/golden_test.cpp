// The helpers that the other tests stand on.
#include "golden.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::test {

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(equal_texts_have_no_difference) {
    BOOST_TEST(first_difference("a\nb\n", "a\nb\n") == "");
}

BOOST_AUTO_TEST_CASE(the_first_line_that_differs_is_named) {
    BOOST_TEST(first_difference("a\nb\nc\n", "a\nx\nc\n") == "line 2:\n  expected: b\n  actual:   x");
    BOOST_TEST(first_difference("a\nb", "a\nb\n") == "line 2:\n  expected: b(end of file)\n  actual:   b");
    BOOST_TEST(first_difference("a\n", "") == "line 1:\n  expected: a\n  actual:   (end of file)");
    BOOST_TEST(first_difference("", "a\n") == "line 1:\n  expected: (end of file)\n  actual:   a");
    BOOST_TEST(first_difference("a\n\n", "a\n") == "line 2:\n  expected: \n  actual:   (end of file)");
}

const GoldenCases k_twice("testing", {".txt"}, [](const GoldenFile& file) {
    std::istringstream lines(file.text());
    std::string result;
    for (std::string line; std::getline(lines, line);) result += line + line + '\n';
    file.check(".expected", result);
});

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(scratch)

BOOST_AUTO_TEST_CASE(a_scratch_folder_is_gone_afterwards) {
    std::filesystem::path folder;
    {
        const Scratch scratch;
        folder = scratch.path();
        scratch.write("a/b.txt", "text");
        BOOST_TEST(scratch.has("a/b.txt"));
        BOOST_TEST(scratch.read("a/b.txt") == "text");
    }
    BOOST_TEST(!std::filesystem::exists(folder));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(program)

BOOST_AUTO_TEST_CASE(a_program_runs_with_strings_for_its_streams) {
    const auto version = run_program("lint", {"--version"});
    BOOST_TEST(version.code == 0, version);
    BOOST_TEST(version.out.find("kopij") != std::string::npos, version);
    BOOST_TEST(version.err == "");
    BOOST_TEST(run_program("lint", {"--no-such-option"}).code == cli::k_failure);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
