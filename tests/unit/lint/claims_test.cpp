// Claims as articles have them: what markup, quotes and white space may not change, and what a citation does.
#include "lint_fixture.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "text/file.hpp"

using namespace kopij;
using test::Lines;

namespace {

struct ClaimFixture : test::LintFixture {
    ClaimFixture() { rule("Claim", "extends: claim\nmessage: '%s (%s)'\nlevel: error\n"); }

    std::size_t found(const std::string& inline_markup, const std::string& language) const {
        return paragraph(inline_markup, language).size();
    }
    std::size_t in_file(const std::string& content, const std::string& path) const {
        return lint(content, path).size();
    }
};

struct Same {
    const char* language;
    bool claim;
    std::vector<std::string> ways;
};

const std::vector<Same>& same_sentences() {
    static const std::vector<Same> k_all = {
        {"en",
         true,
         {"Exercise reduces symptoms of depression by 30%.",
          "Exercise <bold>reduces</bold> symptoms of depression by 30%.",
          "Exercise re<italic>duces</italic> symptoms of depression by 30%.",
          "<ext-link>Exercise</ext-link> reduces\n   symptoms of\tdepression by 30%.",
          "Exercise reduces symptoms of depression by 30&#37;.",
          "Exercise reduces symptoms of&#160;depression by 30%.",
          "<bold>Exercise reduces symptoms of depression by 30%.</bold>"}},
        {"nl",
         true,
         {"Wandelen verlaagt de kans op een depressie met 30%.",
          "<italic>Wandelen</italic> verlaagt de kans op een depressie met 30%.",
          "Wandelen verlaagt de <ext-link>kans op een depressie</ext-link> met 30%.",
          "Wandelen verlaagt\n de kans   op een depressie met 30%.",
          "Wandelen verlaagt de kans op een de&#112;ressie met 30%.",
          "Wandelen ver&#xAD;laagt de kans op een depressie met 30%."}},
        {"en",
         true,
         {"The \"good\" sleepers don't get depression as often.",
          "The “good” sleepers don’t get depression as often.",
          "The &#8220;good&#8221; sleepers don&#8217;t get depression as often."}},
        {"nl",
         false,
         {"Bespreek dit met je huisarts.", "Bespreek <bold>dit</bold> met je\nhuisarts.",
          "Bespreek dit met je&#160;huisarts."}},
        {"en",
         false,
         {"Sessions take place on weekdays.", "Sessions <bold>take place</bold> on weekdays.",
          "Sessions take\nplace on week&#xAD;days."}},
    };
    return k_all;
}

// Sentences of the corpus in one language, as XML: some of every tenth article.
std::vector<std::string> corpus_sentences(const std::string& language) {
    std::vector<std::filesystem::path> files;
    for (const auto& file :
         std::filesystem::directory_iterator(test::root() / "tests/corpora/claims" / language)) {
        if (file.path().extension() == ".md") files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> out;
    for (std::size_t f = 0; f < files.size(); f += 10) {
        std::ifstream in(files[f]);
        std::size_t number = 0;
        for (std::string line; std::getline(in, line); ++number) {
            const bool plain = line.size() > 20 && line.find_first_of("#&<>*|[-") == line.npos;
            if (plain && number % 4 == 0 && line.back() == '.') out.push_back(line);
        }
    }
    return out;
}

// The same sentence to a reader: every space a way of its own, the second word bold, one letter a character
// reference.
std::string dressed(const std::string& sentence) {
    std::string out;
    std::size_t words = 0;
    for (const char c : sentence) {
        if (c != ' ') {
            out += c;
            continue;
        }
        ++words;
        if (words == 2) out += "</bold>";
        out += words % 3 == 0 ? "&#160;" : words % 3 == 1 ? " " : "\n  ";
        if (words == 1) out += "<bold>";
    }
    if (words == 1) out += "</bold>";
    const auto e = out.rfind('e');
    if (e != out.npos && out[e - 1] != '&') out.replace(e, 1, "&#101;");
    return out;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(claims, ClaimFixture)

BOOST_AUTO_TEST_CASE(the_corpus_is_judged_the_same_in_any_dress) {
    for (const std::string language : {"nl", "en"}) {
        std::size_t claims = 0;
        const auto sentences = corpus_sentences(language);
        BOOST_TEST(sentences.size() > 50U);
        for (const auto& sentence : sentences) {
            BOOST_TEST_CONTEXT(sentence) {
                const auto plain = found(sentence, language);
                BOOST_TEST(found(dressed(sentence), language) == plain);
                claims += plain;
            }
        }
        BOOST_TEST(claims > sentences.size() / 5);
    }
}

BOOST_AUTO_TEST_CASE(a_citation_clears_every_claim_of_the_corpus) {
    for (const std::string language : {"nl", "en"}) {
        for (auto sentence : corpus_sentences(language)) {
            sentence.pop_back();
            const auto article = [&](const std::string& mark) {
                return lint("<article xml:lang=\"" + language + "\"><body><p>" + sentence + mark +
                            ".</p></body><back><ref-list><ref id=\"r1\"/></ref-list></back></article>")
                    .size();
            };
            BOOST_TEST_CONTEXT(sentence) {
                BOOST_TEST(article(" <xref ref-type=\"bibr\" rid=\"r1\">1</xref>") == 0U);
                BOOST_TEST(article(" <xref ref-type=\"bibr\" rid=\"r2\">2</xref>") ==
                           found(sentence + ".", language));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_claim_yields_to_a_rule_that_says_more) {
    test::LintFixture other;
    other.rule("Appeal", "extends: existence\nmessage: '%s'\ntokens: [studies show]\nignorecase: true\n");
    other.rule("Claim", "extends: claim\nmessage: '%s (%s)'\nyields-to: [Test.Appeal]\n");
    const std::string body = "Studies show that walking reduces depression. Walking reduces anxiety by 30%.";
    const auto lines = other.paragraph(body);
    BOOST_REQUIRE(lines.size() == 2U);
    BOOST_TEST(lines[0] == "2:4:Test.Appeal:Studies show");
    BOOST_TEST(lines[1].find("2:50:Test.Claim:") == 0U, lines[1]);
}

BOOST_AUTO_TEST_CASE(markup_quotes_and_white_space_change_no_verdict) {
    for (const auto& [language, claim, ways] : same_sentences()) {
        for (const auto& way : ways) {
            BOOST_TEST_CONTEXT(way) { BOOST_TEST(found(way, language) == (claim ? 1U : 0U)); }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_format_gives_the_same_verdict) {
    const std::string claim = "Exercise reduces symptoms of depression by 30%.",
                      none = "Talk to your GP about this.";
    for (const auto& [sentence, expected] : {std::pair(claim, 1U), std::pair(none, 0U)}) {
        BOOST_TEST(in_file(sentence + "\n", "en/a.md") == expected);
        BOOST_TEST(in_file("**" + sentence.substr(0, 8) + "**" + sentence.substr(8) + "\n", "en/a.md") ==
                   expected);
        BOOST_TEST(in_file("- " + sentence + "\n", "en/a.md") == expected);
        BOOST_TEST(in_file("<html lang=\"en\"><body><p>" + sentence + "</p></body></html>", "a.html") ==
                   expected);
        BOOST_TEST(
            in_file("<html lang=\"en\"><body><ul><li><em>" + sentence + "</em></li></ul></body></html>",
                    "a.html") == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_citation_clears_and_its_absence_brings_back) {
    const std::string sentence = "Exercise reduces symptoms of depression by 30%";
    const auto article = [&](const std::string& body) {
        return lint("<article xml:lang=\"en\"><body><p>" + body +
                    "</p></body><back><ref-list><ref id=\"r1\"/></ref-list></back></article>")
            .size();
    };
    const std::string cite = "<xref ref-type=\"bibr\" rid=\"r1\">1</xref>";
    const std::string dangling = "<xref ref-type=\"bibr\" rid=\"r9\">9</xref>";
    BOOST_TEST(article(sentence + ".") == 1U);
    BOOST_TEST(article(sentence + " " + cite + ".") == 0U);
    BOOST_TEST(article(sentence + ". " + cite) == 0U);
    BOOST_TEST(article(sentence + ". It is easy to begin " + cite + ".") == 0U);
    BOOST_TEST(article("It is easy to begin " + cite + ". " + sentence + ".") == 1U);
    // A bracket of its own with nothing but the source belongs to the sentence before it, and no other does.
    BOOST_TEST(article(sentence + ". (Smit et al., " + cite + ") Ask us.") == 0U);
    BOOST_TEST(article(sentence + ". (Smit et al., " + cite + ".) Ask us.") == 0U);
    BOOST_TEST(article(sentence + ". (Zie " + cite + ".) Ask us.") == 0U);
    BOOST_TEST(article(sentence + ". (It is easy to begin " + cite + ".) Ask us.") == 1U);
    BOOST_TEST(article(sentence + ". (Smit et al., 2020) Ask us.") == 1U);
    BOOST_TEST(article(sentence + " " + dangling + ".") == 1U);
}

BOOST_AUTO_TEST_CASE(every_format_has_its_citations) {
    const std::string sentence = "Exercise reduces symptoms of depression by 30%";
    BOOST_TEST(in_file(sentence + " [^1].\n\n[^1]: Smith, 2020.\n", "en/a.md") == 0U);
    BOOST_TEST(in_file(sentence + " [^2].\n\n[^1]: Smith, 2020.\n", "en/a.md") == 1U);
    const std::string front = "---\nreferences:\n- id: smith\n  title: Walking\n---\n\n";
    BOOST_TEST(in_file(front + sentence + " [@smith].\n", "en/a.md") == 0U);
    BOOST_TEST(in_file(front + sentence + " [@jones].\n", "en/a.md") == 1U);
    const auto html = [&](const std::string& mark) {
        return in_file("<html lang=\"en\"><body><p>" + sentence + mark +
                           ".</p><ol><li id=\"r1\">Read our leaflet.</li></ol></body></html>",
                       "a.html");
    };
    BOOST_TEST(html("") == 1U);
    BOOST_TEST(html(" <a role=\"doc-biblioref\" href=\"#r1\">1</a>") == 0U);
    BOOST_TEST(html("<sup><a href=\"#r1\">1</a></sup>") == 0U);
    BOOST_TEST(html("<a href=\"#r1\"><sup>1</sup></a>") == 0U);
    BOOST_TEST(html("<sup><a href=\"#r9\">9</a></sup>") == 1U);
    BOOST_TEST(html("<sup><a href=\"https://example.org/\">1</a></sup>") == 1U);
    BOOST_TEST(html(" <cite>Walking</cite>") == 1U);
}

BOOST_AUTO_TEST_CASE(an_open_question_states_nothing) {
    BOOST_TEST(found("Does exercise reduce symptoms of depression by 30%?", "en") == 0U);
    BOOST_TEST(found("Vermindert bewegen de klachten van een depressie?", "nl") == 0U);
    BOOST_TEST(found("Wist je dat wandelen de bloeddruk verlaagt?", "nl") == 1U);
    BOOST_TEST(found("Did you know that walking lowers blood pressure?", "en") == 1U);
}

BOOST_AUTO_TEST_CASE(the_message_names_words_that_mean_something) {
    for (const auto& line :
         {paragraph("It is the case that it lowers the risk of a depression in the long run.", "en"),
          paragraph("Het is zo dat het de kans op een depressie op de lange duur verlaagt.", "nl")}) {
        BOOST_REQUIRE(line.size() == 1U);
        for (const auto* word :
             {"'it'", "'It'", "'the'", "'in'", "'of'", "'Het'", "'het'", "'de'", "'op'", "'is'"})
            BOOST_TEST(line[0].find(word) == std::string::npos, line[0]);
    }
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

// A folder of a project with a bibliography and a list of retractions.
struct ProjectFixture : test::LintFixture {
    ProjectFixture() {
        project.settings.root = std::filesystem::temp_directory_path() / "kopij-claims-test";
        std::filesystem::create_directories(project.settings.root);
        std::ofstream(project.settings.root / "refs.yml")
            << "- id: r1\n  DOI: 10.1000/right\n  PMID: 123\n  issued: {date-parts: [[2019]]}\n  title: "
               "Sleep and mood\n";
        std::ofstream(project.settings.root / "gone.csv")
            << "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n10.1000/"
               "gone,0,Retraction,2020\n";
    }
    ~ProjectFixture() { std::filesystem::remove_all(project.settings.root); }

    Lines reference(const std::string& inside) const {
        return lint("<article><back><ref-list><ref id=\"r1\"><mixed-citation>" + inside +
                    "</mixed-citation></ref></ref-list></back></article>");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(project_references, ProjectFixture)

BOOST_AUTO_TEST_CASE(a_reference_is_held_against_the_bibliography) {
    rule("Mismatch", "extends: bibliography\ncheck: mismatch\nmessage: '%s %s %s %s'\n");
    const std::string good =
        "<article-title>Sleep and mood</article-title> <year>2019</year> <pub-id "
        "pub-id-type=\"doi\">10.1000/RIGHT"
        "</pub-id> <pub-id pub-id-type=\"pmid\">123</pub-id>";
    BOOST_TEST(reference(good).empty());  // nothing is known without the setting
    project.settings.bibliography = "refs.yml";
    BOOST_TEST(reference(good).empty());
    test::check_lines(reference("<year>2018</year> <pub-id pub-id-type=\"pmid\">124</pub-id>"),
                      {"1:26:Test.Mismatch:r1 PMID 124 123", "1:26:Test.Mismatch:r1 year 2018 2019"});
    test::check_lines(reference("<article-title>Sleep and food</article-title> <pub-id "
                                "pub-id-type=\"doi\">10.1000/wrong</pub-id>"),
                      {"1:26:Test.Mismatch:r1 DOI 10.1000/wrong 10.1000/right",
                       "1:26:Test.Mismatch:r1 title Sleep and food Sleep and mood"});
}

BOOST_AUTO_TEST_CASE(a_key_leads_to_the_bibliography) {
    rule("Dangling", "extends: citation\ncheck: dangling\nmessage: '%s'\n");
    const std::string content = "Walking helps [@r1; @r2].\n";
    test::check_lines(lint(content, "en/a.md"), {"1:16:Test.Dangling:r1", "1:21:Test.Dangling:r2"});
    project.settings.bibliography = "refs.yml";
    test::check_lines(lint(content, "en/a.md"), {"1:21:Test.Dangling:r2"});
}

BOOST_AUTO_TEST_CASE(a_retracted_reference_is_found) {
    rule("Retracted", "extends: bibliography\ncheck: retracted\nmessage: '%s %s %s'\n");
    project.settings.retractions = "gone.csv";
    test::check_lines(reference("<pub-id pub-id-type=\"doi\">10.1000/GONE</pub-id>"),
                      {"1:26:Test.Retracted:r1 Retraction 2020"});
    BOOST_TEST(reference("<pub-id pub-id-type=\"doi\">10.1000/here</pub-id>").empty());
    test::check_lines(reference("See doi:10.1000/gone."), {"1:26:Test.Retracted:r1 Retraction 2020"});
}

BOOST_AUTO_TEST_CASE(a_list_that_cannot_be_read_is_no_silence) {
    rule("Retracted", "extends: bibliography\ncheck: retracted\nmessage: '%s %s %s'\n");
    project.settings.retractions = "missing.csv";
    BOOST_CHECK_THROW(reference("x"), text::FileError);
    project.settings.retractions = "refs.yml";
    BOOST_CHECK_THROW(reference("x"), text::FileError);
}

BOOST_AUTO_TEST_SUITE_END()
