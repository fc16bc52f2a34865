#include "link/files.hpp"

#include <boost/test/unit_test.hpp>

#include "link/path.hpp"
#include "scratch.hpp"

namespace kopij::link {

BOOST_AUTO_TEST_CASE(a_file_parsed_for_its_ids_is_given_to_who_reads_it_later) {
    const test::Scratch scratch;
    const auto page = scratch.write("page.html", "<p id=\"een\">Tekst</p>");
    // As a run may name it.
    const auto named = scratch.path() / "." / "page.html";
    Files files;
    files.expect({named});
    BOOST_TEST(files.ids(full_path(page))->has("een"));
    auto taken = files.take(named);
    BOOST_REQUIRE(taken.has_value());
    BOOST_TEST(taken->source->path() == named.string());
    BOOST_TEST(taken->document->root().name() == "html");
    BOOST_TEST(&taken->document->source() == taken->source.get());
    BOOST_TEST(!files.take(named).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_not_expected_or_was_read_before_is_not_kept) {
    const test::Scratch scratch;
    const auto page = scratch.write("page.html", "<p id=\"een\">Tekst</p>");
    Files files;
    BOOST_TEST(files.ids(page)->has("een"));
    BOOST_TEST(!files.take(page).has_value());

    Files later;
    later.expect({page});
    BOOST_TEST(!later.take(page).has_value());
    BOOST_TEST(later.ids(page)->has("een"));
    BOOST_TEST(!later.take(page).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_well_formed_is_kept_with_what_is_wrong) {
    const test::Scratch scratch;
    const auto broken = scratch.write("page.xml", "<p id=\"een\">");
    Files files;
    files.expect({broken});
    BOOST_TEST(!files.ids(broken));
    const auto taken = files.take(broken);
    BOOST_REQUIRE(taken.has_value());
    BOOST_TEST(!taken->document);
    BOOST_TEST(taken->problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_more_is_kept_than_a_few_megabytes) {
    const test::Scratch scratch;
    Files files;
    std::vector<std::filesystem::path> pages;
    for (int n = 0; n < 3; ++n) {
        pages.push_back(
            scratch.write("page-" + std::to_string(n) + ".txt.md", std::string(std::size_t{1} << 20U, 'a')));
    }
    files.expect(pages);
    for (const auto& page : pages) BOOST_TEST(files.ids(page) != nullptr);
    BOOST_TEST(files.take(pages[0]).has_value());
    BOOST_TEST(!files.take(pages[2]).has_value());
}

}  // namespace kopij::link
