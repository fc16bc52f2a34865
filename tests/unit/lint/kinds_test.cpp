#include <boost/test/unit_test.hpp>

#include "lint_fixture.hpp"

namespace kopij::test {

BOOST_FIXTURE_TEST_SUITE(existence, LintFixture)

BOOST_AUTO_TEST_CASE(tokens_are_whole_words_unless_nonword) {
    rule("A", "extends: existence\nmessage: \"'%s'\"\ntokens: [cat, do+g]\nignorecase: true\n");
    check_lines(paragraph("Cat cats dooog"), {"2:4:Test.A:'Cat'", "2:13:Test.A:'dooog'"});
    rules = {};
    rule("A", "extends: existence\nmessage: \"'%s'\"\ntokens: [cat]\nnonword: true\n");
    check_lines(paragraph("bobcats"), {"2:7:Test.A:'cat'"});
}

BOOST_AUTO_TEST_CASE(markup_inside_a_word_does_not_break_it) {
    rule("A", "extends: existence\nmessage: \"'%s'\"\ntokens: [geneest alles]\n");
    check_lines(paragraph("dat gen<italic>eest</italic>\n  al&#108;es zo", "nl"),
                {"2:8:Test.A:'geneest alles'"});
}

BOOST_AUTO_TEST_CASE(raw_comes_before_the_tokens_or_after) {
    rule("A", "extends: existence\nmessage: \"'%s'\"\nraw: ['a ', 'b ']\ntokens: [c]\n");
    check_lines(paragraph("a b c"), {"2:4:Test.A:'a b c'"});
    rules = {};
    rule("A", "extends: existence\nmessage: \"'%s'\"\nraw: ['30% van']\n");
    check_lines(paragraph("30% van"), {"2:4:Test.A:'30% van'"});
}

BOOST_AUTO_TEST_CASE(exceptions_and_accepted_words) {
    environment.accept = {"[Ff]ootball"};
    rule("A", "extends: existence\nmessage: \"'%s'\"\ntokens: ['foo\\w*']\nexceptions: [food]\n");
    check_lines(paragraph("foot food football"), {"2:4:Test.A:'foot'"});
    rules = {};
    rule("A", "extends: existence\nmessage: \"'%s'\"\ntokens: ['foo\\w*']\nvocab: false\n");
    check_lines(paragraph("football"), {"2:4:Test.A:'football'"});
}

BOOST_AUTO_TEST_CASE(a_pattern_that_explodes_names_the_rule) {
    rule("A", "extends: existence\nmessage: x\nraw: ['(a+)+$']\n");
    rule("B", "extends: existence\nmessage: found\ntokens: [zz]\n");
    const auto lines = paragraph(std::string(50'000, 'a') + "! zz");
    BOOST_REQUIRE(lines.size() == 2U);
    BOOST_TEST(lines[0].find("2:4:Config.Rule:a pattern of Test.A takes too long") == 0U);
    BOOST_TEST(lines[1] == "2:50006:Test.B:found");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(xpath, LintFixture)

BOOST_AUTO_TEST_CASE(a_context_is_looked_for_anywhere_unless_it_says_where) {
    const std::string article =
        "<article "
        "xml:lang=\"en\"><body><sec>\n<title>One</title>\n<p><bold>two</bold></p>\n</sec></body></article>";
    const auto found = [&](const std::string& context) {
        rules = {};
        rule("A", "extends: xpath\nmessage: \"%s\"\ncontext: \"" + context + "\"\nreport: true()\n");
        BOOST_TEST(problems().empty());
        return lint(article);
    };
    check_lines(found("{heading}"), {"2:1:Test.A:title"});
    check_lines(found("{heading} | p/bold"), {"2:1:Test.A:title", "3:4:Test.A:bold"});
    check_lines(found("p[(bold | x) or y = 'a|b']"), {"3:1:Test.A:p"});
    check_lines(found("p/bold/text()[. = 'two']"), {"3:10:Test.A:"});
    check_lines(found("/article/body/sec/p"), {"3:1:Test.A:p"});
    check_lines(found("/p"), {});
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(substitution, LintFixture)

BOOST_AUTO_TEST_CASE(the_longest_key_first_and_groups_in_values) {
    rule("A",
         "extends: substitution\nmessage: \"%s for %s\"\nswap:\n  use: take\n  make use of: use\n  "
         "'(\\w+)heid van': $1e\n");
    check_lines(paragraph("make use of schoonheid van use"),
                {"2:4:Test.A:use for make use of", "2:16:Test.A:schoone for schoonheid van",
                 "2:31:Test.A:take for use"});
}

BOOST_AUTO_TEST_CASE(what_reads_as_wanted_is_left_alone) {
    rule("A",
         "extends: substitution\nmessage: \"%s for %s\"\nignorecase: true\nswap:\n  'javascript': "
         "JavaScript\n");
    check_lines(paragraph("JavaScript Javascript"), {"2:15:Test.A:JavaScript for Javascript"});
}

BOOST_AUTO_TEST_CASE(alternatives_of_an_action_bring_their_quotes) {
    rule("A",
         "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\naction: {name: replace}\nswap:\n  "
         "utilize: use|take|try\n");
    check_lines(paragraph("utilize"), {"2:4:Test.A:Use 'use', 'take', or 'try', not 'utilize'."});
}

BOOST_AUTO_TEST_CASE(a_fix_leaves_the_blanks_that_a_pattern_takes_in) {
    rule("A", "extends: substitution\nmessage: \"%s\"\nnonword: true\nswap: {'i\\.e\\.\\s': that is}\n");
    const auto source = text::Source::from_bytes("a.md", "Few, i.e. two.\n");
    const auto found = diagnostics(source);
    BOOST_REQUIRE(found.size() == 1U && found[0].fix);
    const auto& edit = found[0].fix->edits.at(0);
    BOOST_TEST(edit.range.in(source.text()) == "i.e.");
    BOOST_TEST(edit.replacement == "that is");
}

BOOST_AUTO_TEST_CASE(one_value_over_plain_text_is_a_fix) {
    rule("A", "extends: substitution\nmessage: \"%s\"\nfix: safe\nswap: {teh: the}\n");
    const auto source = text::Source::from_bytes("a.xml", "<article><p>teh t<b/>eh t&#101;h</p></article>");
    const auto found = diagnostics(source);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_REQUIRE(found[0].fix);
    BOOST_TEST((found[0].fix->safety == diagnostic::Fix::Safety::safe));
    BOOST_TEST(found[0].fix->edits[0].replacement == "the");
    BOOST_TEST(!found[1].fix);
}

BOOST_AUTO_TEST_CASE(metadata_is_what_the_front_matter_or_the_head_of_a_page_says) {
    rule("Author", "extends: metadata\nmessage: author\nfield: author\n");
    rule("Date", "extends: metadata\nmessage: 'date (%s)'\nfield: review-date\nmax-age: 100 years\n");
    rule("Own", "extends: metadata\nmessage: own\nfield: audience\n");
    check_lines(problems(), {});
    check_lines(lint("---\nauthor: Ada\nreviewed: 2026-01-01\naudience: all\n---\n\n# A\n", "a.md"), {});
    check_lines(
        lint("---\ntitel: X\nauteur: Ada\ngecontroleerd-op: '2026-01-01'\naudience:\n---\n\n# A\n", "a.md"),
        {"8:1:Test.Own:own"});
    check_lines(lint("# A\n", "a.md"),
                {"1:1:Test.Author:author", "1:1:Test.Date:date (it is missing)", "1:1:Test.Own:own"});
    check_lines(
        lint("<html><head><title>A</title><meta name=\"author\" content=\"Ada\"><meta name=\"reviewed\" "
             "content=\"1900-01-01\"><meta name=\"audience\" "
             "content=\"all\"></head><body><p>A</p></body></html>",
             "a.html"),
        {"1:63:Test.Date:date (1900-01-01)"});
    environment.roles = vocabularies.set_names();
    rules = {};
    rule("Typo", "extends: metadata\nmessage: m\nfield: reviwer\n");
    check_lines(problems(), {"3:8:no vocabulary has the role 'reviwer'; did you mean 'reviewer'?"});
    BOOST_TEST(rules.whole());
}

BOOST_AUTO_TEST_CASE(metadata_may_stand_in_the_text) {
    rule("By", "extends: metadata\nmessage: by\nfield: reviewer\nsays: ['(?i)checked by']\n");
    rule("Date",
         "extends: metadata\nmessage: 'date (%s)'\nfield: review-date\nmax-age: 100 years\nsays: "
         "['(?i)checked']\n");
    check_lines(problems(), {});
    check_lines(lint("# A\n\nChecked by Ada on 3 May 2999.\n", "a.md"), {});
    check_lines(lint("# A\n\nChecked by **Ada** on 3 May 1815.\n", "a.md"),
                {"3:23:Test.Date:date (1815-05-03)"});
    check_lines(lint("# A\n\nChecked by Ada.\n", "a.md"),
                {"3:1:Test.Date:date (no date is written here: use YYYY-MM-DD)"});
    check_lines(lint("# A\n\nChecked.\n\nChecked by Ada, May 2999\n", "a.md"), {});
    rules = {};
    rule("Bad", "extends: metadata\nmessage: m\nfield: reviewer\nsays: ['(']\n");
    BOOST_TEST(problems().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_date_of_one_reading_is_put_into_the_form_of_programs) {
    rule("Date",
         "extends: metadata\nmessage: 'date (%s)'\nfield: review-date\nmax-age: 100 years\nfix: safe\n");
    const auto fixed = [&](const char* content, const char* path) {
        const auto source = text::Source::from_bytes(path, content);
        const auto found = diagnostics(source);
        BOOST_REQUIRE(found.size() == 1U);
        return found[0].fix ? found[0].fix->edits[0].replacement : found[0].message;
    };
    BOOST_TEST(fixed("---\nreviewed: '3 mei 2999'\n---\n\nA\n", "a.md") == "2999-05-03");
    BOOST_TEST(fixed("---\nreviewed: 3/5/2999\n---\n\nA\n", "a.md") == "'3/5/2999' is written '2999-05-03'");
    BOOST_TEST(
        fixed("<html><head><meta name=\"reviewed\" content=\"May 3, 2999\"></head><body>A</body></html>",
              "a.html") == "2999-05-03");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
