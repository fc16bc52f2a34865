// What services ask of a format beyond its grammar.
#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "markup/document.hpp"
#include "report/fingerprint.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"
#include "scratch.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;
using diagnostic::Diagnostic;
using diagnostic::Severity;
using Make = std::unique_ptr<Reporter> (*)(std::ostream&, const Context&);

std::string written(Make make, const text::Source& source, const std::vector<Diagnostic>& found,
                    const Context& context = {}) {
    std::ostringstream out;
    const auto reporter = make(out, context);
    Summary summary;
    summary.files = 1;
    for (const auto& one : found) summary.count(one);
    reporter->file(source, found);
    reporter->finish(summary);
    return out.str();
}

std::vector<Diagnostic> many(std::size_t errors, std::size_t warnings, std::size_t suggestions) {
    std::vector<Diagnostic> out;
    for (std::size_t n = 0; n < suggestions; ++n)
        out.push_back({"S.Note", Severity::suggestion, {0, 1}, "note"});
    for (std::size_t n = 0; n < warnings; ++n) out.push_back({"S.Warn", Severity::warning, {0, 1}, "warn"});
    for (std::size_t n = 0; n < errors; ++n) out.push_back({"S.Error", Severity::error, {0, 1}, "error"});
    return out;
}

std::size_t count(std::string_view text, std::string_view word) {
    std::size_t out = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
    return out;
}

