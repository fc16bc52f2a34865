#include <boost/test/unit_test.hpp>

#include "link/survey.hpp"
#include "lint_fixture.hpp"
#include "scratch.hpp"
#include "text/edit.hpp"

namespace kopij::lint {
namespace {

struct LinkFixture : test::LintFixture {
    LinkFixture() {
        for (const auto* check : {"file", "fragment", "web", "insecure", "redirect"}) {
            rule(check, std::string("extends: link\ncheck: ") + check +
                            "\nmessage: \"%s, %s\"\nlevel: error\nfix: unsafe\n");
        }
        project.settings.root = scratch.path();
    }

    static std::string article(const std::string& body) {
        return "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:lang=\"nl\"><body>\n" + body +
               "</body></article>";
    }
    static std::string to(const std::string& target) {
        return "<p><ext-link xlink:href=\"" + target + "\">x</ext-link></p>\n";
    }
    test::Lines found(const std::string& body) const {
        return lint(article(body), (scratch.path() / "a.xml").string());
    }
    /// The article with every fix applied.
    std::string fixed(const std::string& body) const {
        const auto source = text::Source::from_bytes((scratch.path() / "a.xml").string(), article(body));
        std::vector<text::Edit> edits;
        for (const auto& one : diagnostics(source)) {
            if (one.fix) edits.insert(edits.end(), one.fix->edits.begin(), one.fix->edits.end());
        }
        return text::apply(source.text(), edits);
    }

    test::Scratch scratch;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(link_kind, LinkFixture)

BOOST_AUTO_TEST_CASE(each_rule_asks_one_question) {
    scratch.write("b.xml", article("<sec id=\"x\"/>"));
    test::check_lines(found(to("b.xml#x") + to("b.xml#y") + to("c.png") + to("http://example.org/a?b&amp;c")),
                      {"3:26:Test.fragment:b.xml#y, nothing in 'b.xml' has the id 'y'",
                       "4:26:Test.file:c.png, there is no file 'c.png'",
                       "5:26:Test.insecure:http://example.org/a?b&c, https://example.org/a?b&c"});
}

BOOST_AUTO_TEST_CASE(links_that_the_project_ignores_are_asked_nothing) {
    project.settings.ignore_links = {{"later/**", "not there yet"},
                                     {"http://intranet.example.org/**", "staff"}};
    const auto body = to("later/a/b.xml") + to("http://intranet.example.org/x") + to("weg.xml");
    test::check_lines(found(body), {"4:26:Test.file:weg.xml, there is no file 'weg.xml'"});

    const auto file = scratch.write("a.xml", article(body));
    const auto read = [](const std::string& path) {
        return std::make_shared<const text::Source>(text::Source::from_file(path));
    };
    const auto surveyed = link::survey({file.string()}, read, vocabularies, project.settings, *project.links);
    BOOST_REQUIRE(surveyed.size() == 1U);
    BOOST_REQUIRE(surveyed[0].links.size() == 3U);
    BOOST_TEST((surveyed[0].links[0].resolution.verdict == link::Verdict::skipped));
    BOOST_TEST(surveyed[0].links[0].resolution.detail == "ignored: not there yet");
    BOOST_TEST(surveyed[0].links[1].web == "");
    BOOST_TEST(surveyed[0].links[1].resolution.detail == "ignored: staff");
    BOOST_TEST((surveyed[0].links[2].resolution.verdict == link::Verdict::broken));
}

BOOST_AUTO_TEST_CASE(what_was_meant_is_offered_as_a_fix) {
    scratch.write("bijlage.xml", article("<sec id=\"dosering\"/>"));
    BOOST_TEST(
        fixed(to("bijlag.xml#dosering") + to("bijlage.xml#dosring") + to("http://example.org/a?b&amp;c")) ==
        article(to("bijlage.xml#dosering") + to("bijlage.xml#dosering") +
                to("https://example.org/a?b&amp;c")));
}

BOOST_AUTO_TEST_CASE(what_the_web_said_is_told) {
    using link::Reason;
    using link::Verdict;
    project.links->know({{"https://a.example/", {Verdict::broken, Reason::status, 404, "", ""}},
                         {"https://b.example/", {Verdict::uncertain, Reason::status, 403, "", ""}},
                         {"https://c.example/", {Verdict::ok, Reason::none, 0, "", "https://d.example/?a&b"}},
                         {"http://e.example/", {Verdict::ok, Reason::none, 0, "", "https://e.example/"}}});
    const auto body = to("https://a.example/") + to("https://b.example/") + to("https://c.example/") +
                      to("http://e.example/");
    test::check_lines(
        found(body), {"2:26:Test.web:https://a.example/, there is no such page (HTTP 404)",
                      "3:26:Test.web:https://b.example/, the server refuses programs, or everyone (HTTP 403)",
                      "4:26:Test.redirect:https://c.example/, https://d.example/?a&b",
                      "5:26:Test.insecure:http://e.example/, https://e.example/"});
    BOOST_TEST(fixed(body) == article(to("https://a.example/") + to("https://b.example/") +
                                      to("https://d.example/?a&amp;b") + to("https://e.example/")));
    const auto source = text::Source::from_bytes("a.xml", article(to("https://b.example/")));
    BOOST_TEST((diagnostics(source).at(0).severity == diagnostic::Severity::suggestion));
}

BOOST_AUTO_TEST_CASE(a_dangling_citation_is_another_rules) {
    test::check_lines(
        found("<p><xref ref-type=\"bibr\" rid=\"r9\">9</xref><xref ref-type=\"fig\" rid=\"f9\">9</xref></p>"),
        {"2:69:Test.fragment:f9, nothing in this document has the id 'f9'"});
}

BOOST_AUTO_TEST_CASE(another_question_is_refused) {
    rule("odd", "extends: link\ncheck: everything\nmessage: x\n");
    BOOST_TEST(problems().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
