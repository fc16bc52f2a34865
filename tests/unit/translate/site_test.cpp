// The whole project: kopij-build and kopij-sync.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::translate {
namespace {

using test::run_program;

const std::string k_header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";

std::string jats(const std::string& language, const std::string& body) {
    return "<article xml:lang=\"" + language + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">" + body +
           "</article>\n";
}

/// A project of two Dutch articles and an English one.
class Project {
  public:
    Project() {
        scratch.write(".kopij.yml",
                      "styles: [Catalogue]\nlanguages: [nl, en]\narticles: content/**/*.xml\ncatalogues: "
                      "po/{lang}/{article}.po\n"
                      "templates: po/{article}.pot\noutput: site/{lang}/{article}.xml\n");
        scratch.write("content/nl/een.xml",
                      jats("nl",
                           "<p id=\"a\">Zie <ext-link xlink:href=\"twee.xml#b\">twee</ext-link>, "
                           "<ext-link xlink:href=\"../en/three.xml\">drie</ext-link>.</p>"
                           "<graphic xlink:href=\"../images/a.svg\"/>"));
        scratch.write("content/nl/twee.xml", jats("nl", "<p id=\"b\">Slot</p>"));
        scratch.write("content/en/three.xml", jats("en", "<p>End</p>"));
        scratch.write("content/images/a.svg", "<svg/>");
    }
    test::ProgramResult run(const std::string& name, std::vector<std::string> arguments = {}) const {
        return run_program(name, std::move(arguments), {.folder = scratch.path()});
    }
    void translate_first() const {
        scratch.write("po/en/een.po",
                      k_header +
                          "\nmsgid \"Zie <ext-link xlink:href=\\\"twee.xml#b\\\">twee</ext-link>, <ext-link "
                          "xlink:href=\\\"../en/three.xml\\\">drie</ext-link>.\"\n"
                          "msgstr \"See <ext-link xlink:href=\\\"twee.xml#b\\\">two</ext-link>, <ext-link "
                          "xlink:href=\\\"../en/three.xml\\\">three</ext-link>.\"\n");
    }

