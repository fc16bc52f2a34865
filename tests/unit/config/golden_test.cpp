// Every message about the settings, with its place.
#include "golden.hpp"

#include <boost/test/unit_test.hpp>

#include "config/project.hpp"

namespace kopij::config {
namespace {

/// "line:column: message" for each problem, in reading order.
std::string problems(const std::string& yaml) {
    const auto source = text::Source::from_bytes("/site/.kopij.yml", yaml);
    diagnostic::Collector sink;
    read_project(source, sink);
    std::stable_sort(sink.diagnostics.begin(), sink.diagnostics.end(), diagnostic::in_reading_order);
    std::string out;
    for (const auto& one : sink.diagnostics) {
        const auto at = source.location(one.range.begin);
        out += std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + one.message + '\n';
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

const test::GoldenCases k_problems("config", {".yml"}, [](const test::GoldenFile& file) {
    file.check(".expected", problems(file.text()));
});

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
