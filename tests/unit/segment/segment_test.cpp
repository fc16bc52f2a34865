#include "segment/segment.hpp"

#include <boost/test/unit_test.hpp>

#include "golden.hpp"
#include "run_program.hpp"

namespace kopij::segment {

BOOST_AUTO_TEST_SUITE(segments)

// What a document's translatable units are, as kopij-inspect shows them.
const test::GoldenCases k_segments(
    "segment", {".xml", ".page", ".dita", ".xhtml", ".html", ".md", ".mdx"},
    [](const test::GoldenFile& file) {
        const auto shown = test::run_program("inspect", {"segments", file.path().string()});
        BOOST_TEST(shown.code == 0, shown);
        file.check(".expected", shown.out);
    });

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
