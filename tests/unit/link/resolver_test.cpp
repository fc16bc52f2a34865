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
        const Origin from(*document, vocabularies.for_document(*document), path);
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

BOOST_AUTO_TEST_CASE(a_vocabulary_of_the_project_says_what_is_an_id) {
    file("rules/vocabularies/leaflet.yml",
         "match: {root: [leaflet]}\nroles: {citation: [see]}\n"
         "attributes: {id: [key], target: [to], citation-target: [to]}\n");
    vocabularies = markup::Vocabularies::load(
        {cli::rules_folder() / "vocabularies", scratch.path() / "rules/vocabularies"}, problems);
    BOOST_REQUIRE(problems.diagnostics.empty());
    file("b.xml", "<leaflet><part key=\"p\"/></leaflet>");
    file("a.xml",
         "<leaflet key=\"k\"><go to=\"#k\"/><go to=\"#no\"/><see to=\"k\"/><see to=\"no\"/><go "
         "to=\"b.xml#p\"/>"
         "<go to=\"b.xml#no\"/></leaflet>");
    project.root = scratch.path();
    resolver = std::make_unique<Resolver>(project);
    resolver->files().use(vocabularies);
    BOOST_TEST(resolve("a.xml") == "#k ok\n#no broken\nk ok\nno broken\nb.xml#p ok\nb.xml#no broken\n");
}

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

BOOST_AUTO_TEST_CASE(html_is_read_as_browsers_do) {
    file("a.html",
         "<!doctype html><html><head><link rel=preconnect href=https://x.example><link rel=stylesheet "
         "href=s.css>"
         "<script src=\"s.js\"></script></head><body><h1 id=kop>x</h1><a name=\"oud naam\">y</a>"
         "<a href=\"#kop\">1</a><a href='#oud%20naam'>2</a><a href=#top>3</a><a href=\"#\">4</a><a "
         "href=\"#weg\">5</a>"
         "<a>6</a><img src=\"p.png\" srcset=\"p.png 1x, q,2.png 2x,weg.png 3x\" alt=\"\">"
         "<video poster=\"weg.jpg\"><source src=\"p.png\"></video><blockquote cite=\"a.html\">c</blockquote>"
         "<pre><code>&lt;a href=\"nee.html\"&gt;</code></pre><!-- <a href=\"nee.html\">x</a> -->"
         "<script>var x = '<a href=\"nee.html\">';</script><a "
         "href=\"caf&eacute;.html?a=1&amp;b=2#x\">7</a></body></html>");
    for (const auto* name : {"s.css", "s.js", "p.png", "q,2.png"}) file(name, "x");
    file("caf\u00e9.html", "<p id=x>");
    BOOST_TEST(resolve("a.html") ==
               "s.css ok\ns.js ok\n#kop ok\n#oud%20naam ok\n#top ok\n# ok\n#weg broken\np.png ok\np.png "
               "ok\nq,2.png ok\n"
               "weg.png broken\nweg.jpg broken\np.png ok\na.html ok\ncaf\u00e9.html?a=1&b=2#x ok\n");
}

BOOST_AUTO_TEST_CASE(a_base_moves_relative_links) {
    file("a.html",
         "<head><base href=\"map/\"></head><a href=\"b.html\">1</a><a href=\"/a.html\">2</a><a "
         "href=\"#x\">3</a>");
    file("map/b.html", "");
    BOOST_TEST(resolve("a.html") == "b.html ok\n/a.html ok\n#x broken\n");
    resolver.reset();
    file("c.html", "<head><base href=\"https://example.org/\"></head><a href=\"b.html\">1</a>");
    BOOST_TEST(resolve("c.html") == "b.html skipped\n");
}

