// What an article says on its own authority: the report of a study needs no source for what that study found.
#include "lint_fixture.hpp"

using namespace kopij;

namespace {

struct Language {
    const char* code;
    std::string introduction, methods, results, discussion, references, interests, funding, sources;
    std::string claim;  ///< of what is known
    std::string own;    ///< of what this study found
};

const std::vector<Language>& languages() {
    static const std::vector<Language> k_all{
        {"en", "Introduction", "Materials and methods", "Results", "Discussion", "References",
         "Conflicts of interest", "Funding", "Sources", "Exercise reduces symptoms of depression by 30%.",
         "We found that exercise reduced symptoms of depression by 30%."},
        {"nl", "Inleiding", "Methode", "Resultaten", "Discussie", "Geraadpleegde bronnen",
         "Belangenverstrengeling", "Financiering", "Bronnen",
         "Wandelen verlaagt de kans op een depressie met 30%.",
         "Wij vonden dat wandelen de kans op een depressie met 30% verlaagt."}};
    return k_all;
}

struct StudyFixture : test::LintFixture {
    StudyFixture() { rule("Claim", "extends: claim\nmessage: '%s (%s)'\nlevel: error\n"); }

    std::size_t jats(const Language& of, const std::string& front, const std::string& body,
                     const std::string& back = "") const {
        return lint(std::string("<article xml:lang=\"") + of.code + "\"><front><article-meta>" + front +
                    "</article-meta></front><body>" + body + "</body><back>" + back + "</back></article>")
            .size();
    }
    static std::string sec(const std::string& title, const std::string& text, const std::string& type = "") {
        return "<sec" + (type.empty() ? "" : " sec-type=\"" + type + "\"") + "><title>" + title +
               "</title><p>" + text + "</p></sec>";
    }
    static std::string markdown(const Language& of, const std::string& results_heading,
                                const std::string& text) {
        return "# Rust\n\n## " + of.introduction + "\n\nx\n\n## " + of.methods + "\n\nx\n\n## " +
               results_heading + "\n\n### Vitamin D\n\n" + text + "\n\n## " + of.discussion + "\n\nx\n";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(study, StudyFixture)

BOOST_AUTO_TEST_CASE(methods_and_results_lean_on_the_article) {
    for (const auto& l : languages()) {
        BOOST_TEST_CONTEXT(l.code) {
            const auto article = [&](const std::string& intro, const std::string& methods,
                                     const std::string& results, const std::string& discussion) {
                return jats(l, "",
                            sec(l.introduction, intro) + sec("2. " + l.methods, methods) +
                                sec("3. " + l.results, results) + sec("4. " + l.discussion, discussion));
            };
            BOOST_TEST(article("", l.claim, l.claim, "") == 0U);
            BOOST_TEST(article(l.claim, "x", "x", "") == 1U);
            BOOST_TEST(article("", "x", "x", l.claim) == 1U);
            BOOST_TEST(article("", "x", "x", l.own) == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(markup_may_say_what_a_section_is_for) {
    const auto& l = languages()[0];
    const auto article = [&](const std::string& type) {
        return jats(l, "",
                    sec("Why", "x", "intro") + sec("How", "x", "materials|methods") +
                        sec("Sleep in detail", l.claim, type));
    };
    BOOST_TEST(article("results") == 0U);
    BOOST_TEST(article("other") == 1U);
}

BOOST_AUTO_TEST_CASE(a_page_with_results_alone_reports_no_study) {
    for (const auto& l : languages()) {
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(jats(l, "", sec(l.results, l.claim)) == 1U);
            BOOST_TEST(jats(l, "", sec(l.introduction, "x") + sec(l.results, l.claim)) == 1U);
            BOOST_TEST(jats(l, "", sec(l.results, l.own)) == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_study_s_figures_tables_and_summary_are_its_own) {
    for (const auto& l : languages()) {
        const auto figure = "<fig><caption><p>" + l.claim + "</p></caption></fig>";
        const auto table = "<table-wrap><table><tr><td>" + l.claim + "</td></tr></table></table-wrap>";
        const auto abstract =
            "<abstract><sec><title>" + l.introduction + "</title><p>" + l.claim + "</p></sec></abstract>";
        const auto body = [&](const std::string& inside) {
            return "<sec><title>" + l.introduction + "</title>" + inside + "</sec>" + sec(l.methods, "x") +
                   sec(l.results, "x");
        };
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(jats(l, abstract, body(figure + table)) == 0U);
            BOOST_TEST(jats(l, "", figure) == 1U);
            BOOST_TEST(jats(l, "", table) == 1U);
            BOOST_TEST(jats(l, abstract, "<p>x</p>") == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_stands_there_for_the_record_claims_nothing) {
    for (const auto& l : languages()) {
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(jats(l, "", "<p>x</p>", sec(l.interests, l.claim)) == 0U);
            BOOST_TEST(jats(l, "", "<p>x</p>", "<ack><p>" + l.claim + "</p></ack>") == 0U);
            BOOST_TEST(jats(l, "", sec("Rust", l.claim)) == 1U);
            const std::string path = std::string(l.code) + "/a.md";
            BOOST_TEST(lint("# Rust\n\n## " + l.references + "\n\n- " + l.claim + "\n", path).empty());
            BOOST_TEST(lint("# Rust\n\n## Vitamine\n\n- " + l.claim + "\n", path).size() == 1U);
            // What follows the list is judged again.
            BOOST_TEST(
                lint("# Rust\n\n## " + l.references + "\n\n- x\n\n## Vitamine\n\n" + l.claim + "\n", path)
                    .size() == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_heading_of_two_meanings_hides_no_claim) {
    for (const auto& l : languages()) {
        const std::string path = std::string(l.code) + "/a.md";
        const auto under = [&](const std::string& heading, const std::string& text) {
            return lint("# Rust\n\n## " + heading + "\n\n- " + text + "\n", path).size();
        };
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(under(l.funding, l.claim) == 1U);
            BOOST_TEST(jats(l, "",
                            sec(l.introduction, "x") + sec(l.methods, "x") + sec(l.results, "x") +
                                sec(l.funding, l.claim)) == 0U);
            BOOST_TEST(under(l.sources, l.claim) == 1U);
            BOOST_TEST(under(l.sources, l.claim + " Lancet 2019.") == 0U);
            BOOST_TEST(under(l.sources, l.claim + " 12019 g.") == 1U);
            BOOST_TEST(under(l.sources, l.claim + " https://example.org/") == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(headings_without_sections_part_an_article_as_well) {
    for (const auto& l : languages()) {
        const std::string path = std::string(l.code) + "/a.md";
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(lint(markdown(l, l.results, l.claim), path).empty());
            BOOST_TEST(lint(markdown(l, "Vitamin", l.claim), path).size() == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_plain_link_to_the_list_of_references_cites) {
    for (const auto& l : languages()) {
        const auto html = [&](const std::string& link, const std::string& heading) {
            auto claim = l.claim;
            claim.insert(claim.size() - 1, " " + link);
            return lint(std::string("<html lang=\"") + l.code + "\"><body><p>" + claim + "</p><h2>" +
                            heading + "</h2><ol id=\"list\"><li id=\"r1\">x</li></ol></body></html>",
                        "a.html")
                .size();
        };
        BOOST_TEST_CONTEXT(l.code) {
            BOOST_TEST(html("<a href=\"#r1\">[1]</a>", l.references) == 0U);
            BOOST_TEST(html("<a href=\"#r1\">Smit 2020</a>", l.references) == 0U);
            BOOST_TEST(html("<a href=\"#r2\">[2]</a>", l.references) == 1U);
            BOOST_TEST(html("<a href=\"#list\">[1]</a>", l.references) == 1U);
            BOOST_TEST(html("<a href=\"#r1\">[1]</a>", "Rust") == 1U);
        }
    }
    const auto section = [](const std::string& role) {
        return "<html lang=\"en\"><body><p>Exercise reduces symptoms of depression by 30% "
               "<a href=\"#r1\">[1]</a>.</p><section role=\"" +
               role + "\"><ol><li id=\"r1\">x</li></ol></section></body></html>";
    };
    BOOST_TEST(lint(section("doc-endnotes"), "a.html").empty());
    BOOST_TEST(lint(section("doc-bibliography"), "a.html").empty());
    BOOST_TEST(lint(section("doc-appendix"), "a.html").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
