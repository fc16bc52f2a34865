#include <boost/test/unit_test.hpp>

#include "markup/vocabularies.hpp"
#include "scratch.hpp"

namespace kopij::markup {

BOOST_AUTO_TEST_SUITE(vocabularies)

// What is shipped is read when a document fits it, and is then what it is when it is read at once.
BOOST_AUTO_TEST_CASE(shipped_ones_are_read_late) {
    const test::Scratch scratch;
    scratch.write("all/a.yml",
                  "name: a\nmatch: {root: [a], extension: [.a]}\nroles: {heading: [title], quote: "
                  "['p//*']}\nattributes: {id: [key]}\n");
    scratch.write("all/b.yml", "name: b\nmatch: {root: [b]}\nroles: {paragraph: [p]}\n");
    const std::vector<std::filesystem::path> folders{scratch.path() / "all"};
    const auto file = scratch.path() / "shipped.values";
    diagnostic::Collector found;
    {
        config::ValueCache building(file);
        Vocabularies::load(folders, found, &building);
        building.keep();
    }
    config::ValueCache cache(std::filesystem::path{}, file);
    const auto late = Vocabularies::load(folders, found, &cache);
    const auto early = Vocabularies::load(folders, found);
    BOOST_TEST(found.diagnostics.empty());
    const auto source =
        text::Source::from_bytes("x.xml", "<a><title key='1'/><p><q><r/></q></p></a>", text::Declares::xml);
    const auto document = parse(source, Format::xml, found);
    for (const auto* all : {&late, &early}) {
        const auto& fits = all->for_document(*document);
        BOOST_TEST(fits.name() == "a");
        BOOST_TEST(fits.is(document->root().child("title"), "heading"));
        BOOST_TEST(fits.is(document->tree().select_node("//r").node(), "quote"));
        BOOST_TEST(!fits.is(document->root().child("p"), "quote"));
        BOOST_TEST(fits.attribute_names("id").size() == 1U);
        BOOST_REQUIRE(all->find("b") != nullptr);
        BOOST_TEST(all->find("b")->node_test("paragraph").find("'p'") != std::string::npos);
        BOOST_TEST(all->find("c") == nullptr);
        BOOST_TEST(all->set_names() == (std::vector<std::string>{"heading", "paragraph", "quote"}),
                   boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_one_is_told_at_once_and_left_out) {
    const test::Scratch scratch;
    scratch.write("all/a.yml", "name: a\nmatch: {root: [a]}\nroles: {heading: ['[']}\n");
    diagnostic::Collector found;
    config::ValueCache cache(scratch.path() / "own.values");
    const auto all = Vocabularies::load({scratch.path() / "all"}, found, &cache);
    BOOST_TEST(found.diagnostics.size() == 1U);
    BOOST_TEST(all.find("a") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