BOOST_AUTO_TEST_CASE(markdown_headings_are_places) {
    file("a.md",
         "# Wat is rTMS?\n\n## Hoe werkt het\n\n## Hoe werkt het\n\n### Caf\u00e9 & bar\n\n<a "
         "name=\"oud\"></a>\n\n"
         "[1](#wat-is-rtms) [2](#hoe-werkt-het-1) [3](#caf\u00e9--bar) [4](#oud) [5](#Hoe-werkt-het) "
         "![6](<sub map/p.png>)\n"
         "[7](b.md \"titel\") [8][verwijzing] [9][] <https://example.org/> <img src=\"sub%20map/p.png\">\n\n"
         "`[x](nee.md)`\n\n    [x](nee.md)\n\n```\n[x](nee.md)\n```\n\n<!-- [x](nee.md) -->\n\n"
         "[verwijzing]: weg.md\n[9]: b.md#b\n");
    file("b.md", "# B\n");
    file("sub map/p.png", "x");
    const auto found = resolve("a.md");
    BOOST_TEST(found.find("nee.md") == std::string::npos);
    for (const auto* one :
         {"#wat-is-rtms ok\n", "#hoe-werkt-het-1 ok\n", "#caf\u00e9--bar ok\n", "#oud ok\n",
          "#Hoe-werkt-het broken #hoe-werkt-het", "sub map/p.png ok\n", "b.md ok\n", "weg.md broken",
          "b.md#b ok\n", "https://example.org/ skipped\n", "sub%20map/p.png ok\n"}) {
        BOOST_TEST(found.find(one) != std::string::npos, one << " is not in " << found);
    }
}

BOOST_AUTO_TEST_CASE(formats_link_to_each_other) {
    file("a.md", "[1](b.xml#x) [2](c.html#y) [3](d.dita#topic/el) [4](e.dbk#z) [5](d.dita#topic/weg)\n");
    file("b.xml", jats("<sec id=\"x\"/>"));
    file("c.html", "<p id=y>");
    file("d.dita", "<topic id=\"topic\"><body><p id=\"el\"/></body></topic>");
    file("e.dbk", "<article xmlns=\"http://docbook.org/ns/docbook\"><section xml:id=\"z\"/></article>");
    BOOST_TEST(resolve("a.md") ==
               "b.xml#x ok\nc.html#y ok\nd.dita#topic/el ok\ne.dbk#z ok\nd.dita#topic/weg broken\n");
}

BOOST_AUTO_TEST_CASE(docbook_and_mallard_have_links_of_their_own) {
    file(
        "a.dbk",
        "<article xmlns=\"http://docbook.org/ns/docbook\" xmlns:xl=\"http://www.w3.org/1999/xlink\"><section "
        "xml:id=\"s\"/><para><xref linkend=\"s\"/><xref linkend=\"t\"/><link xl:href=\"b.page\">x</link>"
        "<ulink url=\"weg.html\"/><imagedata fileref=\"p.png\"/></para></article>");
    file("p.png", "x");
    file("b.page",
         "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"b\"><info><link type=\"guide\" "
         "xref=\"c#deel\"/><link type=\"guide\" xref=\"weg\"/></info><section id=\"eigen\"/><p><link "
         "xref=\"#eigen\">x</link><link href=\"help:gnome-help/x\">y</link></p></page>");
    file("c.page", "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"c\"><section id=\"deel\"/></page>");
    BOOST_TEST(resolve("a.dbk") == "s ok\nt broken\nb.page ok\nweg.html broken\np.png ok\n");
    resolver.reset();
    BOOST_TEST(resolve("b.page") == "c#deel ok\nweg broken\n#eigen ok\nhelp:gnome-help/x skipped\n");
}

BOOST_AUTO_TEST_CASE(dita_has_keys_in_its_maps) {
    const std::string topic =
        "<topic id=\"t\"><title>T</title><body><p><xref keyref=\"slaap\"/><xref keyref=\"slaap/deel\"/>"
        "<ph keyref=\"slap\"/><image keyref=\"spoel\"/></p></body></topic>";
    file("t.dita", topic);
    BOOST_TEST(resolve("t.dita") == "slaap skipped\nslaap/deel skipped\nslap skipped\nspoel skipped\n");
    file("kaart/een.ditamap",
         "<map><keydef keys=\"slaap dutje\" href=\"../t.dita\"/><topicref href=\"../t.dita\" "
         "keys=\"t\"/></map>");
    file("twee.ditamap", "<map><keydef keys=\"spoel\" href=\"spoel.png\"/></map>");
    resolver.reset();
    BOOST_TEST(resolve("t.dita") == "slaap ok\nslaap/deel ok\nslap broken slaap fix\nspoel ok\n");
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
            const Origin from(*document, vocabularies.for_document(*document), path);
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
