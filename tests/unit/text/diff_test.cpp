#include "text/diff.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

namespace kopij::text {
namespace {

std::string patched(std::string_view before, std::string_view after) {
    const auto old_lines = split_lines(before);
    const auto new_lines = split_lines(after);
    std::string out;
    std::size_t at = 0;
    for (const auto& one : line_changes(old_lines, new_lines)) {
        for (; at < one.old_begin; ++at) out += old_lines[at];
        for (auto n = one.new_begin; n < one.new_end; ++n) out += new_lines[n];
        at = one.old_end;
    }
    for (; at < old_lines.size(); ++at) out += old_lines[at];
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diff)

BOOST_AUTO_TEST_CASE(equal_texts_have_no_diff) {
    BOOST_TEST(unified_diff("a", "x\ny\n", "x\ny\n").empty());
    BOOST_TEST(unified_diff("a", "", "").empty());
}

BOOST_AUTO_TEST_CASE(a_change_has_three_lines_around_it) {
    BOOST_TEST(unified_diff("dir/a.xml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
               "diff --git a/dir/a.xml b/dir/a.xml\n--- a/dir/a.xml\n+++ b/dir/a.xml\n@@ -2,7 +2,7 @@\n"
               " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

BOOST_AUTO_TEST_CASE(changes_far_apart_are_hunks_of_their_own) {
    std::string before;
    for (int n = 1; n <= 30; ++n) before += std::to_string(n) + "\n";
    auto after = before;
    after.replace(after.find("2\n"), 1, "two");
    after.replace(after.find("29\n"), 2, "29 and");
    const auto out = unified_diff("a", before, after);
    BOOST_TEST(out.find("@@ -1,5 +1,5 @@\n 1\n-2\n+two\n") != std::string::npos);
    BOOST_TEST(out.find("@@ -26,5 +26,5 @@\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_last_line_end_is_told) {
    BOOST_TEST(unified_diff("a", "x", "y\n") ==
               "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n");
    BOOST_TEST(unified_diff("a", "", "y\n") == "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+y\n");
}

BOOST_AUTO_TEST_CASE(names_are_written_as_git_writes_them) {
    BOOST_TEST(unified_diff("/a b.md", "x\n", "y\n")
                   .starts_with("diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n"));
    BOOST_TEST(unified_diff("a\"\n.md", "x\n", "y\n").starts_with("diff --git \"a/a\\\"\\012.md\" "));
    BOOST_TEST(unified_diff("caf\u00e9.md", "x\n", "y\n").starts_with("diff --git a/caf\u00e9.md "));
}

BOOST_AUTO_TEST_CASE(colours_are_those_of_git) {
    BOOST_TEST(unified_diff("a", "x\n", "y\n", Colored::yes) ==
               "\033[1mdiff --git a/a b/a\033[m\n\033[1m--- a/a\033[m\n\033[1m+++ b/a\033[m\n"
               "\033[36m@@ -1 +1 @@\033[m\n\033[31m-x\033[m\n\033[32m+y\033[m\n");
}

BOOST_AUTO_TEST_CASE(an_inserted_line_among_equal_ones_is_one_change) {
    const auto changes = line_changes(split_lines("a\n\nb\n\nc\n"), split_lines("a\n\nnew\n\nb\n\nc\n"));
    BOOST_REQUIRE(changes.size() == 1U);
    BOOST_TEST(changes[0].old_end - changes[0].old_begin == 0U);
    BOOST_TEST(changes[0].new_end - changes[0].new_begin == 2U);
}

BOOST_AUTO_TEST_CASE(the_changes_make_the_new_text_of_the_old_one) {
    std::mt19937 random(3);  // NOLINT: the same cases every time
    for (int n = 0; n < 3000; ++n) {
        const auto text = [&] {
            std::string out;
            for (auto k = random() % 14; k > 0; --k) out += std::string(1, 'a' + random() % 4) + "\n";
            if (random() % 3 == 0) out += "end";
            return out;
        };
        const auto before = text();
        const auto after = text();
        BOOST_TEST_REQUIRE(patched(before, after) == after);
    }
}

BOOST_AUTO_TEST_CASE(large_texts_without_a_common_line_are_compared_in_no_time) {
    std::string before;
    std::string after;
    for (int n = 0; n < 100000; ++n) {
        before += n % 2 == 0 ? "x\n" : "y\n";
        after += n % 3 == 0 ? "y\n" : "z\n";
    }
    BOOST_TEST(patched(before, after) == after);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
