#include "report/progress.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "text/width.hpp"

namespace kopij::report {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

const sys_days k_today{days{20000}};

std::vector<Progress> rows() {
    Progress article{"sleep", "content/nl/sleep.xml", "nl"};
    article.words = 200;
    article.findings = 3;
    article.errors = 1;
    article.reviewed = k_today - days{40};
    Progress translation{"sleep", "locales/en/sleep.po", "en", true};
    translation.words = 200;
    translation.translated = 150;
    translation.fuzzy = 20;
    translation.untranslated = 30;
    Progress other{"an-article-with-a-rather-long-name-\u6f22\u5b57", "content/nl/other.xml", "nl"};
    other.words = 100;
    other.reviewed = k_today - days{800};
    return {article, translation, other};
}

std::string table(std::size_t width) {
    std::ostringstream out;
    write_progress(out, rows(), k_today, {false, false, width});
    return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(progress)

BOOST_AUTO_TEST_CASE(the_table_has_a_row_each_and_totals) {
    const std::string expected =
        "article                                  lang  words  done  fuzzy  open  findings  errors  "
        "reviewed\n"
        "sleep                                    nl      200                            3       1  40 days\n"
        "                                         en      200  75 %     20    30         0       0\n"
        "an-article-with-a-rather-long-name-\u6f22\u5b57  nl      100                            0       0  "
        "2 years\n"
        "\n"
        "all articles                             nl      300                            3       1\n"
        "all translations                         en      200  75 %     20    30         0       0\n";
    BOOST_TEST(table(0) == expected);
}

BOOST_AUTO_TEST_CASE(a_narrow_screen_takes_from_the_names) {
    std::istringstream lines(table(80));
    for (std::string line; std::getline(lines, line);) BOOST_TEST(text::display_width(line) <= 80U, line);
    BOOST_TEST(table(80).find("\u2026") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_very_narrow_one_takes_the_errors_too) {
    std::istringstream lines(table(60));
    for (std::string line; std::getline(lines, line);) BOOST_TEST(text::display_width(line) <= 60U, line);
    BOOST_TEST(table(60).find("errors") == std::string::npos);
    BOOST_TEST(table(60).find("findings") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(scripts_get_the_same_as_json) {
    std::ostringstream out;
    write_progress_json(out, rows(), k_today);
    const auto value = boost::json::parse(out.str());
    const auto& articles = value.at("articles").as_array();
    BOOST_REQUIRE(articles.size() == 3U);
    BOOST_TEST(articles[0].at("reviewed").as_string() == "2024-08-25");
    BOOST_TEST(articles[0].at("age").as_int64() == 40);
    BOOST_TEST(articles[1].at("reviewed").is_null());
    BOOST_TEST(articles[1].at("percent").as_int64() == 75);
    BOOST_TEST(value.at("totals").as_array().size() == 2U);
    out.str("");
    write_progress_json(out, {}, k_today);
    BOOST_TEST(boost::json::parse(out.str()).at("articles").as_array().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::report
