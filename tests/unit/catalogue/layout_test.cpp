#include <boost/test/unit_test.hpp>

#include "catalogue/layout.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/write.hpp"
#include "golden.hpp"

namespace kopij::catalogue {

BOOST_AUTO_TEST_SUITE(layouts)

// The results are what GNU msgcat 0.21 made of the inputs.
const test::GoldenCases k_relayout("catalogue/relayout", {".po"}, [](const test::GoldenFile& file) {
    diagnostic::Collector found;
    const auto catalogue =
        parse(text::Source::from_bytes(file.name(), file.text(), text::Declares::po), found);
    BOOST_TEST(found.diagnostics.empty());
    BOOST_TEST(write(catalogue) == file.text());
    file.check(".expected", write(catalogue, {}, Keep::nothing));
});

BOOST_AUTO_TEST_CASE(lines_are_79_columns_and_wide_characters_count_twice) {
    Message m;
    const std::string fits(71, 'x');
    m.id = fits;
    BOOST_TEST(layout(m) == "msgid \"" + fits + "\"\nmsgstr \"\"\n");
    std::string wide;
    for (int n = 0; n < 40; ++n) wide += "表";
    m.id = wide;
    const auto text = layout(m);
    BOOST_TEST(text.substr(0, text.find('\n')) == "msgid \"\"");
    BOOST_TEST(text.find("\"\n\"", 10) == 9U + 1 + 38 * 3);
}

BOOST_AUTO_TEST_CASE(each_line_end_ends_a_line_and_is_not_parted_from_its_text) {
    Message m;
    const auto line = std::string(70, 'x') + " yyyyyy\n";
    const auto value = line + "z";
    m.id = value;
    BOOST_TEST(layout(m) ==
               "msgid \"\"\n\"" + std::string(70, 'x') + " \"\n\"yyyyyy\\n\"\n\"z\"\nmsgstr \"\"\n");
    BOOST_TEST(layout(m, {Wrap::no}) ==
               "msgid \"\"\n\"" + std::string(70, 'x') + " yyyyyy\\n\"\n\"z\"\nmsgstr \"\"\n");
    m.id = "\n";
    BOOST_TEST(layout(m) == "msgid \"\\n\"\nmsgstr \"\"\n");
}

BOOST_AUTO_TEST_CASE(comments_come_in_gettexts_order_and_unknown_flags_stay) {
    Message m;
    m.id = "a";
    m.strings.assign(1, "b");
    m.translator_comments = {"t", ""};
    m.extracted_comments = {"e"};
    m.references = {"./a.c:1", "a.c:1", "with space:2"};
    m.flags = {"xml-text", "no-wrap", "range: 0..5", "c-format", "fuzzy"};
    m.other_comments = {"#= later"};
    m.previous_id = "p";
    BOOST_TEST(layout(m) ==
               "# t\n#\n#. e\n#: a.c:1 \xE2\x81\xA8with space\xE2\x81\xA9:2\n#, fuzzy, c-format, range: "
               "0..5, no-wrap, "
               "xml-text\n#= later\n#| msgid \"p\"\nmsgid \"a\"\nmsgstr \"b\"\n");
    m.state = State::obsolete;
    BOOST_TEST(layout(m).ends_with("#~| msgid \"p\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
