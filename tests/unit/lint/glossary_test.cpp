#include "lint/glossary.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch.hpp"

namespace kopij::lint {
namespace {

std::string missing(const Glossary& glossary, const std::string& source, const std::string& from,
                    const std::string& translation, const std::string& to) {
    std::string out;
    for (const auto& one : glossary.missing(source, from, translation, to)) {
        out += std::string(one.source.in(source)) + ">";
        for (const auto& name : one.wanted) out += name + ",";
        out += ";";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(glossaries)

BOOST_AUTO_TEST_CASE(forms_of_one_word_have_one_stem) {
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"pil", "pillen"},
                                                          {"boom", "bomen"},
                                                          {"brief", "brieven"},
                                                          {"huis", "huizen"},
                                                          {"klacht", "klachten"},
                                                          {"tablet", "tabletje"},
                                                          {"mogelijkheid", "mogelijkheden"},
                                                          {"arts", "artsen"}}) {
        BOOST_TEST(stem(one, "nl") == stem(other, "nl"), one << " " << other);
    }
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"side", "sides"},
                                                          {"therapy", "therapies"},
                                                          {"dose", "doses"},
                                                          {"study", "studies"},
                                                          {"stop", "stopped"},
                                                          {"crisis", "crisis's"}}) {
        BOOST_TEST(stem(one, "en") == stem(other, "en"), one << " " << other);
    }
}

BOOST_AUTO_TEST_CASE(inflection_and_compounds_are_the_term) {
    const test::Scratch scratch;
    scratch.write("glossary.csv",
                  "nl;en;note\nslaap;sleep;\nslaapapneu;sleep apnoea|sleep apnea;long one first\n"
                  "behandeling;treatment;\n\"hoge bloeddruk\";\"high blood pressure|hypertension\";\n");
    Glossary glossary;
    BOOST_TEST(glossary.read(scratch.path() / "glossary.csv") == 4U);
    BOOST_TEST(
        missing(glossary, "Treatments help your sleep.", "en", "Slaapbehandelingen helpen.", "nl").empty());
    BOOST_TEST(missing(glossary, "De behandelingen helpen.", "nl", "The therapies help.", "en") ==
               "behandelingen>treatment,;");
    BOOST_TEST(missing(glossary, "Sleep apnea is common.", "en", "Ademstilstand komt vaak voor.", "nl") ==
               "Sleep apnea>slaapapneu,;");
    BOOST_TEST(missing(glossary, "Sleep apnea is common.", "en", "Slaapapneu komt vaak voor.", "nl").empty());
    BOOST_TEST(missing(glossary, "Bij hoge bloeddruk.", "nl", "With hypertension.", "en").empty());
    BOOST_TEST(missing(glossary, "Bij hoge bloeddruk.", "nl", "Mit Bluthochdruck.", "de").empty());
}

BOOST_AUTO_TEST_CASE(a_catalogue_and_tbx_are_glossaries_too) {
    const test::Scratch scratch;
    scratch.write(
        "glossary.po",
        "msgid \"\"\nmsgstr \"Language: nl\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
        "msgid \"general practitioner\"\nmsgstr \"huisarts\"\n\n#, fuzzy\nmsgid \"x\"\nmsgstr \"y\"\n");
    scratch.write("glossary.tbx",
                  "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"><text><body><conceptEntry id=\"c1\">"
                  "<langSec xml:lang=\"en-GB\"><termSec><term>side effect</term></termSec></langSec>"
                  "<langSec xml:lang=\"nl\"><termSec><term>bijwerking</term></termSec></langSec>"
                  "</conceptEntry></body></text></tbx>");
    Glossary glossary;
    BOOST_TEST(glossary.read(scratch.path() / "glossary.po") == 1U);
    BOOST_TEST(glossary.read(scratch.path() / "glossary.tbx") == 1U);
    BOOST_TEST(missing(glossary, "Your general practitioner knows the side effects.", "en",
                       "Je dokter kent de bijwerkingen.", "nl") == "general practitioner>huisarts,;");
    BOOST_TEST(missing(glossary, "De bijwerkingen.", "nl", "The results.", "en") ==
               "bijwerkingen>side effect,;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
