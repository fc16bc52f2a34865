// kopij init and kopij-status, which are about a whole project.
#include <boost/test/unit_test.hpp>

#include "environment.hpp"
#include "repository.hpp"
#include "run_program.hpp"

namespace kopij::cli {
namespace {

using kopij::test::run_program;
using test::TestRepository;

const char* const k_article =
    "<article "
    "xml:lang=\"nl\"><front><article-meta><title-group><article-title>Slaap</article-title></title-group>"
    "<history><date date-type=\"reviewed\" iso-8601-date=\"2020-01-01\"/></history></article-meta></front>"
    "<body><p>Een twee drie.</p><p>Vier vijf.</p></body></article>\n";

const char* const k_settings =
    "languages: [nl, en]\narticles: content/**/*.xml\ncatalogues: po/{lang}/{article}.po\n"
    "templates: po/{article}.pot\noutput: out/{lang}/{article}.xml\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(init)

BOOST_AUTO_TEST_CASE(the_first_settings_are_those_of_the_repository) {
    const TestRepository scratch;
    scratch.write("content/nl/a.xml", k_article);
    scratch.write("content/nl/b.xml", k_article);
    scratch.write("content/en/c.md", "This is the text of a page.\n");
    scratch.write("tests/x.xml", "<a/>");
    scratch.write("README.md", "# Readme\n");
    scratch.write("ignored/d.xml", k_article);
    scratch.write(".gitignore", "ignored\n");
    const auto result = run_program("init", {}, {"", scratch.path() / "content"});
    BOOST_TEST(result.code == 0, result);
    const auto settings = scratch.read(".kopij.yml");
    BOOST_TEST(settings.find("languages: [nl, en] ") == 0U);
    BOOST_TEST(settings.find("\narticles: [content/**/*.md, content/**/*.xml] ") != std::string::npos);
    BOOST_TEST(settings.find("\ncatalogues: locales/{lang}/{article}.po ") != std::string::npos);
    BOOST_TEST(result.out.find("languages: [nl, en]") != std::string::npos);
    BOOST_TEST(run_program("lint", {"--exit-zero"}, {"", scratch.path()}).code == 0);
}

BOOST_AUTO_TEST_CASE(settings_that_are_there_stay) {
    const kopij::test::Scratch scratch;
    scratch.write(".kopij.yml", "languages: [nl]\n");
    const auto result = run_program("init", {scratch.path().string()});
    BOOST_TEST(result.code == 2);
    BOOST_TEST(result.err.find("is there already") != std::string::npos);
    BOOST_TEST(scratch.read(".kopij.yml") == "languages: [nl]\n");
}

BOOST_AUTO_TEST_CASE(an_empty_folder_gets_the_usual_names_and_vale_is_mentioned) {
    const kopij::test::Scratch scratch;
    scratch.write(".vale.ini", "StylesPath = styles\n");
    BOOST_TEST(run_program("init", {scratch.path().string()}).code == 0);
    const auto settings = scratch.read(".kopij.yml");
    BOOST_TEST(settings.find("languages: [nl, en] ") == 0U);
    BOOST_TEST(settings.find("\narticles: content/**/*.xml ") != std::string::npos);
    BOOST_TEST(settings.find(".vale.ini") != std::string::npos);
    BOOST_TEST(run_program("init", {"/not/there"}).code == 2);
    BOOST_TEST(run_program("init", {"a", "b"}).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(words_are_counted_against_the_article_as_it_is) {
    const kopij::test::Scratch scratch;
    const kopij::test::Variable today("SOURCE_DATE_EPOCH", "1600000000");
    scratch.write(".kopij.yml", k_settings);
    scratch.write("content/nl/sleep.xml", k_article);
    scratch.write(
        "po/en/sleep.po",
        "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"PO-Revision-Date: 2020-03-01 12:00+0000\\n\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Een twee drie.\"\nmsgstr \"One two "
        "three.\"\n\n#, fuzzy\nmsgid \"Vier vijf.\"\nmsgstr \"Four.\"\n\nmsgid \"Gone from the article.\"\n"
        "msgstr \"x\"\n");
    const auto json = run_program("status", {"--format", "json"}, {"", scratch.path()});
    BOOST_TEST(json.code == 0, json);
    const auto has = [&json](const char* text) { return json.out.find(text) != std::string::npos; };
    BOOST_TEST(has("\"article\":\"sleep\",\"path\":\"content/nl/"
                   "sleep.xml\",\"language\":\"nl\",\"translation\":false,"
                   "\"words\":6"),
               json);
    BOOST_TEST(has("\"reviewed\":\"2020-01-01\",\"age\":256"), json);
    BOOST_TEST(has("\"language\":\"en\",\"translation\":true,\"words\":6,\"translated\":3,\"fuzzy\":2,"
                   "\"untranslated\":1,\"percent\":50"),
               json);
    BOOST_TEST(has("\"reviewed\":\"2020-03-01\",\"age\":196"), json);
    const auto text = run_program("status", {}, {"", scratch.path()});
    BOOST_TEST(text.out.find("sleep") != std::string::npos);
    BOOST_TEST(text.out.find("50 %") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_needs_a_project_and_nothing_else) {
    const kopij::test::Scratch scratch;
    BOOST_TEST(run_program("status", {}, {"", scratch.path()}).code == 2);
    scratch.write(".kopij.yml", k_settings);
    BOOST_TEST(run_program("status", {"a.xml"}, {"", scratch.path()}).code == 2);
    BOOST_TEST(run_program("status", {"--format", "xml"}, {"", scratch.path()}).code == 2);
    BOOST_TEST(run_program("status", {}, {"", scratch.path()}).code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
