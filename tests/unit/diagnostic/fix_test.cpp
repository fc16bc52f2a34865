#include "diagnostic/fix.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

namespace kopij::diagnostic {
namespace {

Diagnostic with_fix(std::vector<text::Edit> edits, Fix::Safety safety = Fix::Safety::safe) {
    Diagnostic out{"Style.Rule", Severity::warning, edits.empty() ? text::Range{} : edits.front().range, "m"};
    out.fix = Fix{safety, std::move(edits)};
    return out;
}

const Accept k_any = [](const std::string&) { return true; };

}  // namespace

BOOST_AUTO_TEST_SUITE(fix)

BOOST_AUTO_TEST_CASE(no_fix_gives_back_the_same_text) {
    const auto out = apply_fixes("abc", {Diagnostic{"S.R", Severity::error, {0, 1}, "m"}}, Fixes::all);
    BOOST_TEST(out.text == "abc");
    BOOST_TEST(out.applied == 0U);
    BOOST_TEST(out.left == 0U);
}

BOOST_AUTO_TEST_CASE(unsafe_fixes_wait_to_be_asked_for) {
    const std::vector<Diagnostic> found = {with_fix({{{0, 1}, "X"}}),
                                           with_fix({{{4, 5}, "Y"}}, Fix::Safety::unsafe)};
    BOOST_TEST(apply_fixes("abcde", found, Fixes::safe).text == "Xbcde");
    BOOST_TEST(apply_fixes("abcde", found, Fixes::all).text == "XbcdY");
}

BOOST_AUTO_TEST_CASE(a_fix_is_applied_as_a_whole_or_not_at_all) {
    // The second shares one place with the first, so its other place stays as it is too.
    const auto out = apply_fixes(
        "abcdef", {with_fix({{{1, 2}, "X"}}), with_fix({{{1, 3}, "Y"}, {{5, 6}, "Z"}})}, Fixes::safe);
    BOOST_TEST(out.text == "aXcdef");
    BOOST_TEST(out.applied == 1U);
    BOOST_TEST(out.left == 1U);
}

BOOST_AUTO_TEST_CASE(fixes_that_touch_never_both_apply) {
    BOOST_TEST(
        apply_fixes("abcdef", {with_fix({{{1, 2}, "X"}}), with_fix({{{2, 3}, "Y"}})}, Fixes::safe).text ==
        "aXcdef");
    BOOST_TEST(
        apply_fixes("abcdef", {with_fix({{{2, 2}, "X"}}), with_fix({{{2, 2}, "Y"}})}, Fixes::safe).text ==
        "abXcdef");
    BOOST_TEST(
        apply_fixes("abcdef", {with_fix({{{3, 4}, "X"}}), with_fix({{{0, 6}, ""}})}, Fixes::safe).text ==
        "abcXef");
    BOOST_TEST(
        apply_fixes("abcdef", {with_fix({{{1, 2}, "X"}}), with_fix({{{3, 4}, "Y"}})}, Fixes::safe).text ==
        "aXcYef");
}

BOOST_AUTO_TEST_CASE(the_same_fix_of_two_diagnostics_is_applied_once_and_serves_both) {
    const auto out = apply_fixes("abc", {with_fix({{{1, 1}, "-"}}), with_fix({{{1, 1}, "-"}})}, Fixes::safe);
    BOOST_TEST(out.text == "a-bc");
    BOOST_TEST(out.applied == 2U);
    BOOST_TEST(out.left == 0U);
}

BOOST_AUTO_TEST_CASE(a_fix_within_another_fix_of_several_places_applies) {
    const auto out = apply_fixes(
        "<b>x</b>", {with_fix({{{0, 3}, "<i>"}, {{4, 8}, "</i>"}}), with_fix({{{3, 4}, "y"}})}, Fixes::safe);
    BOOST_TEST(out.text == "<i>x</i>");  // they touch
    BOOST_TEST(apply_fixes("<b> x </b>",
                           {with_fix({{{0, 3}, "<i>"}, {{6, 10}, "</i>"}}), with_fix({{{4, 5}, "y"}})},
                           Fixes::safe)
                   .text == "<i> y </i>");
}

BOOST_AUTO_TEST_CASE(what_is_no_valid_change_is_left) {
    const auto out = apply_fixes("abc", {with_fix({{{2, 9}, "X"}}), with_fix({{{0, 2}, "X"}, {{1, 3}, "Y"}})},
                                 Fixes::safe);
    BOOST_TEST(out.text == "abc");
    BOOST_TEST(out.left == 2U);
}

BOOST_AUTO_TEST_CASE(fixing_goes_on_until_there_is_nothing_more) {
    const Find pairs =
        [](const std::string& text) {  // "aa" becomes "a"; overlapping ones need several rounds
            std::vector<Diagnostic> out;
            for (std::size_t at = text.find("aa"); at != std::string::npos; at = text.find("aa", at + 1)) {
                out.push_back(with_fix({{{at, at + 2}, "a"}}));
            }
            return out;
        };
    const auto out = fix_until_stable("aaaaaa b aa", pairs, k_any, Fixes::safe);
    BOOST_TEST(out.text == "a b a");
    BOOST_TEST(out.left == 0U);
    BOOST_TEST(fix_until_stable(out.text, pairs, k_any, Fixes::safe).applied == 0U);
}

BOOST_AUTO_TEST_CASE(rules_that_undo_each_other_end) {
    std::size_t looks = 0;
    const Find swap = [&looks](const std::string& text) {
        ++looks;
        return std::vector<Diagnostic>{with_fix({{{0, 1}, text == "a" ? "b" : "a"}})};
    };
    fix_until_stable("a", swap, k_any, Fixes::safe);
    BOOST_TEST(looks == k_most_fix_rounds);
}

BOOST_AUTO_TEST_CASE(a_fix_that_breaks_the_text_stays_out_and_the_others_apply) {
    const Find find = [](const std::string& text) {
        std::vector<Diagnostic> out;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == 'x') out.push_back(with_fix({{{at, at + 1}, "long"}}));
            if (text[at] == '>') out.push_back(with_fix({{{at, at + 1}, ""}}));
        }
        return out;
    };
    const Accept closed = [](const std::string& text) { return text.find('>') != std::string::npos; };
    const auto out = fix_until_stable("x < x > x", find, closed, Fixes::safe);
    BOOST_TEST(out.text == "long < long > long");
    BOOST_TEST(out.applied == 3U);
    BOOST_TEST(out.left == 1U);
}

BOOST_AUTO_TEST_CASE(whatever_the_fixes_the_result_is_what_the_applied_ones_say) {
    std::mt19937 random(7);  // NOLINT: the same cases every time
    for (int n = 0; n < 2000; ++n) {
        const std::string text = "abcdefghijklmnop";
        std::vector<Diagnostic> found;
        for (int k = 0; k < 6; ++k) {
            const auto begin = random() % 16;
            const auto end = std::min<std::size_t>(begin + random() % 4, 16);
            found.push_back(with_fix({{{begin, end}, std::string(random() % 3, 'X')}}));
        }
        const auto out = apply_fixes(text, found, Fixes::all);
        BOOST_TEST_REQUIRE(out.applied + out.left == found.size());
        // The letters that are left stand in their order.
        std::string letters;
        for (const char c : out.text) {
            if (c != 'X') letters += c;
        }
        BOOST_TEST_REQUIRE(std::is_sorted(letters.begin(), letters.end()));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::diagnostic
