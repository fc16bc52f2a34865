// The text report: what is told together, and how much it may cost.
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "report/formats.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Severity;

std::string text_of(const std::string& source, const std::vector<Diagnostic>& found, std::size_t width = 80) {
    std::ostringstream out;
    Context context;
    context.style.width = width;
    context.rules = {{"T.U", "This states ..., and no source is cited (...).", {}, {}, {}}};
    make_text(out, context)->file(text::Source::from_bytes("a.xml", source), found);
    return out.str();
}

Diagnostic at(std::size_t begin, std::size_t end, std::string message = "uncited", std::string rule = "E.U") {
    return {std::move(rule), Severity::error, {begin, end}, std::move(message), "because"};
}

std::size_t count(const std::string& text, std::string_view word) {
    std::size_t out = 0;
    for (auto n = text.find(word); n != std::string::npos; n = text.find(word, n + 1)) ++out;
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_report)

BOOST_AUTO_TEST_CASE(sentences_of_one_paragraph_are_told_together) {
    const auto out =
        text_of("<p>One is so.\nTwo is not.\nThree is.</p>\n", {at(3, 13), at(14, 25), at(26, 35)});
    BOOST_TEST(count(out, "error[E.U]") == 1U);
    BOOST_TEST(count(out, "(3 passages)") == 1U);
    BOOST_TEST(count(out, "^") == 10U + 11U + 9U);
}

BOOST_AUTO_TEST_CASE(another_paragraph_is_told_by_itself) {
    BOOST_TEST(count(text_of("<p>One.</p>\n<p>Two.</p>\n", {at(3, 7), at(15, 19)}), "error[E.U]") == 2U);
    BOOST_TEST(count(text_of("One.\n\nTwo.\n", {at(0, 4), at(6, 10)}), "error[E.U]") == 2U);
}

BOOST_AUTO_TEST_CASE(what_messages_share_is_told_once) {
    const auto out = text_of("One. Two.", {
                                              at(0, 4, "No source is cited for it ('one', 'a')."),
                                              at(5, 9, "No source is cited for it ('two')."),
                                          });
    BOOST_TEST(count(out, "error[E.U]: No source is cited for it (\u2026).\n") == 1U);
    BOOST_TEST(count(out, "= 1:1: 'one', 'a'\n") == 1U);
    BOOST_TEST(count(out, "= 1:6: 'two'\n") == 1U);
    const auto other = text_of("One. Two.", {at(0, 4, "one thing"), at(5, 9, "quite another")});
    BOOST_TEST(count(other, "error[E.U]: one thing\n") == 1U);
    BOOST_TEST(count(other, "= 1:6: quite another\n") == 1U);
}

BOOST_AUTO_TEST_CASE(a_rules_summary_tells_what_its_messages_share) {
    const auto out =
        text_of("One. Two.", {at(0, 4, "This states a cause, and no source is cited ('a').", "T.U"),
                              at(5, 9, "This states an effect, and no source is cited ('b').", "T.U")});
    BOOST_TEST(count(out, "error[T.U]: This states \u2026, and no source is cited (\u2026).\n") == 1U, out);
    BOOST_TEST(count(out, "= 1:1: a cause; 'a'\n") == 1U, out);
    BOOST_TEST(count(out, "= 1:6: an effect; 'b'\n") == 1U, out);
    const auto same =
        text_of("One. Two.", {at(0, 4, "This states a cause, and no source is cited ('a').", "T.U"),
                              at(5, 9, "This states a cause, and no source is cited ('b').", "T.U")});
    BOOST_TEST(count(same, "error[T.U]: This states a cause, and no source is cited (\u2026).\n") == 1U,
               same);
    BOOST_TEST(count(same, "= 1:6: 'b'\n") == 1U, same);
    const auto others =
        text_of("One. Two.", {at(0, 4, "Something else", "T.U"),
                              at(5, 9, "This states a cause, and no source is cited ('b').", "T.U")});
    BOOST_TEST(count(others, "error[T.U]: Something else\n") == 1U, others);
}

