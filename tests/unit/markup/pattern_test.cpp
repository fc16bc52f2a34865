#include "markup/pattern.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::markup {
namespace {

struct Tree {
    Tree() {
        tree.load_string(
            "<article><sec><title>a</title><p>x <x:xref ref-type='bibr'/> "
            "<xref/></p></sec><title>b</title></article>");
    }
    pugi::xml_document tree;
};

/// How many elements the pattern matches, and how many its XPath selects: the two have to agree.
std::pair<int, int> count(const pugi::xml_document& tree, const char* text) {
    const auto pattern = Pattern::parse(text);
    BOOST_REQUIRE_MESSAGE(pattern, text);
    int matched = 0;
    for (const auto& found : tree.select_nodes("//*")) matched += pattern->matches(found.node());
    const auto selected = tree.select_nodes(("//*[" + pattern->predicate() + "]").c_str());
    return {matched, static_cast<int>(selected.size())};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pattern, Tree)

BOOST_AUTO_TEST_CASE(a_pattern_and_its_xpath_match_the_same_elements) {
    const std::vector<std::pair<const char*, int>> expected = {{"title", 2},
                                                               {"sec/title", 1},
                                                               {"article//title", 2},
                                                               {"article/*", 2},
                                                               {"xref", 2},
                                                               {"xref[@ref-type='bibr|ref']", 1},
                                                               {"xref[@ref-type]", 1},
                                                               {"xref[not(@ref-type)]", 1},
                                                               {"sec//xref[@ref-type='fig']", 0}};
    for (const auto& [text, number] : expected) {
        const auto [matched, selected] = count(tree, text);
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(matched == number);
            BOOST_TEST(selected == number);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_pattern_is_refused) {
    for (const auto* text : {"", "/", "a[", "a[b]", "a[@b='c]", "a[@b", "a/", "a[not(@b]", "a b["}) {
        BOOST_TEST(!Pattern::parse(text), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
