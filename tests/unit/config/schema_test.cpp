// The schema that editors use must say what the reader of the settings does.
#include <algorithm>
#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include "config/project.hpp"
#include "paths.hpp"
#include "text/file.hpp"

namespace kopij::config {
namespace {

namespace json = boost::json;

json::object schema() {
    return json::parse(text::read_file(test::root() / "rules/kopij.schema.json")).as_object();
}

std::size_t problems(const std::string& key, const json::value& value) {
    diagnostic::Collector sink;
    // JSON is YAML too.
    read_project(text::Source::from_bytes("/site/.kopij.yml", key + ": " + json::serialize(value) + '\n'),
                 sink);
    return sink.diagnostics.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_of_settings)

BOOST_AUTO_TEST_CASE(it_has_every_setting_and_no_other) {
    std::vector<std::string> described;
    const auto whole = schema();
    for (const auto& [key, value] : whole.at("properties").as_object()) described.emplace_back(key);
    auto known = setting_names();
    std::sort(described.begin(), described.end());
    std::sort(known.begin(), known.end());
    BOOST_TEST(described == known, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_setting_is_explained_and_its_examples_are_read) {
    const auto whole = schema();
    for (const auto& [key, value] : whole.at("properties").as_object()) {
        BOOST_TEST(!value.at("description").as_string().empty(), key);
        for (const auto& example : value.at("examples").as_array())
            BOOST_TEST(problems(key, example) == 0U, key);
    }
}

BOOST_AUTO_TEST_CASE(what_it_forbids_the_reader_refuses) {
    BOOST_TEST(problems("publish-at", 101) == 1U);
    BOOST_TEST(problems("publish-at", "half") == 1U);
    BOOST_TEST(problems("catalogues", "po/{lang}.po") == 1U);
    BOOST_TEST(problems("templates", "all.pot") == 1U);
    BOOST_TEST(problems("languages", json::array{json::array{"nl"}}) == 1U);
    BOOST_TEST(problems("rules", "off") == 1U);
    BOOST_TEST(problems("rules", json::object{{"Plain.Jargon", "loud"}}) == 1U);
    BOOST_TEST(problems("artikles", "x") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
