#include "evidence/claim_model.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "text/file.hpp"

using namespace kopij::evidence;

namespace {

const std::filesystem::path k_models = std::filesystem::path(KOPIJ_ROOT) / "rules/models";

Judgement judge(const ClaimModel& model, std::string_view text, Role role = Role::paragraph) {
    const std::vector<SentenceIn> article{{text, role, 0, 0}};
    return model.judge(article).front();
}

struct Labelled {
    const char* text;
    bool claim;
};

void check(const char* language, std::initializer_list<Labelled> sentences) {
    const auto model = ClaimModel::load(k_models, language);
    for (const auto& [text, claim] : sentences) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(judge(model, text).needs_citation == claim); }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_model)

BOOST_AUTO_TEST_CASE(dutch) {
    check("nl", {{"Beweging vermindert sombere klachten.", true},
                 {"rTMS werkt beter dan wisselen van medicijn.", true},
                 {"Epileptische aanvallen zijn zeldzaam.", true},
                 {"Een op de vijf Nederlanders krijgt een depressie.", true},
                 {"Slecht slapen gaat vaak samen met angst.", true},
                 {"Onderzoek laat zien dat de behandeling klachten vermindert.", true},
                 {"rTMS staat voor repetitieve transcraniële magnetische stimulatie.", false},
                 {"Werkt rTMS ook bij jou?", false},
                 {"Meld je aan via het formulier.", false},
                 {"Bespreek dit met je huisarts.", false},
                 {"In dit artikel lees je hoe dat zit.", false},
                 {"De zorgverzekeraar vergoedt de behandeling deels.", false}});
}

BOOST_AUTO_TEST_CASE(english) {
    check("en", {{"Exercise may ease low mood.", true},
                 {"rTMS outperforms switching drugs.", true},
                 {"Seizures are rare.", true},
                 {"One in five adults develops depression.", true},
                 {"Stress slows the growth of new connections.", true},
                 {"Poor sleep often accompanies anxiety.", true},
                 {"OCD is short for obsessive-compulsive disorder.", false},
                 {"Does rTMS work for you?", false},
                 {"Read our article on sleep.", false},
                 {"Sessions take place on weekdays.", false},
                 {"Talk to your GP.", false},
                 {"Your insurer covers part of the cost.", false}});
}

BOOST_AUTO_TEST_CASE(headings_are_never_judged) {
    const auto model = ClaimModel::load(k_models, "en");
    const auto found = judge(model, "Studies show that exercise eases depression", Role::heading);
    BOOST_TEST(!found.needs_citation);
    BOOST_TEST(found.score == 0.0F);
}

BOOST_AUTO_TEST_CASE(quotes_and_white_space_change_no_verdict) {
    const auto model = ClaimModel::load(k_models, "nl");
    const auto straight = judge(model, "Wie \"goed\" slaapt, heeft 20% minder kans op zo'n depressie.");
    const auto curly = judge(model,
                             "Wie \xE2\x80\x9Cgoed\xE2\x80\x9D slaapt,\n  heeft\xC2\xA0"
                             "20% minder kans op zo\xE2\x80\x99n depressie [4].");
    BOOST_TEST(straight.score == curly.score);
    BOOST_TEST(straight.needs_citation);
}

BOOST_AUTO_TEST_CASE(reasons_are_words_of_the_sentence) {
    const auto model = ClaimModel::load(k_models, "en");
    const std::string text = "Studies show that exercise reduces depression by 30%.";
    const auto found = judge(model, text);
    BOOST_REQUIRE(!found.reasons.empty());
    BOOST_TEST(found.reasons.size() <= 5);
    for (const auto& reason : found.reasons) {
        BOOST_TEST(text.substr(reason.range.begin, reason.range.end - reason.range.begin) == reason.word);
        BOOST_TEST(reason.weight > 0);
        BOOST_TEST(reason.weight <= found.reasons.front().weight);
    }
}

BOOST_AUTO_TEST_CASE(a_threshold_is_strict_or_lenient) {
    const auto model = ClaimModel::load(k_models, "en");
    const std::vector<SentenceIn> article{{"Exercise may ease low mood.", Role::paragraph, 0, 0},
                                          {"Call us on Monday.", Role::paragraph, 0, 1}};
    BOOST_TEST(model.judge(article, 0.0F)[1].needs_citation);
    BOOST_TEST(!model.judge(article, 1.0F)[0].needs_citation);
}

BOOST_AUTO_TEST_CASE(odd_input_is_judged) {
    const auto model = ClaimModel::load(k_models, "en");
    BOOST_TEST(model.judge({}).empty());
    for (const std::string_view text : {"", " ", "?", "\xFF\xC3", "[1]", "---"})
        BOOST_TEST(judge(model, text).score <= 1.0F);
}

BOOST_AUTO_TEST_CASE(a_missing_or_damaged_model_is_an_error) {
    BOOST_CHECK_THROW(ClaimModel::load(k_models, "xx"), kopij::text::FileError);
    const auto folder = std::filesystem::temp_directory_path() / "kopij-evidence-test";
    const auto bytes = kopij::text::read_file(k_models / "claims-en.bin");
    for (const std::size_t size : {std::size_t{0}, std::size_t{20}, bytes.size() / 2}) {
        kopij::text::write_file(folder / "claims-en.bin", bytes.substr(0, size));
        BOOST_CHECK_THROW(ClaimModel::load(folder, "en"), kopij::text::FileError);
    }
    std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()
