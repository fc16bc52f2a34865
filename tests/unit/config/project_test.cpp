#include "config/project.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::config {
namespace {

Project read(const std::string& yaml, std::vector<diagnostic::Diagnostic>& problems) {
    const auto source = text::Source::from_bytes("/site/.kopij.yml", yaml);
    diagnostic::Collector sink;
    auto out = read_project(source, sink);
    problems = std::move(sink.diagnostics);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(project)

BOOST_AUTO_TEST_CASE(the_settings_are_read) {
    std::vector<diagnostic::Diagnostic> problems;
    const auto out = read(
        "languages: [nl, en]\narticles: content/**/*.xml\ncatalogues: po/{lang}/{article}.po\npublish-at: "
        "80\n"
        "ignore: [drafts, '*.tmp']\nrules: {Plain.Jargon: off, Evidence.UncitedClaim: warning}\n",
        problems);
    BOOST_TEST(problems.empty());
    BOOST_TEST(out.languages.size() == 2U);
    BOOST_TEST(out.publish_at == 80);
    BOOST_TEST(out.path(out.catalogues, "nl", "rtms") == "/site/po/nl/rtms.po");
    BOOST_TEST(out.ignored("/site/drafts/a.xml"));
    BOOST_TEST(out.ignored("/site/content/a.tmp"));
    BOOST_TEST(!out.ignored("/site/content/a.xml"));
    BOOST_REQUIRE(out.rules.size() == 2U);
    BOOST_TEST(!out.rules[0].on);
    BOOST_TEST((out.rules[1].level == diagnostic::Severity::warning));
}

BOOST_AUTO_TEST_CASE(a_wrong_key_names_the_nearest_and_its_place) {
    std::vector<diagnostic::Diagnostic> problems;
    read("languages: [nl]\nartikles: x\n", problems);
    BOOST_REQUIRE(problems.size() == 1U);
    BOOST_TEST(problems[0].message == "there is no setting 'artikles'; did you mean 'articles'?");
    BOOST_TEST(problems[0].range.begin == 16U);
}

BOOST_AUTO_TEST_CASE(wrong_values_are_told_and_the_rest_is_read) {
    std::vector<diagnostic::Diagnostic> problems;
    const auto out = read("publish-at: 200\ncatalogues: all.po\nlanguages: [en]\n", problems);
    BOOST_TEST(problems.size() == 2U);
    BOOST_TEST(out.languages.size() == 1U);
    BOOST_TEST(out.publish_at == 100);
}

BOOST_AUTO_TEST_CASE(what_is_no_yaml_is_told) {
    std::vector<diagnostic::Diagnostic> problems;
    read("languages: [nl\narticles: {", problems);
    BOOST_TEST(problems.size() == 1U);
    read("- a\n- b\n", problems);
    BOOST_TEST(problems.size() == 1U);
    read("languages: nl\nlanguages: en\n", problems);
    BOOST_TEST(problems.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
