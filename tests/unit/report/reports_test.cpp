#include "report/reports.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "report/formats.hpp"
#include "scratch.hpp"
#include "text/file.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Severity;

const std::vector<Diagnostic> k_found = {{"S.R", Severity::error, {0, 1}, "wrong"}};

std::string run(const std::vector<Target>& targets, const Context& context = {},
                const std::string& step_summary = {}) {
    std::ostringstream out;
    Reports reports(targets, out, context, step_summary);
    reports.file(text::Source::from_bytes("a.xml", "x\n"), k_found);
    Summary summary;
    summary.files = 1;
    for (const auto& one : k_found) summary.count(one);
    reports.finish(summary);
    return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(several_reports_are_written_at_once) {
    const test::Scratch scratch;
    const auto sarif = (scratch.path() / "new/x.sarif").string();
    BOOST_TEST(run({{"sarif", sarif}, {"line"}}) == "a.xml:1:1:S.R:wrong\n");
    BOOST_TEST(scratch.read("new/x.sarif").find("\"ruleId\":\"S.R\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(where_all_reports_go_to_files_the_closing_line_stays) {
    const test::Scratch scratch;
    const auto out =
        run({{"json", (scratch.path() / "x.json").string()}, {"junit", (scratch.path() / "x.xml").string()}});
    BOOST_TEST(out == "Found 1 error in 1 file.\n");
    BOOST_TEST(scratch.has("x.json"));
    BOOST_TEST(scratch.has("x.xml"));
}

BOOST_AUTO_TEST_CASE(a_file_gets_no_colours) {
    const test::Scratch scratch;
    Context context;
    context.style = {true, true, 40};
    run({{"text", (scratch.path() / "x.txt").string()}}, context);
    BOOST_TEST(scratch.read("x.txt").find('\033') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_summary_of_a_step_is_added_to_what_is_there) {
    const test::Scratch scratch;
    const auto page = scratch.write("page.md", "before\n");
    run({{"github"}}, {}, page.string());
    const auto text = scratch.read("page.md");
    BOOST_TEST(text.starts_with("before\n### kopij-lint\n"));
    BOOST_TEST(text.find("| error | S.R | a.xml:1:1 | wrong |") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_report_that_cannot_be_written_is_an_error) {
    const test::Scratch scratch;
    BOOST_CHECK_THROW(run({{"json", scratch.path().string()}}), text::FileError);
    BOOST_CHECK_THROW(run({{"line"}}, {}, scratch.path().string()), text::FileError);
}

BOOST_AUTO_TEST_CASE(the_closing_line_tells_what_there_is) {
    Summary summary;
    summary.files = 3;
    BOOST_TEST(closing_line(summary) == "Nothing found in 3 files.");
    summary.known = 2;
    summary.fixed = 1;
    BOOST_TEST(closing_line(summary) ==
               "Nothing found in 3 files. 1 was fixed. 2 known ones are in the baseline.");
    Diagnostic one{"S.R", Severity::warning, {}, "m"};
    one.fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, {}};
    summary = {};
    summary.files = 1;
    summary.count(one);
    BOOST_TEST(closing_line(summary) == "Found 1 warning in 1 file. 1 can be fixed with --fix.");
}

BOOST_AUTO_TEST_CASE(time_is_told_where_it_was_taken) {
    std::ostringstream out;
    const Context context;
    Summary summary;
    summary.time = std::chrono::milliseconds(1234);
    make_text(out, context)->finish(summary);
    BOOST_TEST(out.str() == "Nothing found in 0 files. (1.2 s)\n");
}

BOOST_AUTO_TEST_CASE(every_format_of_the_table_can_be_made) {
    BOOST_TEST(format_names().size() == 9U);
    for (const auto& name : format_names()) BOOST_TEST(!run({{name}}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::report
