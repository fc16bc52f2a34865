// The rules of Catalogue, and what they read numbers as.
#include <boost/test/unit_test.hpp>

#include "config/abbreviations.hpp"
#include "lint/examples.hpp"
#include "lint/quantity.hpp"
#include "lint/quantity_words.hpp"
#include "lint/rule_set.hpp"
#include "paths.hpp"

namespace kopij::lint {
namespace {

std::string differences(const std::string& source, const std::string& translation,
                        const std::string& from = "nl", const std::string& to = "en") {
    std::string out;
    for (const auto& one : compare_quantities(source, from, translation, to)) {
        out += one.kind == QuantityDifference::Kind::missing ? "-"
               : one.kind == QuantityDifference::Kind::added ? "+"
                                                             : "~";
        const auto& shown = one.kind == QuantityDifference::Kind::added ? one.translation : one.source;
        out += shown.range.in(one.kind == QuantityDifference::Kind::added ? translation : source);
        out += ";";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_rules)

BOOST_AUTO_TEST_CASE(their_examples_hold) {
    Environment environment;
    environment.rules = test::root() / "rules";
    diagnostic::Collector problems;
    environment.abbreviations = config::load_abbreviations(environment.rules / "abbreviations", problems);
    const auto vocabularies = markup::Vocabularies::load({environment.rules / "vocabularies"}, problems);
    const auto rules = RuleSet::load({environment.rules / "Catalogue"}, environment);
    BOOST_TEST(rules.problems().empty());
    BOOST_TEST(rules.rules().size() > 20U);
    for (const auto& entry : rules.rules()) {
        for (const auto& failure : check_examples(entry, vocabularies, environment)) {
            BOOST_ERROR(entry.rule->id << ": " << failure.text << "\n  " << failure.message);
        }
    }
}

BOOST_AUTO_TEST_CASE(amounts_are_the_same_in_any_spelling) {
    for (const auto& [dutch, english] :
         std::vector<std::pair<std::string, std::string>>{{"1.000,5 mg", "1,000.5 mg"},
                                                          {"1 op de 5 mensen", "1 in 5 people"},
                                                          {"1 op de 5 mensen", "20% of people"},
                                                          {"20 procent", "1 in every 5"},
                                                          {"om 14.30 uur", "at 2.30 pm"},
                                                          {"om 14:30 uur", "at 2:30 pm"},
                                                          {"drie studies", "3 studies"},
                                                          {"12 weken", "twelve weeks"},
                                                          {"3 mei 2026", "May 3, 2026"},
                                                          {"20 tot 190 seconden", "20–190 seconds"},
                                                          {"1,5 miljoen", "1.5 million"},
                                                          {"anderhalf uur", "1.5 hours"},
                                                          {"10 milligram", "10 mg"},
                                                          {"30 minuten", "30-minute"},
                                                          {"2000 mensen", "2,000 people"},
                                                          {"\u22125 °C", "-5 °C"},
                                                          {"bel 0800-0113", "call 0800-0113"},
                                                          {"twee keer", "twice"},
                                                          {"de helft", "50%"},
                                                          {"een studie", "a study"},
                                                          {"een pad (zie figuur 1)", "a path (see figure 1)"},
                                                          {"versie 2.0.1", "version 2.0.1"},
                                                          {"vitamine B12", "vitamin B12"}}) {
        BOOST_TEST(differences(dutch, english) == "",
                   dutch << " | " << english << ": " << differences(dutch, english));
        BOOST_TEST(differences(english, dutch, "en", "nl") == "", english << " | " << dutch);
    }
}

BOOST_AUTO_TEST_CASE(fractions_are_the_same_in_words_digits_and_percentages) {
    for (const auto& [dutch, english] : std::vector<std::pair<std::string, std::string>>{
             {"Tweederde van de mensen", "Two thirds of people"},
             {"twee derde van de mensen", "two-thirds of people"},
             {"driekwart van de kinderen", "three quarters of children"},
             {"drie kwart van de kinderen", "75% of children"},
             {"tweederde slaapt beter", "67% sleep better"},
             {"vier vijfde", "four fifths"},
             {"viervijfde", "80 percent"},
             {"2/3 van de mensen", "two thirds of people"},
             {"een derde van de mensen", "one third of people"},
             {"een kwart", "25%"}}) {
        BOOST_TEST(differences(dutch, english) == "",
                   dutch << " | " << english << ": " << differences(dutch, english));
        BOOST_TEST(differences(english, dutch, "en", "nl") == "",
                   english << " | " << dutch << ": " << differences(english, dutch, "en", "nl"));
    }
    BOOST_TEST(differences("tweederde", "three quarters") == "-tweederde;+three quarters;");
    BOOST_TEST(differences("two thirds", "driekwart", "en", "nl") == "-two thirds;+driekwart;");
    BOOST_TEST(differences("tweederde", "60%") == "-tweederde;+60%;");
}

BOOST_AUTO_TEST_CASE(money_is_in_a_currency) {
    for (const auto& [dutch, english] :
         std::vector<std::pair<std::string, std::string>>{{"\u20AC 12,50", "\u20AC12.50"},
                                                          {"5 euro", "\u20AC5"},
                                                          {"EUR 1.000", "1,000 euros"},
                                                          {"\u20AC 5 miljoen", "\u20AC5 million"},
                                                          {"$ 20", "20 dollars"}}) {
        BOOST_TEST(differences(dutch, english) == "",
                   dutch << " | " << english << ": " << differences(dutch, english));
        BOOST_TEST(differences(english, dutch, "en", "nl") == "", english << " | " << dutch);
    }
    BOOST_TEST(differences("\u20AC 5", "$5") == "~\u20AC 5;");
    BOOST_TEST(differences("\u00A35", "\u20AC 5", "en", "nl") == "~\u00A35;");
    BOOST_TEST(differences("5 euro", "5 dollars") == "~5 euro;");
}

BOOST_AUTO_TEST_CASE(languages_that_group_by_a_space_and_french_times_are_read) {
    BOOST_TEST(differences("1,500 IU", "1 500 UI", "en", "fr") == "");
    BOOST_TEST(differences("12,345 people", "12 345 personnes", "en", "fr") == "");
    BOOST_TEST(differences("12,345 people", "12 435 personnes", "en", "fr") != "");
    BOOST_TEST(differences("1.234.567 mensen", "1 234 567 personnes", "nl", "fr") == "");
    BOOST_TEST(differences("call 088 123 45 67", "appelez le 088 123 45 67", "en", "fr") == "");
    BOOST_TEST(differences("call 800 123 456", "appelez le 800 123 456", "en", "fr") == "");
    BOOST_TEST(differences("call +32 475 123 456", "appelez le +32 475 123 456", "en", "fr") == "");
    BOOST_TEST(differences("from 9 a.m. to 5:30 p.m.", "de 9 h \u00E0 17 h 30", "en", "fr") == "");
    BOOST_TEST(differences("from 9 a.m. to 5:30 p.m.", "de 9 h \u00E0 18 h 30", "en", "fr") != "");
}

BOOST_AUTO_TEST_CASE(a_month_is_answered_by_a_month) {
    BOOST_TEST(differences("March 4, 2025", "4 maart 2025", "en", "nl") == "");
    BOOST_TEST(differences("March 4, 2025", "3 april 2025", "en", "nl") != "");
    BOOST_TEST(differences("12-05-2024", "12 May 2024") == "");
    BOOST_TEST(differences("12-05-2024", "5 December 2024") != "");
    BOOST_TEST(differences("12-05-2024", "2024-05-12") == "");
}

BOOST_AUTO_TEST_CASE(words_of_german_and_french_answer_digits) {
    BOOST_TEST(differences("10 seconds", "zehn Sekunden", "en", "de") == "");
    BOOST_TEST(differences("returns zero", "gibt 0 aus", "en", "de") == "");
    BOOST_TEST(differences("May 3, 2026", "3. Mai 2026", "en", "de") == "");
    BOOST_TEST(differences("7 days", "sept jours", "en", "fr") == "");
    BOOST_TEST(differences("7 days", "huit jours", "en", "fr") == "-7 days;");
    BOOST_TEST(differences("a day", "drei Tage", "en", "de") == "");
    BOOST_TEST(begins_with_number("vierstellig", 4, "de"));
    BOOST_TEST(!begins_with_number("vierzig", 4, "de"));
    BOOST_TEST(!begins_with_number("achter", 8, "nl"));
}

BOOST_AUTO_TEST_CASE(numbers_of_values_and_behind_dots) {
    BOOST_TEST(differences("%s: %s", "%2$s: %1$s", "en", "nl") == "");
    BOOST_TEST(differences("from 20..-19", "van 20 tot -19", "en", "nl") == "");
    const auto name = read_quantities("COVID-19 and 20 more", "en");
    BOOST_REQUIRE(name.size() == 2U);
    BOOST_TEST(name[0].in_name);
    BOOST_TEST(!name[1].in_name);
}

BOOST_AUTO_TEST_CASE(other_amounts_are_not) {
    BOOST_TEST(differences("10 mg", "10 µg") == "~10 mg;");
    BOOST_TEST(differences("10 mg", "10") == "~10 mg;");
    BOOST_TEST(differences("10 mg", "100 mg") == "-10 mg;+100 mg;");
    BOOST_TEST(differences("38,1 procent", "381%") == "-38,1 procent;+381%;");
    BOOST_TEST(differences("1,000 gram", "1,000 grams") == "-1,000 gram;+1,000 grams;");
    BOOST_TEST(differences("drie studies", "four studies") == "-drie;+four;");
    BOOST_TEST(differences("1 op de 5", "1 in 4") == "-5;+4;");
    BOOST_TEST(differences("om 14.30 uur", "at 4.30 pm") == "-14.30 uur;+4.30;");
    BOOST_TEST(differences("-5 °C", "5 °C") == "-5 °C;+5 °C;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
