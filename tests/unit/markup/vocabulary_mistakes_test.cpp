#include "markup/vocabulary.hpp"

#include <boost/test/unit_test.hpp>

#include "config/value.hpp"

namespace kopij::test {
namespace {

/// What is reported of a vocabulary, one line each with its place.
std::string problems(const std::string& yaml) {
    const auto source = text::Source::from_bytes("own.yml", yaml);
    diagnostic::Collector found;
    const auto value = config::load_yaml(source, "Config.Vocabulary", found);
    markup::Vocabulary::from(value, found);
    std::string out;
    for (const auto& one : found.diagnostics) {
        const auto at = source.location(one.range.begin);
        out += std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + one.message + '\n';
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_mistakes)

BOOST_AUTO_TEST_CASE(a_house_may_have_roles_of_its_own) {
    BOOST_TEST(
        problems("name: a\nroles:\n  heading: [k, \"part/k\"]\n  dosage: [dose]\nattributes:\n  id: [key]\n")
            .empty());
}

BOOST_AUTO_TEST_CASE(mistakes_have_a_place) {
    BOOST_TEST(problems("roles:\n  headin: [k]\n") ==
               "2:3: no rule knows the role 'headin'; did you mean 'heading'?\n");
    BOOST_TEST(problems("attributes:\n  ids: [key]\n") ==
               "2:3: the key 'ids' is not known here; did you mean 'id'?\n");
    BOOST_TEST(problems("roles: [k]\n") == "1:8: here a map is wanted: lines of 'key: value'\n");
    for (const std::string pattern : {"strong word", "x:sec", "a|b", "sec/", "sec[kind]"}) {
        BOOST_TEST(problems("its:\n  translate-no: [\"" + pattern + "\"]\n")
                           .find("2:18: '" + pattern + "' is no pattern") == 0U,
                   pattern << ": " << problems("its:\n  translate-no: [\"" + pattern + "\"]\n"));
    }
}

BOOST_AUTO_TEST_CASE(what_fits_no_document) {
    for (const std::string match : {"{}", "{root: []}", "{root: [], extension: []}"})
        BOOST_TEST(problems("name: a\nmatch: " + match + "\n").find("2:8: no document fits") == 0U, match);
    BOOST_TEST(problems("match:\n").find("here a map is wanted") != std::string::npos);
    for (const std::string match :
         {"{root: [a]}", "{namespace: [urn:a]}", "{public-id: [A]}", "{extension: [.a], root: []}"})
        BOOST_TEST(problems("match: " + match + "\n").empty(), match);
    // One that others name, or that is under construction, says nothing of it.
    BOOST_TEST(problems("name: a\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
