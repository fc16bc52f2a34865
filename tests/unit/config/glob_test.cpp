#include "config/glob.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::config {

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(a_star_stays_in_its_folder_and_two_cross_them) {
    BOOST_TEST(glob_matches("content/*.xml", "content/a.xml"));
    BOOST_TEST(!glob_matches("content/*.xml", "content/nl/a.xml"));
    BOOST_TEST(glob_matches("content/**/*.xml", "content/nl/x/a.xml"));
    BOOST_TEST(glob_matches("content/**/*.xml", "content/a.xml"));
    BOOST_TEST(!glob_matches("content/**/*.xml", "contents/a.xml"));
    BOOST_TEST(!glob_matches("a/**/b", "a/xb"));
    BOOST_TEST(glob_matches("docs/**", "docs/a/b"));
}

BOOST_AUTO_TEST_CASE(a_pattern_without_a_slash_is_about_the_name) {
    BOOST_TEST(glob_matches("*.md", "a/b/c.md"));
    BOOST_TEST(!glob_matches("*.md", "a/b/c.mdx"));
}

BOOST_AUTO_TEST_CASE(sets_alternatives_and_quoting) {
    BOOST_TEST(glob_matches("*.{md,html}", "a.html"));
    BOOST_TEST(glob_matches("{a,b{c,d}}.x", "bd.x"));
    BOOST_TEST(glob_matches("[a-c]?.x", "bz.x"));
    BOOST_TEST(!glob_matches("[!a-c].x", "b.x"));
    BOOST_TEST(glob_matches("\\*.x", "*.x"));
    BOOST_TEST(!glob_matches("\\*.x", "a.x"));
    BOOST_TEST(glob_matches("[.x", "[.x"));
    BOOST_TEST(glob_matches("a{b", "a{b"));
}

BOOST_AUTO_TEST_CASE(sections_of_vale_match_whole_paths_and_cross_folders) {
    BOOST_TEST(vale_glob_matches("*.md", "a/b/c.md"));
    BOOST_TEST(vale_glob_matches("docs/*.{md,txt}", "docs/a/b.md"));
    BOOST_TEST(!vale_glob_matches("b.md", "docs/b.md"));
    BOOST_TEST(vale_glob_matches("docs/**/*.md", "docs/b.md"));
    BOOST_TEST(!vale_glob_matches("**/a*.md", "docs/a/b.md"));
}

BOOST_AUTO_TEST_CASE(hostile_patterns_end) {
    BOOST_TEST(!glob_matches(std::string(500, '*') + "b", std::string(5000, 'a')));
    std::string braces;
    for (int n = 0; n < 20; ++n) braces += "{a,b}";
    BOOST_TEST(expand_braces(braces).size() <= 66U);
}

BOOST_AUTO_TEST_CASE(the_base_is_the_part_without_wildcards) {
    BOOST_TEST(glob_base("content/**/*.xml") == "content");
    BOOST_TEST(glob_base("*.xml") == "");
    BOOST_TEST(glob_base("a/b/c.xml") == "a/b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
