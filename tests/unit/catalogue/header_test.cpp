#include <boost/test/unit_test.hpp>

#include "catalogue/header.hpp"
#include "catalogue/plural.hpp"

namespace kopij::catalogue {

BOOST_AUTO_TEST_SUITE(header)

BOOST_AUTO_TEST_CASE(fields_are_changed_in_place_and_strange_lines_kept) {
    auto fields = Header::parse("A: 1\nwhat is this\nB:2 \nA-B: x");
    fields.set("B", "3");
    fields.set("C", "4");
    fields.set("A", "1");
    fields.remove("A-B");
    BOOST_TEST(fields.text() == "A: 1\nwhat is this\nB: 3\nC: 4\n");
    BOOST_TEST(fields.get("D") == "");
}

BOOST_AUTO_TEST_CASE(a_new_header_is_complete) {
    const auto fields = make_header({"site", "2026-01-31 12:00+0100", "", "", "", "nl", "en"});
    BOOST_TEST(fields.get("Language") == "nl");
    BOOST_TEST(fields.get("Plural-Forms") == "nplurals=2; plural=(n != 1);");
    BOOST_TEST(fields.get("X-Source-Language") == "en");
    BOOST_TEST(fields.get("PO-Revision-Date") == "YEAR-MO-DA HO:MI+ZONE");
}

BOOST_AUTO_TEST_CASE(plural_rules_choose_the_form) {
    const auto form = [](std::string_view field, std::uint64_t n) {
        return std::get<PluralRule>(PluralRule::parse(field)).form(n);
    };
    BOOST_TEST(form(plural_forms_of("nl"), 1) == 0U);
    BOOST_TEST(form(plural_forms_of("nl_BE"), 0) == 1U);
    BOOST_TEST(form(plural_forms_of("fr"), 0) == 0U);
    BOOST_TEST(form(plural_forms_of("pt"), 0) == 1U);
    BOOST_TEST(form(plural_forms_of("pt-BR"), 0) == 0U);
    BOOST_TEST(form(plural_forms_of("ru"), 22) == 1U);
    BOOST_TEST(form(plural_forms_of("ar"), 102) == 5U);
    BOOST_TEST(form(plural_forms_of("pl"), 12) == 2U);
    BOOST_TEST(form("nplurals=3; plural=!!n + 1*!n", 7) == 1U);
    BOOST_TEST(form("nplurals=2; plural=n/0;", 7) == 2U);
    BOOST_TEST(plural_forms_of("tlh").empty());
    BOOST_TEST(plural_forms_of("").empty());
}

BOOST_AUTO_TEST_CASE(every_language_of_the_table_has_a_rule_that_stays_below_its_count) {
    for (const auto* language : {"nl", "en", "de", "fr", "pt_BR", "ru", "cs", "pl", "sl", "lt", "lv", "ro",
                                 "ar", "ga", "gd", "cy", "is", "ja", "sr@latin"}) {
        const auto rule = std::get<PluralRule>(PluralRule::parse(plural_forms_of(language)));
        std::vector<bool> used(rule.count());
        for (std::uint64_t n = 0; n < 1000; ++n) {
            BOOST_REQUIRE(rule.form(n) < rule.count());
            used[rule.form(n)] = true;
        }
        BOOST_TEST(std::count(used.begin(), used.end(), true) == static_cast<long>(rule.count()));
    }
}

BOOST_AUTO_TEST_CASE(plural_rules_are_usual_however_their_forms_are_ordered) {
    const auto is_usual = [](std::string_view forms, std::string_view language) {
        return is_usual_plural_rule(std::get<PluralRule>(PluralRule::parse(forms)), language);
    };
    BOOST_TEST(is_usual("nplurals=2; plural=n == 1 ? 1 : 0;", "nl"));
    BOOST_TEST(!is_usual("nplurals=2; plural=n > 1;", "nl"));
    BOOST_TEST(is_usual("nplurals=2; plural=n > 1;", "fr_CA"));
    BOOST_TEST(
        is_usual("nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);", "sl"));
    BOOST_TEST(!is_usual("nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);", "sl"));
    BOOST_TEST(!is_usual("nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);", "pl"));
    BOOST_TEST(!is_usual("nplurals=2; plural=(n != 1);", "ar"));
    BOOST_TEST(is_usual("nplurals=9; plural=n%9;", "tlh"));
    for (const auto* language : {"nl", "ar", "pl", "sl", "ga", "cy", "lv", "ja"}) {
        BOOST_TEST(is_usual(plural_forms_of(language), language), language);
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_plural_expression_says_where) {
    const auto offset = [](const std::string& field) {
        return std::get<PluralError>(PluralRule::parse(field)).offset;
    };
    BOOST_TEST(offset("") == 0U);
    BOOST_TEST(offset("nplurals=x;") == 9U);
    BOOST_TEST(offset("nplurals=2; plural=n != ;") == 24U);
    BOOST_TEST(offset("nplurals=2; plural=(n;") == 21U);
    BOOST_TEST(offset("nplurals=2; plural=n; rm -rf") == 22U);
    offset("nplurals=2; plural=" + std::string(100000, '('));
    offset("nplurals=2; plural=" + std::string(100000, '!'));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
