#include "config/baseline.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::config {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Severity;

Baseline read(const std::string& yaml, std::size_t problems = 0) {
    diagnostic::Collector sink;
    auto out = Baseline::read(text::Source::from_bytes("baseline.yml", yaml), sink);
    BOOST_TEST(sink.diagnostics.size() == problems);
    for (const auto& one : sink.diagnostics) BOOST_TEST(one.rule == "Config.Baseline");
    return out;
}

std::vector<Diagnostic> findings(std::size_t count, const std::string& rule = "S.R") {
    return std::vector<Diagnostic>(count, {rule, Severity::error, {0, 1}, "m"});
}

Baseline::Run everything() {
    return {[](std::string_view) { return true; }, [](const std::string&) { return true; }};
}

std::string body(const std::string& yaml) { return yaml.substr(yaml.find("\n", yaml.find("--prune")) + 1); }

}  // namespace

BOOST_AUTO_TEST_SUITE(baseline)

BOOST_AUTO_TEST_CASE(known_findings_are_held_back_and_one_more_shows_them_all) {
    auto base = read("a.xml:\n  S.R: 2\n");
    BOOST_TEST(base.unknown("a.xml", findings(2)).empty());
    BOOST_TEST(base.held_back() == 2U);
    base = read("a.xml:\n  S.R: 2\n");
    BOOST_TEST(base.unknown("a.xml", findings(3)).size() == 3U);
    BOOST_TEST(base.unknown("b.xml", findings(1)).size() == 1U);
    BOOST_TEST(base.unknown("c.xml", findings(1, "S.Q")).size() == 1U);
}

BOOST_AUTO_TEST_CASE(fewer_findings_are_stale) {
    auto base = read("a.xml:\n  S.R: 2\n  S.Q: 1\nb.xml:\n  S.R: 1\n");
    base.unknown("a.xml", findings(1));
    const auto stale = base.stale(everything());
    BOOST_REQUIRE(stale.size() == 2U);  // b.xml was not looked at
    BOOST_TEST(stale[0].rule == "Config.StaleBaseline");
    BOOST_TEST(stale[0].message == "the baseline counts 2 findings of S.R in a.xml; there are 1 left");
    BOOST_TEST(stale[0].range.begin == 9U);
    BOOST_TEST(stale[1].message == "the baseline counts 1 findings of S.Q in a.xml; there are 0 left");
}

BOOST_AUTO_TEST_CASE(a_rule_that_did_not_run_makes_nothing_stale) {
    auto base = read("a.xml:\n  S.R: 2\n");
    base.unknown("a.xml", {});
    auto run = everything();
    run.has_rule = [](std::string_view rule) { return rule != "S.R"; };
    BOOST_TEST(base.stale(run).empty());
    BOOST_TEST(body(base.rewritten(run)) == "a.xml:\n  S.R: 2\n");
    BOOST_TEST(body(base.pruned(run)) == "a.xml:\n  S.R: 2\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_gone_is_stale) {
    auto base = read("a.xml:\n  S.R: 2\n");
    auto run = everything();
    BOOST_TEST(base.stale(run).empty());
    run.has_file = [](const std::string&) { return false; };
    BOOST_REQUIRE(base.stale(run).size() == 1U);
    BOOST_TEST(base.stale(run)[0].message == "a.xml is gone, and the baseline still counts its findings");
    BOOST_TEST(body(base.pruned(run)) == "{}\n");
}

BOOST_AUTO_TEST_CASE(writing_takes_what_was_found_and_keeps_what_was_not_looked_at) {
    auto base = read("a.xml:\n  S.R: 2\n  S.Old: 1\nb.xml:\n  S.R: 1\n");
    base.unknown("a.xml", findings(3));
    base.unknown("c.xml", findings(1, "S.Q"));
    BOOST_TEST(body(base.rewritten(everything())) ==
               "a.xml:\n  S.R: 3\nb.xml:\n  S.R: 1\nc.xml:\n  S.Q: 1\n");
}

BOOST_AUTO_TEST_CASE(pruning_only_lowers) {
    auto base = read("a.xml:\n  S.R: 2\n  S.Q: 5\n  S.Old: 1\n");
    auto found = findings(3);
    const auto more = findings(1, "S.Q");
    found.insert(found.end(), more.begin(), more.end());
    base.unknown("a.xml", found);
    base.unknown("c.xml", findings(1));
    BOOST_TEST(body(base.pruned(everything())) == "a.xml:\n  S.Q: 1\n  S.R: 2\n");
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_whatever_the_names) {
    Baseline base;
    for (const auto* name :
         {"no", "-x.md", "a b: c.md", "1.5", "\"quoted\" \\ .md", "caf\u00e9.md", "#.md", "tab\t.md"}) {
        base.unknown(name, findings(1));
    }
    const auto text = base.rewritten(everything());
    auto again = read(text);
    for (const auto* name :
         {"no", "-x.md", "a b: c.md", "1.5", "\"quoted\" \\ .md", "caf\u00e9.md", "#.md", "tab\t.md"}) {
        BOOST_TEST(again.unknown(name, findings(1)).empty(), name);
    }
    BOOST_TEST(again.rewritten(everything()) == text);
    BOOST_TEST(read(Baseline().rewritten(everything())).stale(everything()).empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_baseline_is_told) {
    read("", 0);
    read("- a\n", 1);
    read("a.xml: 3\n", 1);
    read("a.xml:\n  S.R: many\n  S.Q: 0\n", 2);
    read("a.xml: {S.R: 1\n", 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
