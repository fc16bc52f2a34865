#include "link/resolver.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "cli/data.hpp"
#include "scratch.hpp"

namespace kopij::link {
namespace {

// One project on disk and the answers for one file of it.
struct Case {
    test::Scratch scratch;
    config::Project project;
    diagnostic::Collector problems;
    markup::Vocabularies vocabularies =
        markup::Vocabularies::load({cli::rules_folder() / "vocabularies"}, problems);
    std::unique_ptr<Resolver> resolver;
    std::unique_ptr<text::Source> source;
    std::string fixed;

    void file(const std::string& name, const std::string& content) { scratch.write(name, content); }

    std::string resolve(const std::string& name) {
        project.root = scratch.path();
        if (!resolver) resolver = std::make_unique<Resolver>(project);
        const auto path = scratch.path() / name;
        const auto format = markup::format_of(name).value();
        source = std::make_unique<text::Source>(text::Source::from_file(path, markup::declares(format)));
        const auto document = markup::parse(*source, format, problems);
        BOOST_REQUIRE(document);
        const Origin from(*document, path);
        std::string out;
        std::vector<text::Edit> edits;
        for (const auto& link : collect(*document, vocabularies.for_document(*document))) {
            const auto result = resolver->resolve(from, link);
            out += link.target + " " + std::string(to_string(result.verdict));
            for (const auto& one : result.candidates) out += " " + one;
            if (!result.fix.empty()) out += " fix";
            out += "\n";
            for (const auto& edit : result.fix) edits.push_back(edit);
        }
        fixed = text::apply(source->text(), edits);
        return out;
    }
};

std::string jats(const std::string& body, const std::string& language = "nl") {
    return "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:lang=\"" + language + "\"><body>" +
           body + "</body></article>";
}

std::string to(const std::string& target) {
    return "<p><ext-link xlink:href=\"" + target + "\">x</ext-link></p>";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(resolver, Case)

BOOST_AUTO_TEST_CASE(a_file_is_there_or_not) {
    file("a.xml", jats(to("b.xml") + to("sub%20map/c.xml") + to("sub map/c.xml") + to("gone.xml") +
                       to("map/") + to("map") + to("leeg/") + to("b.xml/") +
                       to("./../" + scratch.path().filename().string() + "/b.xml")));
    file("b.xml", jats(""));
    file("sub map/c.xml", jats(""));
    file("map/index.html", "");
    file("leeg/niets.txt", "");
    BOOST_TEST(resolve("a.xml") ==
               "b.xml ok\nsub%20map/c.xml ok\nsub map/c.xml ok\ngone.xml broken\nmap/ ok\nmap ok\n"
               "leeg/ broken\nb.xml/ broken b.xml fix\n./../" +
                   scratch.path().filename().string() + "/b.xml ok\n");
}

BOOST_AUTO_TEST_CASE(an_id_is_there_or_not) {
    file("a.xml", jats("<sec id=\"dosis\"/>" + to("#dosis") + to("#dosus") + to("b.xml#caf%C3%A9") +
                       to("b.xml#x") + to("b.xml#") + to("b.xml#:~:text=hoi") + to("plaat.svg#laag") +
                       to("plaat.svg#lagen9") + to("foto.png#xywh=1") + "<p><xref rid=\"dosis weg\"/></p>"));
    file("b.xml", jats("<sec id=\"caf\u00e9\"/>"));
    file("plaat.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"laag\"/></svg>");
    file("foto.png", "x");
    BOOST_TEST(
        resolve("a.xml") ==
        "#dosis ok\n#dosus broken #dosis fix\nb.xml#caf%C3%A9 ok\nb.xml#x broken\nb.xml# ok\n"
        "b.xml#:~:text=hoi ok\nplaat.svg#laag ok\nplaat.svg#lagen9 broken\nfoto.png#xywh=1 ok\ndosis ok\nweg "
        "broken\n");
    BOOST_TEST(fixed.find("xlink:href=\"#dosis\">x</ext-link></p><p><ext-link xlink:href=\"b.xml#caf") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_moved_file_and_a_slip_are_offered) {
    file("nl/a.xml", jats(to("rtms-sesie.xml#x") + to("verhuisd.xml?v=1#x") + to("RTMS-Sessie.xml") +
                          to("plaat.png") + to("/nl/verhuisd.xml")));
    file("nl/rtms-sessie.xml", jats("<sec id=\"x\"/>"));
    file("nl/oud/verhuisd.xml", jats("<sec id=\"x\"/>"));
    file("nl/plaat.svg", "<svg/>");
    file("nl/plaat.webp", "x");
    BOOST_TEST(resolve("nl/a.xml") ==
               "rtms-sesie.xml#x broken rtms-sessie.xml#x fix\nverhuisd.xml?v=1#x broken "
               "oud/verhuisd.xml?v=1#x fix\n"
               "RTMS-Sessie.xml broken rtms-sessie.xml fix\nplaat.png broken plaat.svg plaat.webp\n"
               "/nl/verhuisd.xml broken /nl/oud/verhuisd.xml fix\n");
    resolver.reset();
    scratch.write("nl/a.xml", fixed);
    BOOST_TEST(resolve("nl/a.xml") ==
               "rtms-sessie.xml#x ok\noud/verhuisd.xml?v=1#x ok\nrtms-sessie.xml ok\nplaat.png "
               "broken plaat.svg plaat.webp\n/nl/oud/verhuisd.xml ok\n");
}

BOOST_AUTO_TEST_CASE(a_root_is_what_the_project_says) {
    project.site_root = "public";
    file("content/a.xml", jats(to("/img/x.svg") + to("/content/a.xml") + to("/")));
    file("public/img/x.svg", "<svg/>");
    file("public/index.html", "");
    BOOST_TEST(resolve("content/a.xml") == "/img/x.svg ok\n/content/a.xml broken\n/ ok\n");
}

BOOST_AUTO_TEST_CASE(a_link_to_another_language_is_one_to_the_twin) {
    project.languages = {"nl", "en"};
    project.articles = {"content/**/*.xml"};
    project.output = "build/site/{lang}/{article}.html";
    file("content/nl/a.xml", jats(to("../en/a.xml") + to("../en/b.xml#nee") + to("../en/b.xml#ja") +
                                  to("b.xml") + to("../en/b.html#ja") + to("b.html") + to("/en/a.html") +
                                  to("../de/a.xml") + to("../en/bb.xml")));
    file("content/en/b.xml", jats("<sec id=\"ja\"/>", "en"));
    BOOST_TEST(resolve("content/nl/a.xml") ==
               "../en/a.xml ok\n../en/b.xml#nee broken\n../en/b.xml#ja ok\nb.xml ok\n"
               "../en/b.html#ja ok\nb.html ok\n/en/a.html ok\n../de/a.xml broken "
               "a.xml fix\n../en/bb.xml broken ../en/b.xml fix\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_judged_by_its_form_or_skipped) {
    file("a.xml", jats(to("https://example.org") + to("mailto:info@example.org") + to("mailto:info") +
                       to("tel:113") + to("tel:x") + to("") + to("data:,x") + to("{{ x }}") +
                       "<p><ext-link ext-link-type=\"doi\" xlink:href=\"10.1/x\">x</ext-link>"
                       "<ext-link ext-link-type=\"pmid\" xlink:href=\"123\">x</ext-link>"
                       "<code><ext-link xlink:href=\"nee.xml\">x</ext-link></code><!-- href=\"nee.xml\" -->"
                       "<uri> https://example.org/a&amp;b </uri></p>"));
    BOOST_TEST(
        resolve("a.xml") ==
        "https://example.org skipped\nmailto:info@example.org ok\nmailto:info broken\ntel:113 ok\ntel:x "
        "broken\n broken\ndata:,x skipped\n{{ x }} skipped\n10.1/x skipped\n123 skipped\n"
        "https://example.org/a&b skipped\n");
}

BOOST_AUTO_TEST_CASE(a_graphic_may_leave_its_extension_out) {
    file("a.xml", jats("<fig><graphic xlink:href=\"g001\"/></fig><fig><graphic xlink:href=\"g002\"/></fig>"));
    file("g001.tif", "x");
    BOOST_TEST(resolve("a.xml") == "g001 ok\ng002 broken\n");
}

BOOST_AUTO_TEST_CASE(a_target_with_references_is_read_and_left_alone) {
    file("a.xml", jats(to("a&#38;b.xml") + to("a&amp;c.xml")));
    file("a&b.xml", jats(""));
    BOOST_TEST(resolve("a.xml") == "a&b.xml ok\na&c.xml broken a%26b.xml\n");
}

BOOST_AUTO_TEST_CASE(a_file_in_error_has_no_ids_to_hold_against) {
    file("a.xml", jats(to("b.xml#x")));
    file("b.xml", "<article>");
    BOOST_TEST(resolve("a.xml") == "b.xml#x ok\n");
}

BOOST_AUTO_TEST_CASE(threads_share_what_is_read) {
    file("a.xml", jats(to("b.xml#x") + to("b.xml#y") + to("c.xml")));
    file("b.xml", jats("<sec id=\"x\"/>"));
    project.root = scratch.path();
    const Resolver shared(project);
    const auto path = scratch.path() / "a.xml";
    std::vector<std::string> verdicts(8);
    std::vector<std::thread> threads;
    for (auto& verdict : verdicts) {
        threads.emplace_back([&] {
            diagnostic::Collector ignored;
            const auto own = text::Source::from_file(path);
            const auto document = markup::parse(own, markup::Format::xml, ignored);
            const Origin from(*document, path);
            for (const auto& link : collect(*document, vocabularies.for_document(*document))) {
                verdict += to_string(shared.resolve(from, link).verdict);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& verdict : verdicts) BOOST_TEST(verdict == "okbrokenbroken");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