    const test::Scratch scratch;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(site)

BOOST_AUTO_TEST_CASE(own_languages_pass_through_and_assets_follow) {
    const Project project;
    const auto built = project.run("build");
    BOOST_TEST(built.code == 0, built);
    for (const auto* page : {"nl/een.xml", "nl/twee.xml", "en/three.xml", "images/a.svg"}) {
        BOOST_TEST(project.scratch.read(std::string("site/") + page) ==
                   project.scratch.read(std::string("content/") + page));
    }
    BOOST_TEST(!project.scratch.has("site/en/een.xml"));
    BOOST_TEST(project.run("build", {"--check"}).code == 0);
}

BOOST_AUTO_TEST_CASE(links_lead_to_the_twin_where_there_is_one) {
    const Project project;
    project.translate_first();
    BOOST_TEST(project.run("build").code == 0);
    // The second article is not translated, so its own page it is; the third is English already.
    BOOST_TEST(project.scratch.read("site/en/een.xml") ==
               jats("en",
                    "<p id=\"a\">See <ext-link xlink:href=\"../nl/twee.xml#b\">two</ext-link>, "
                    "<ext-link xlink:href=\"three.xml\">three</ext-link>.</p>"
                    "<graphic xlink:href=\"../images/a.svg\"/>"));
    project.scratch.write("po/en/twee.po", k_header + "\nmsgid \"Slot\"\nmsgstr \"Close\"\n");
    BOOST_TEST(project.run("build").code == 0);
    BOOST_TEST(project.scratch.read("site/en/een.xml").find("\"twee.xml#b\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_page_below_publish_at_stays_as_it_is) {
    const Project project;
    project.translate_first();
    BOOST_TEST(project.run("build").code == 0);
    const auto good = project.scratch.read("site/en/een.xml");
    project.scratch.write("content/nl/een.xml", jats("nl", "<p id=\"a\">Heel anders.</p>"));
    const auto built = project.run("build");
    BOOST_TEST(built.err.find("0 of 1 texts are translated") != std::string::npos, built);
    BOOST_TEST(project.scratch.read("site/en/een.xml") == good);
    BOOST_TEST(project.scratch.read("site/nl/een.xml").find("anders") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_check_writes_nothing) {
    const Project project;
    const auto checked = project.run("build", {"--check"});
    BOOST_TEST(checked.code == 1, checked);
    BOOST_TEST(!project.scratch.has("site"));
}

BOOST_AUTO_TEST_CASE(a_broken_article_keeps_its_last_page) {
    const Project project;
    BOOST_TEST(project.run("build").code == 0);
    const auto good = project.scratch.read("site/nl/twee.xml");
    project.scratch.write("content/nl/twee.xml", "<article><p>");
    BOOST_TEST(project.run("build").code == 1);
    BOOST_TEST(project.scratch.read("site/nl/twee.xml") == good);
}

BOOST_AUTO_TEST_CASE(two_articles_of_one_name_are_an_error) {
    const Project project;
    project.scratch.write("content/en/een.xml", jats("en", "<p>One</p>"));
    const auto built = project.run("build");
    BOOST_TEST(built.code == 1, built);
    BOOST_TEST(built.err.find("has the same name") != std::string::npos, built);
}

BOOST_AUTO_TEST_CASE(sync_makes_templates_and_catalogues_and_then_rests) {
    const Project project;
    project.scratch.write("po/en/twee.po", k_header + "\nmsgid \"Slot\"\nmsgstr \"Close\"\n");
    BOOST_TEST(project.run("sync", {"--check"}).code == 1);
    BOOST_TEST(!project.scratch.has("po/een.pot"));
    const auto synced = project.run("sync");
    BOOST_TEST(synced.code == 0, synced);
    for (const auto* file : {"po/een.pot", "po/twee.pot", "po/three.pot", "po/en/een.po", "po/nl/three.po"}) {
        BOOST_TEST(project.scratch.has(file), file);
    }
    BOOST_TEST(!project.scratch.has("po/en/three.po"));
    BOOST_TEST(project.scratch.read("po/en/twee.po").find("msgstr \"Close\"") != std::string::npos);
    BOOST_TEST(project.scratch.read("po/nl/three.po").find("X-Source-Language: en") != std::string::npos);
    BOOST_TEST(project.run("sync", {"--check"}).code == 0);
    // Another day, the same text: nothing to write.
    std::filesystem::last_write_time(project.scratch.path() / "content/nl/een.xml",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(48));
    BOOST_TEST(project.run("sync", {"--check"}).code == 0);
}

BOOST_AUTO_TEST_CASE(a_changed_article_keeps_its_translation_as_unsure) {
    const Project project;
    project.scratch.write("po/en/twee.po",
                          k_header + "\nmsgid \"Slot van het verhaal\"\nmsgstr \"End of the story\"\n");
    project.scratch.write("content/nl/twee.xml", jats("nl", "<p id=\"b\">Slot van dit verhaal</p>"));
    BOOST_TEST(project.run("sync").code == 0);
    const auto catalogue = project.scratch.read("po/en/twee.po");
    BOOST_TEST(catalogue.find("fuzzy") != std::string::npos, catalogue);
    BOOST_TEST(project.run("build").code == 0);
    BOOST_TEST(!project.scratch.has("site/en/twee.xml"));
}

BOOST_AUTO_TEST_CASE(a_wrong_dose_is_not_published) {
    const Project project;
    project.scratch.write("content/nl/twee.xml", jats("nl", "<p id=\"b\">Neem 10 mg per dag.</p>"));
    project.scratch.write("po/en/twee.po",
                          k_header + "\nmsgid \"Neem 10 mg per dag.\"\nmsgstr \"Take 100 mg a day.\"\n");
    const auto built = project.run("build");
    BOOST_TEST(built.code == 1, built);
    BOOST_TEST(built.err.find("'100 mg'") != std::string::npos, built);
    BOOST_TEST(!project.scratch.has("site/en/twee.xml"));
    const auto checked = project.run("check", {"--format", "line"});
    BOOST_TEST(checked.out.find("po/en/twee.po:7:14:Catalogue.Number:") != std::string::npos, checked);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
