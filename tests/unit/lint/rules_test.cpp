// Every rule in rules/ does what its own examples say.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <boost/test/unit_test_suite.hpp>
#include <filesystem>

#include "config/abbreviations.hpp"
#include "lint/examples.hpp"
#include "lint/rule_set.hpp"

namespace kopij::lint {
namespace {

namespace fs = std::filesystem;

const fs::path k_rules = fs::path(KOPIJ_ROOT) / "rules";

/// Those that run by name only among them.
std::vector<fs::path> styles() {
    std::vector<std::string> missing;
    auto out = find_styles({k_rules}, {}, missing);
    for (const auto* by_name : {"Spelling", "Terms", "Typography"}) out.push_back(k_rules / by_name);
    return out;
}

struct Shipped {
    Shipped() {
        diagnostic::Collector problems;
        environment.rules = k_rules;
        environment.root = KOPIJ_ROOT;
        environment.abbreviations = config::load_abbreviations(k_rules / "abbreviations", problems);
        vocabularies = markup::Vocabularies::load({k_rules / "vocabularies"}, problems);
        rules = RuleSet::load(styles(), environment);
        for (const auto& one : problems.diagnostics) wrong += one.message + '\n';
        for (const auto& file : rules.problems()) {
            for (const auto& one : file.diagnostics) wrong += file.source->path() + ": " + one.message + '\n';
        }
    }
    Environment environment;
    markup::Vocabularies vocabularies;
    RuleSet rules;
    std::string wrong;
};

const Shipped& shipped() {
    static const Shipped k_shipped;
    return k_shipped;
}

/// By file name: the cases are named before the kinds of rules exist.
std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const auto& style : styles()) {
        for (const auto& file : fs::directory_iterator(style)) {
            if (file.path().extension() == ".yml") out.push_back(rule_id(file.path().string()));
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(every_file_can_be_read) { BOOST_TEST(shipped().wrong == ""); }

BOOST_DATA_TEST_CASE(does_what_its_examples_say, boost::unit_test::data::make(ids()), id) {
    const auto* entry = shipped().rules.find(id);
    BOOST_REQUIRE(entry);
    for (const auto& failure : check_examples(*entry, shipped().vocabularies, shipped().environment)) {
        BOOST_ERROR(failure.text << "\n    " << failure.message);
    }
}

BOOST_DATA_TEST_CASE(speaks_dutch_and_english, boost::unit_test::data::make(ids()), id) {
    const auto& rule = *shipped().rules.find(id)->rule;
    for (const auto* wording : {&rule.message, &rule.why}) {
        BOOST_TEST(!wording->in("en").empty());
        BOOST_TEST(wording->in("nl") != wording->in("en"));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
