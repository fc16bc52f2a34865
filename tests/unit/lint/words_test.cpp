// What Kopij's kinds know of words: glossaries, readability, spelling.
#include <boost/test/unit_test.hpp>

#include "lint/inflection.hpp"
#include "lint/spelling/word_cache.hpp"
#include "lint_fixture.hpp"
#include "scratch.hpp"

namespace kopij::test {
namespace {

/// A user's cache folder for one test.
class OwnCache {
  public:
    OwnCache() { ::setenv("XDG_CACHE_HOME", scratch.path().c_str(), 1); }
    ~OwnCache() { ::unsetenv("XDG_CACHE_HOME"); }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;
    Scratch scratch;
};

bool has(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string repeated(const std::string& sentence, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += sentence + " ";
    return out;
}

const char* const k_glossary =
    "extends: term\nmessage: \"'%s', not '%s'\"\nglossary:\n"
    "  - {language: nl, preferred: behandeling, forbidden: [therapie], allowed: [fysiotherapie]}\n"
    "  - {language: nl, preferred: klacht, forbidden: [symptoom], compounds: no, note: klachten}\n"
    "  - {language: en, preferred: people with depression, forbidden: [depressive, depressed person]}\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(words, LintFixture)

BOOST_AUTO_TEST_CASE(forms_of_words) {
    for (const auto& [word, form] :
         std::vector<std::pair<std::string, std::string>>{{"klas", "klassen"},
                                                          {"taak", "taken"},
                                                          {"brief", "brieven"},
                                                          {"huis", "huizen"},
                                                          {"therapie", "therapieën"},
                                                          {"baby", "baby's"},
                                                          {"ziekte", "ziektes"},
                                                          {"ziekte", "ziekten"},
                                                          {"mogelijkheid", "mogelijkheden"},
                                                          {"angstig", "angstige"}}) {
        BOOST_TEST(has(lint::inflections(word, "nl"), form), form);
    }
    for (const auto& [word, form] : std::vector<std::pair<std::string, std::string>>{
             {"therapy", "therapies"}, {"crisis", "crises"}, {"patient", "patient's"}, {"box", "boxes"}}) {
        BOOST_TEST(has(lint::inflections(word, "en"), form), form);
    }
    BOOST_TEST(lint::inflections("mot", "fr").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_term_in_capitals_is_no_word_and_a_phrase_may_stand_on_two_lines) {
    rule("Terms",
         "extends: term\nmessage: \"'%s', not '%s'\"\nglossary:\n"
         "  - {language: en, preferred: heart attack, forbidden: [MI, cardiac arrest]}\n"
         "  - {language: nl, preferred: hartaanval, forbidden: [OK, acute hartdood]}\n");
    check_lines(problems(), {});
    check_lines(paragraph("An MI, two MIs, do re mi. Cardiac\narrest."),
                {"2:7:Test.Terms:'heart attack', not 'MI'", "2:15:Test.Terms:'heart attack', not 'MIs'",
                 "2:30:Test.Terms:'heart attack', not 'Cardiac arrest'"});
    check_lines(
        paragraph("De OK is ok. Acute\nhartdood.", "nl"),
        {"2:7:Test.Terms:'hartaanval', not 'OK'", "2:17:Test.Terms:'hartaanval', not 'Acute hartdood'"});
}

BOOST_AUTO_TEST_CASE(a_glossary_knows_inflected_forms_and_compounds) {
    rule("Terms", k_glossary);
    check_lines(problems(), {});
    check_lines(
        paragraph("Therapie, therapieën, therapiegroep, gesprekstherapie, rTMS-therapie.", "nl"),
        {"2:4:Test.Terms:'behandeling', not 'Therapie'", "2:14:Test.Terms:'behandeling', not 'therapieën'",
         "2:26:Test.Terms:'behandeling', not 'therapiegroep'",
         "2:41:Test.Terms:'behandeling', not 'gesprekstherapie'",
         "2:59:Test.Terms:'behandeling', not 'rTMS-therapie'"});
    check_lines(paragraph("Fysiotherapie, fysiotherapieën, symptoombestrijding.", "nl"), {});
    check_lines(paragraph("Een symptoom, symptomen.", "nl"),
                {"2:8:Test.Terms:'klacht', not 'symptoom'", "2:18:Test.Terms:'klacht', not 'symptomen'"});
    check_lines(paragraph("A depressed person; depressed persons. Therapie."),
                {"2:6:Test.Terms:'people with depression', not 'depressed person'",
                 "2:24:Test.Terms:'people with depression', not 'depressed persons'"});
}

BOOST_AUTO_TEST_CASE(a_bare_term_can_be_replaced) {
    rule("Terms", k_glossary);
    const auto source = text::Source::from_bytes(
        "a.xml", "<article xml:lang=\"nl\"><body><p>Therapie en therapieën.</p></body></article>");
    const auto found = diagnostics(source);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_REQUIRE(found[0].fix);
    BOOST_TEST(found[0].fix->edits.front().replacement == "Behandeling");
    BOOST_TEST(!found[1].fix);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_in_a_glossary_has_its_place) {
    rule("Terms",
         "extends: term\nmessage: m\nglossary:\n  - {language: nl, prefered: a, forbidden: [b]}\n"
         "  - {language: nl, preferred: a}\n");
    rule("File", "extends: term\nmessage: m\nglossary: nowhere.yml\n");
    const auto all = problems();
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST(
        all[0].starts_with("4:20:an entry of a glossary has no key 'prefered'; did you mean 'preferred'?"),
        all[0]);
    BOOST_TEST(all[1] == "5:5:an entry of a glossary needs 'language', 'preferred' and 'forbidden'");
    BOOST_TEST(all[2] == "3:11:there is no glossary 'nowhere.yml'");
}

BOOST_AUTO_TEST_CASE(readability_by_formula) {
    rule("Ease", "extends: readability\nmessage: 'ease %s, at least %s'\nformula: ease\nlimit: 60\n");
    rule("Long",
         "extends: readability\nmessage: '%s%% long words, at most %s'\nformula: long-words\nlimit: 30\n");
    rule("Sentence",
         "extends: readability\nmessage: '%s words, at most %s'\nformula: sentence-length\nlimit: 8\n");
    check_lines(problems(), {});
    check_lines(paragraph(repeated("De kat zit op de mat.", 30), "nl"), {});
    check_lines(
        paragraph(repeated("Depressiebehandelingen veronderstellen gespecialiseerde behandelaren.", 30),
                  "nl"),
        {"1:1:Test.Ease:ease -278, at least 60", "1:1:Test.Long:100% long words, at most 30"});
    check_lines(paragraph("Wij zien dat de kat die op de mat zit daar graag zit.", "nl"),
                {"2:4:Test.Sentence:13 words, at most 8"});
    check_lines(paragraph(repeated("The cat sat on the mat.", 30), "en"), {});
}

BOOST_AUTO_TEST_CASE(a_formula_wants_a_known_name_and_a_limit) {
    rule("Name", "extends: readability\nmessage: m\nformula: hardness\nlimit: 3\n");
    rule("Limit", "extends: readability\nmessage: m\nformula: ease\n");
    check_lines(problems(), {"3:10:'hardness' is no formula; allowed are ease, sentence-length, long-words",
                             "3:10:the key 'limit' is missing"});
}

BOOST_AUTO_TEST_CASE(dutch_is_one_sentence_with_abbreviations) {
    rule("Sentence", "extends: readability\nmessage: '%s words'\nformula: sentence-length\nlimit: 1\n");
    check_lines(paragraph("De patiënt zag dhr. Jansen, bijv. om 3 uur.", "nl"),
                {"2:4:Test.Sentence:9 words"});
}

BOOST_AUTO_TEST_CASE(each_text_is_spelled_in_its_own_language) {
    const OwnCache cache;
    rule("Word", "extends: spelling\nmessage: \"'%s'\"\n");
    check_lines(problems(), {});
    check_lines(
        paragraph("De patiënnt kreeg depressiebehandeling, en <i xml:lang=\"en\">treatment</i>.", "nl"),
        {"2:7:Test.Word:'patiënnt'"});
    check_lines(paragraph("The colour and the color of the patient’s paitent.", "en"),
                {"2:46:Test.Word:'paitent'"});
}

BOOST_AUTO_TEST_CASE(abbreviations_are_words_where_their_full_stop_stands) {
    const OwnCache cache;
    rule("Word", "extends: spelling\nmessage: \"'%s'\"\n");
    check_lines(
        paragraph("De patiënt zag dhr. Jansen, bijv. om 3 uur, enz. Wie is dhr Jansen, de patiënnt.", "nl"),
        {"2:60:Test.Word:'dhr'", "2:75:Test.Word:'patiënnt'"});
    check_lines(paragraph("Mr. Jones took approx. 5 mg, see fig. 2 etc. The paitent.", "en"),
                {"2:53:Test.Word:'paitent'"});
}

BOOST_AUTO_TEST_CASE(a_missing_dictionary_names_its_package) {
    rule("Word", "extends: spelling\nmessage: m\ndictionaries: [xx_YY]\n");
    check_lines(problems(), {"3:15:Test.Word needs the dictionary 'xx_YY', which is not here; the package "
                             "hunspell-xx-yy has it"});
}

BOOST_AUTO_TEST_CASE(words_are_kept_and_a_damaged_file_is_not_believed) {
    const OwnCache cache;
    const auto dictionary = cache.scratch.write("xx.dic", "1\nword\n").parent_path() / "xx";
    cache.scratch.write("xx.aff", "SET UTF-8\n");
    {
        lint::WordCache words(dictionary);
        BOOST_TEST(!words.find("word").has_value());
        words.add("word", true);
        words.add("wrod", false);
        words.keep();
    }
    const lint::WordCache again(dictionary);
    BOOST_TEST(again.find("word").value());
    BOOST_TEST(!again.find("wrod").value());
    const auto file = std::filesystem::directory_iterator(cache.scratch.path() / "kopij/words")->path();
    const auto whole = text::read_file(file);
    text::write_file(file, whole.substr(0, whole.size() - 8));
    BOOST_TEST(!lint::WordCache(dictionary).find("word").has_value());
    text::write_file(file, whole);
    cache.scratch.write("xx.dic", "2\nword\nother\n");
    BOOST_TEST(!lint::WordCache(dictionary).find("word").has_value());
}

BOOST_AUTO_TEST_CASE(the_first_findings_are_shown_with_what_may_have_been_meant) {
    const OwnCache cache;
    rule("Word", "extends: spelling\nmessage: \"'%s'\"\n");
    const lint::FilePlan plan{lint::select(rules, {}, {}, {})};
    lint::Linter linter(vocabularies, environment, project,
                        [&](const std::filesystem::path&) -> const lint::FilePlan& { return plan; });
    linter.show_suggestions();
    std::string content;
    for (int i = 0; i < 25; ++i) content += "The treatmant. ";
    std::size_t helped = 0;
    const auto source = std::make_shared<const text::Source>(text::Source::from_bytes("a.txt", content));
    linter.run({{"a.txt", source}}, 1, [&](const lint::FileFindings& file) {
        BOOST_TEST(file.diagnostics.size() == 25U);
        for (const auto& one : file.diagnostics)
            helped += one.help.find("'treatment'") != std::string::npos ? 1 : 0;
    });
    BOOST_TEST(helped == 20U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
