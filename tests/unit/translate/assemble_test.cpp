#include "translate/assemble.hpp"

#include <boost/test/unit_test.hpp>
#include <ctime>

#include "golden.hpp"
#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::translate {

using test::run_program;

BOOST_AUTO_TEST_SUITE(assembling)

// An article and its .po give .assembled; the article alone gives .pot.
const test::GoldenCases k_assembled(
    "translate", {".xml", ".md", ".mdx", ".html", ".page"}, [](const test::GoldenFile& file) {
        const auto extracted = run_program("extract", {file.path().string(), "--add-location=never"});
        BOOST_TEST(extracted.code == 0, extracted);
        auto pot = extracted.out;
        const auto date = pot.find("\"POT-Creation-Date");
        BOOST_REQUIRE(date != std::string::npos);
        pot.erase(date, pot.find('\n', date) + 1 - date);
        file.check(".pot", pot);
        const auto assembled =
            run_program("assemble", {"--catalogue", file.beside(".po").string(), file.path().string()});
        BOOST_TEST(assembled.code != 2, assembled);
        file.check(".assembled", assembled.out);
    });

BOOST_AUTO_TEST_CASE(without_translations_the_bytes_are_the_same) {
    const test::Scratch scratch;
    const std::string article =
        "<?xml version='1.0'?>\r\n<article  lang=\"nl\" ><p>Een\r\n  <b>zin</b></p ></article>\n";
    const auto path = scratch.write("a.xml", article);
    const auto empty =
        scratch.write("a.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    const auto result = run_program("assemble", {"--catalogue", empty.string(), path.string()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(result.out == article);
}

BOOST_AUTO_TEST_CASE(a_catalogue_with_errors_writes_nothing) {
    const test::Scratch scratch;
    const auto path = scratch.write("a.xml", "<article><p>Een</p></article>\n");
    const auto broken = scratch.write("a.po", "msgid \"Een\nmsgstr \"One\"\n");
    const auto output = (scratch.path() / "out/a.xml").string();
    const auto result =
        run_program("assemble", {"--catalogue", broken.string(), "-o", output, path.string()});
    BOOST_TEST(result.code == 1, result);
    BOOST_TEST(!scratch.has("out/a.xml"));
}

BOOST_AUTO_TEST_CASE(folders_of_the_result_are_made) {
    const test::Scratch scratch;
    const auto path = scratch.write("a.xml", "<article><p>Een</p></article>\n");
    const auto catalogue = scratch.write("a.po", "msgid \"Een\"\nmsgstr \"One\"\n");
    const auto output = (scratch.path() / "site/en/a.xml").string();
    const auto result =
        run_program("assemble", {"--catalogue", catalogue.string(), "-o", output, path.string()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(scratch.read("site/en/a.xml") == "<article><p>One</p></article>\n");
}

BOOST_AUTO_TEST_CASE(rules_of_the_project_and_of_the_command_line_hold) {
    const test::Scratch scratch;
    const auto rules = [](const std::string& rule) {
        return "<its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\">" + rule +
               "</its:rules>";
    };
    scratch.write(".kopij.yml", "its: [rules/house.its]\n");
    scratch.write("rules/house.its", rules("<its:translateRule selector=\"//q | //r\" translate=\"no\"/>"));
    scratch.write("more.its", rules("<its:translateRule selector=\"//r\" translate=\"yes\"/>"));
    scratch.write("a.xml", "<doc><p>Een</p><q>Twee</q><r>Drie</r></doc>");
    const auto house = run_program("extract", {"a.xml"}, {.folder = scratch.path()});
    BOOST_TEST(house.code == 0, house);
    BOOST_TEST(house.out.find("\"Een\"") != std::string::npos);
    BOOST_TEST(house.out.find("\"Twee\"") == std::string::npos);
    BOOST_TEST(house.out.find("\"Drie\"") == std::string::npos);
    const auto both = run_program("extract", {"--its", "more.its", "a.xml"}, {.folder = scratch.path()});
    BOOST_TEST(both.out.find("\"Twee\"") == std::string::npos);
    BOOST_TEST(both.out.find("\"Drie\"") != std::string::npos);
    const auto none = run_program("extract", {"--its", "none.its", "a.xml"}, {.folder = scratch.path()});
    BOOST_TEST(none.code == 2, none);
}

BOOST_AUTO_TEST_CASE(unescape_if_makes_characters_of_references_and_no_elements) {
    const test::Scratch scratch;
    const auto path =
        scratch.write("a.xml", "<doc><p>Fish &amp; chips</p><q>a &lt; b</q><r>&lt;i>x&lt;/i></r></doc>");
    const auto catalogue = scratch.write("a.po",
                                         "msgid \"Fish & chips\"\nmsgstr \"Vis &amp; &#112;atat\"\n\n"
                                         "msgid \"a < b\"\nmsgstr \"b > a & c\"\n\n"
                                         "msgid \"<i>x</i>\"\nmsgstr \"<i>y</i>\"\n");
    const auto assembled = [&](const std::string& unescape) {
        const auto rules =
            scratch.write("a.its",
                          "<its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\" "
                          "xmlns:gt=\"https://www.gnu.org/s/gettext/ns/its/extensions/1.0\">"
                          "<gt:escapeRule selector=\"/doc\" escape=\"no\" unescape-if=\"" +
                              unescape + "\"/></its:rules>");
        return run_program("assemble",
                           {"--its", rules.string(), "--catalogue", catalogue.string(), path.string()})
            .out;
    };
    BOOST_TEST(assembled("xml") ==
               "<doc><p>Vis &amp; patat</p><q>b &gt; a &amp; c</q><r>&lt;i&gt;y&lt;/i&gt;</r></doc>");
    BOOST_TEST(assembled("no") ==
               "<doc><p>Vis &amp;amp; &amp;#112;atat</p><q>b &gt; a &amp; c</q>"
               "<r>&lt;i&gt;y&lt;/i&gt;</r></doc>");
}

BOOST_AUTO_TEST_CASE(addresses_and_boxes_of_markdown_survive_a_translation) {
    const test::Scratch scratch;
    const auto path =
        scratch.write("a.md", "- [ ] See <https://a.nl/x_y> or https://b.nl/v_w *now*.\n- [x] www.c.nl\n");
    const auto catalogue = scratch.write(
        "a.po",
        "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\nmsgid \"<input type=\\\"checkbox\\\"/>See <a "
        "href=\\\"https://a.nl/x_y\\\">https://a.nl/x_y</a> or <a href=\\\"https://b.nl/v_w\\\">"
        "https://b.nl/v_w</a> <em>now</em>.\"\nmsgstr \"<input type=\\\"checkbox\\\"/>Zie <a "
        "href=\\\"https://a.nl/x_y\\\">https://a.nl/x_y</a> of <a href=\\\"https://b.nl/v_w\\\">"
        "de [site]</a> <em>nu</em>.\"\n");
    const auto result = run_program("assemble", {"--catalogue", catalogue.string(), path.string()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(result.out ==
               "- [ ] Zie <https://a.nl/x_y> of [de \\[site\\]](https://b.nl/v_w) *nu*.\n- [x] www.c.nl\n");
}

BOOST_AUTO_TEST_CASE(mdx_is_mdx_again_when_it_is_translated) {
    const test::Scratch scratch;
    const auto path = scratch.write("a.mdx",
                                    "import Card from './card'\n\n<Card title=\"One\" open={true}>\n\nTwo "
                                    "{props.n}.\n\n</Card>\n");
    const auto catalogue =
        scratch.write("a.po",
                      "msgid \"One\"\nmsgstr \"Een\"\n\nmsgid \"Two "
                      "<_:mdx-expression-1/>.\"\nmsgstr \"Twee <_:mdx-expression-1/>.\"\n");
    const auto result = run_program("assemble", {"--catalogue", catalogue.string(), path.string()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(
        result.out ==
        "import Card from './card'\n\n<Card title=\"Een\" open={true}>\n\nTwee {props.n}.\n\n</Card>\n");
}

BOOST_AUTO_TEST_CASE(a_text_over_lines_of_front_matter_stays_one) {
    const test::Scratch scratch;
    const auto path = scratch.write("a.md", "---\ndescription: >\n  een\n---\n\nTwee\n");
    const auto catalogue = scratch.write("a.po", "msgid \"een\"\nmsgstr \"one\"\n");
    const auto result = run_program("assemble", {"--catalogue", catalogue.string(), path.string()});
    BOOST_TEST(result.out == "---\ndescription: >\n  one\n---\n\nTwee\n", result);
}

BOOST_AUTO_TEST_CASE(what_is_in_the_language_already_needs_no_translation) {
    const test::Scratch scratch;
    const auto path = scratch.write(
        "a.xml",
        "<article xml:lang=\"nl\"><p>Een</p><abstract xml:lang=\"en\"><p>Two</p></abstract></article>");
    const auto catalogue =
        scratch.write("a.po", "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"Een\"\nmsgstr \"One\"\n");
    const auto result = run_program("assemble", {"--catalogue", catalogue.string(), path.string()});
    BOOST_TEST(
        result.out ==
        "<article xml:lang=\"en\"><p>One</p><abstract xml:lang=\"en\"><p>Two</p></abstract></article>");
}

// How wide lines are was once looked for from every paragraph to the file's next line end.
BOOST_AUTO_TEST_CASE(an_article_on_one_line_takes_no_longer) {
    const test::Scratch scratch;
    const auto catalogue =
        scratch.write("a.po", "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"Een\"\nmsgstr \"One\"\n");
    const auto seconds = [&](const std::string& between) {
        std::string article = "<article>";
        for (int n = 0; n < 40'000; ++n) article += between + "<p>Een</p>";
        const auto path = scratch.write("a.xml", article + "</article>");
        const auto begin = std::clock();
        const auto result = run_program("assemble", {"--catalogue", catalogue.string(), path.string()});
        BOOST_TEST(result.out.ends_with("<p>One</p></article>"));
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const auto lines = seconds("\n");
    const auto one_line = seconds(" ");
    BOOST_TEST(one_line < 5 * lines + 0.2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