bool well_formed(const std::string& xml) {
    const auto source = text::Source::from_bytes("report.xml", xml, text::Declares::xml);
    diagnostic::Collector problems;
    markup::parse(source, markup::Format::xml, problems);
    for (const auto& one : problems.diagnostics) BOOST_TEST_MESSAGE(one.message);
    return problems.diagnostics.empty();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(machine)

BOOST_AUTO_TEST_CASE(line_hashes_are_those_of_github) {
    using Hashes = std::vector<std::string>;
    const auto same = [](const Hashes& a, const Hashes& b) {
        BOOST_TEST(a == b, boost::test_tools::per_element());
    };
    same(line_hashes(""), {"c129715d7a2bc9a3:1"});
    same(line_hashes(" a\nb\n  \t\tc\n d"),
         {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
    const Hashes greetings = {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                              "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                              "c129715d7a2bc9a3:1"};
    same(line_hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), greetings);
    same(line_hashes(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"), greetings);
    same(line_hashes("alpha\nbeta\nalpha\n"),
         {"8d07ce75f7b3af45:1", "ca140c3f893ffa65:1", "26f09ff008857193:1", "c129715d7a2bc9a3:1"});
}

BOOST_AUTO_TEST_CASE(a_line_hash_stays_when_lines_are_added_above) {
    const std::string rest = "the line\nand what follows it\n";
    BOOST_TEST(line_hashes(rest)[0] == line_hashes("new\nmore\n" + rest)[2]);
}

BOOST_AUTO_TEST_CASE(sarif_has_what_github_requires) {
    const auto source = text::Source::from_bytes("a b/\u00e9.xml", "one\ntwo \U0001F600 three\n");
    Diagnostic one{"Style.Rule", Severity::suggestion, {4, 14}, "m"};
    const auto log = json::parse(written(make_sarif, source, {one})).as_object();
    BOOST_TEST(log.at("version").as_string() == "2.1.0");
    BOOST_TEST(log.contains("$schema"));
    const auto& run = log.at("runs").as_array()[0].as_object();
    const auto& rules = run.at("tool").at("driver").at("rules").as_array();
    BOOST_REQUIRE(rules.size() == 1U);
    for (const auto* text : {"shortDescription", "fullDescription", "help"}) {
        BOOST_TEST(!rules[0].at(text).at("text").as_string().empty());
    }
    const auto& result = run.at("results").as_array()[0];
    BOOST_TEST(result.at("ruleId").as_string() == rules[0].at("id").as_string());
    BOOST_TEST(result.at("ruleIndex").as_int64() == 0);
    BOOST_TEST(result.at("level").as_string() == "note");
    BOOST_TEST(result.at("partialFingerprints").as_object().contains("primaryLocationLineHash"));
    const auto& place = result.at("locations").as_array()[0].at("physicalLocation");
    BOOST_TEST(place.at("artifactLocation").at("uri").as_string() == "a%20b/%C3%A9.xml");
    const auto& region = place.at("region");
    BOOST_TEST(region.at("startLine").as_int64() == 2);
    BOOST_TEST(region.at("startColumn").as_int64() == 1);
    BOOST_TEST(region.at("endLine").as_int64() == 2);
    BOOST_TEST(region.at("endColumn").as_int64() == 8);
    BOOST_TEST(run.at("columnKind").as_string() == "unicodeCodePoints");
}

BOOST_AUTO_TEST_CASE(sarif_keeps_long_explanations_within_the_limit) {
    Context context;
    context.rules = {{"S.R", "short", std::string(3000, 'x') + "\u00e9", "", "", Severity::error}};
    const auto log = json::parse(written(make_sarif, text::Source::from_bytes("a", ""), {}, context));
    const auto& rule = log.at("runs").as_array()[0].at("tool").at("driver").at("rules").as_array()[0];
    BOOST_TEST(rule.at("fullDescription").at("text").as_string().size() <= 1024U);
    BOOST_TEST(rule.at("help").at("text").as_string().size() > 3000U);
}

BOOST_AUTO_TEST_CASE(github_shows_the_most_severe_first_and_ten_of_each) {
    const auto out = written(make_github, text::Source::from_bytes("a.xml", "x\n"), many(12, 3, 15));
    BOOST_TEST(count(out, "::error ") == 10U);
    BOOST_TEST(count(out, "::warning ") == 3U);
    BOOST_TEST(count(out, "::notice ") == 10U);
    BOOST_TEST(out.find("::error ") < out.find("::warning "));
    BOOST_TEST(out.find("::warning ") < out.find("::notice "));
    BOOST_TEST(out.find("\nFound 12 errors, 3 warnings, 15 suggestions in 1 file.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(github_commands_are_escaped) {
    const auto out = written(make_github, text::Source::from_bytes("a,b:c%.xml", "x\ny\n"),
                             {{"S.R", Severity::error, {0, 3}, "50 %\n::error::no"}});
    BOOST_TEST(
        out.starts_with("::error title=kopij-lint (S.R),file=a%2Cb%3Ac%25.xml,line=1,endLine=2::"
                        "a,b:c%25.xml:1:1: S.R 50 %25%0A::error::no\n"));
}

BOOST_AUTO_TEST_CASE(gitlab_fingerprints_are_unique_and_know_no_line) {
    const std::vector<Diagnostic> found = {{"S.R", Severity::error, {0, 3}, "m"},
                                           {"S.R", Severity::error, {4, 7}, "m"},
                                           {"S.Q", Severity::error, {4, 7}, "m"}};
    const auto prints = [](const std::string& report) {
        std::vector<std::string> out;
        const auto list = json::parse(report);
        for (const auto& issue : list.as_array()) out.emplace_back(issue.at("fingerprint").as_string());
        return out;
    };
    const auto here = prints(written(make_gitlab, text::Source::from_bytes("a", "abc abc"), found));
    BOOST_TEST(std::set<std::string>(here.begin(), here.end()).size() == 3U);
    auto lower = found;
    for (auto& one : lower) one.range = {one.range.begin + 2, one.range.end + 2};
    BOOST_TEST(here == prints(written(make_gitlab, text::Source::from_bytes("a", "\n\nabc abc"), lower)),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rdjson_columns_count_bytes) {
    const auto out = json::parse(written(make_rdjson, text::Source::from_bytes("a", "\u00e9\u00e9 x\n"),
                                         {{"S.R", Severity::warning, {5, 6}, "m"}}));
    const auto& start = out.at("diagnostics").as_array()[0].at("location").at("range").at("start");
    BOOST_TEST(start.at("line").as_int64() == 1);
    BOOST_TEST(start.at("column").as_int64() == 6);
}

BOOST_AUTO_TEST_CASE(rdjson_makes_one_suggestion_of_a_fix) {
    Diagnostic one{"S.R", Severity::warning, {0, 1}, "m"};
    one.fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, {{{4, 5}, "Y"}, {{0, 1}, "X"}}};
    const auto out = json::parse(written(make_rdjson, text::Source::from_bytes("a", "a b c"), {one}));
    const auto& suggestions = out.at("diagnostics").as_array()[0].at("suggestions").as_array();
    BOOST_REQUIRE(suggestions.size() == 1U);
    BOOST_TEST(suggestions[0].at("text").as_string() == "X b Y");
}

BOOST_AUTO_TEST_CASE(xml_reports_are_well_formed_whatever_they_tell) {
    std::string hostile = "<&\"'>]]>";
    for (int c = 0; c < 256; ++c) hostile += static_cast<char>(c);
    const auto source = text::Source::from_bytes(hostile, hostile);
    const std::vector<Diagnostic> found = {{hostile, Severity::error, {0, 3}, hostile, hostile, hostile}};
    for (const auto make : {make_junit, make_checkstyle})
        BOOST_TEST(well_formed(written(make, source, found)));
    for (const auto make : {make_json, make_sarif, make_gitlab, make_rdjson}) {
        std::error_code ec;
        json::parse(written(make, source, found), ec);
        BOOST_TEST(!ec);
    }
}

BOOST_AUTO_TEST_CASE(reports_without_findings_are_whole) {
    const auto source = text::Source::from_bytes("a.xml", "x");
    BOOST_TEST(json::parse(written(make_json, source, {})).as_array().empty());
    BOOST_TEST(json::parse(written(make_gitlab, source, {})).as_array().empty());
    BOOST_TEST(json::parse(written(make_rdjson, source, {})).at("diagnostics").as_array().empty());
    BOOST_TEST(written(make_junit, source, {}).find("<testcase name=\"a.xml\" classname=\"a.xml\"/>") !=
               std::string::npos);
    BOOST_TEST(well_formed(written(make_checkstyle, source, {})));
    BOOST_TEST(written(make_line, source, {}).empty());
}

BOOST_AUTO_TEST_CASE(paths_are_relative_to_the_repository) {
    const test::Scratch scratch;
    const auto file = scratch.write("content/a.xml", "x");
    std::filesystem::create_directory_symlink(scratch.path() / "content", scratch.path() / "link");
    BOOST_TEST(relative_path(file.string(), scratch.path()) == "content/a.xml");
    BOOST_TEST(relative_path((scratch.path() / "link/a.xml").string(), scratch.path()) == "content/a.xml");
    BOOST_TEST(relative_path((scratch.path() / "content/../content/./a.xml").string(), scratch.path()) ==
               "content/a.xml");
    BOOST_TEST(relative_path(file.string(), scratch.path() / "content") == "a.xml");
    BOOST_TEST(relative_path(file.string(), scratch.path() / "other") == file.string());
    BOOST_TEST(relative_path("not/there.xml", "") == "not/there.xml");
}

BOOST_AUTO_TEST_CASE(places_are_those_of_the_source_in_any_order) {
    const auto source = text::Source::from_bytes("a",
                                                 "\xEF\xBB\xBF"
                                                 "a\u00e9b\r\nc\n\nd\u6f22e");
    Places places(source);
    for (const std::size_t offset : {0U, 3U, 4U, 6U, 7U, 9U, 5U, 12U, 10U, 11U, 16U, 99U, 3U, 16U}) {
        BOOST_TEST((places.at(offset) == source.location(offset)), "at " << offset);
    }
    BOOST_TEST(places.byte_column(16) == 5U);
    BOOST_TEST(places.last_line({3, 9}) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::report
