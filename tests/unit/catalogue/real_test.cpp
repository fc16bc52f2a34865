// Over real catalogues, where there are some.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/write.hpp"
#include "paths.hpp"

namespace kopij::catalogue {

BOOST_AUTO_TEST_SUITE(real_catalogues)

BOOST_AUTO_TEST_CASE(reading_writing_and_merging_with_themselves_change_nothing) {
    const auto folder = test::data_folder("mallard");
    if (!folder) return;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        const auto kind = entry.path().extension();
        if (kind != ".po" && kind != ".pot") continue;
        ++files;
        BOOST_TEST_CONTEXT(entry.path()) {
            diagnostic::Collector found;
            const auto catalogue = parse(text::Source::from_file(entry.path(), text::Declares::po), found);
            BOOST_TEST(!has_errors(found));
            const auto text = std::string(catalogue.source()->text());
            BOOST_TEST((write(catalogue) == text));
            auto all_new =
                parse(text::Source::from_bytes("again", write(catalogue, {}, Keep::nothing)), found);
            BOOST_REQUIRE(all_new.size() == catalogue.size());
            BOOST_TEST((write(merge(catalogue, catalogue).catalogue) == text));
        }
    }
    BOOST_TEST(files > 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