BOOST_AUTO_TEST_CASE(a_long_place_leaves_the_number_of_passages_to_the_next_row) {
    const auto out = text_of("One. Two.", {at(0, 4), at(5, 9)}, 15);
    BOOST_TEST(count(out, "--> a.xml:1:1\n     (2 passages)\n") == 1U, out);
}

BOOST_AUTO_TEST_CASE(a_wide_change_is_no_wider_than_the_screen) {
    auto one = at(40, 50);
    one.fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, {{{40, 50}, std::string(45, 'n')}}};
    const auto out = text_of(std::string(40, 'a') + std::string(10, 'o') + std::string(40, 'z'), {one}, 70);
    BOOST_TEST(count(out, std::string(45, 'n')) == 1U, out);
    std::istringstream rows(out);
    for (std::string row; std::getline(rows, row);)
        BOOST_TEST(row.size() - 2 * count(row, "\u2026") <= 70U, row);
}

BOOST_AUTO_TEST_CASE(another_rule_or_fix_is_told_by_itself) {
    const auto out = text_of("One. Two.", {at(0, 4), at(1, 2, "m", "S.R"), at(5, 9)});
    BOOST_TEST(count(out, "error[E.U]") == 1U);
    BOOST_TEST(count(out, "error[S.R]") == 1U);
    auto fixed = at(5, 9);
    fixed.fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, {{{5, 9}, "x"}}};
    BOOST_TEST(count(text_of("One. Two.", {at(0, 4), fixed}), "error[E.U]") == 2U);
}

BOOST_AUTO_TEST_CASE(a_reason_is_given_once_a_file) {
    BOOST_TEST(count(text_of("One.\n\nTwo.\n", {at(0, 4), at(6, 10)}), "why: because") == 1U);
}

BOOST_AUTO_TEST_CASE(no_row_is_wider_than_the_screen) {
    std::string source;
    for (int n = 0; n < 200; ++n) source += "woorden \u6f22\u5b57 ";
    for (const std::size_t width : {50U, 60U, 77U, 120U}) {
        std::string message = "a message";
        while (message.size() < 200) message += " that is long";
        const auto out = text_of(source, {at(100, 400, message), at(900, 1100, "b" + message)}, width);
        std::istringstream rows(out);
        for (std::string row; std::getline(rows, row);) {
            // Two columns for each wide character, which has three bytes.
            const auto wide = count(row, "\u6f22") + count(row, "\u5b57");
            const auto dots = count(row, "\u2026");
            BOOST_TEST(row.size() - wide - 2 * dots <= width, row);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_passage_is_shown_whole_where_it_fits) {
    const auto out =
        text_of("x " + std::string(30, 'a') + " " + std::string(30, 'b') + " y", {at(2, 63)}, 50);
    BOOST_TEST(count(out, std::string(30, 'a')) == 1U);
    BOOST_TEST(count(out, std::string(30, 'b')) == 1U);
}

BOOST_AUTO_TEST_CASE(spaces_that_come_or_go_are_seen) {
    auto one = at(3, 5);
    one.fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, {{{3, 5}, " "}}};
    const auto out = text_of("een  twee", {one});
    BOOST_TEST(count(out, "- een\u00b7\u00b7twee") == 1U);
    BOOST_TEST(count(out, "+ een\u00b7twee") == 1U);
}

BOOST_AUTO_TEST_CASE(many_findings_on_one_endless_line_take_no_time) {
    const std::string source(4'000'000, 'x');
    std::vector<Diagnostic> found;
    for (std::size_t n = 0; n < 2000; ++n)
        found.push_back(at(n * 2000, n * 2000 + 5, "m", "S.R" + std::to_string(n)));
    BOOST_TEST(count(text_of(source, found), "error[") == 2000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::report
