#include "its/quick_selector.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

namespace kopij::its {
namespace {

std::set<std::string> paths(const std::vector<pugi::xpath_node>& nodes) {
    std::set<std::string> out;
    for (const auto& one : nodes) {
        const auto element = one.attribute() ? one.parent() : one.node();
        out.insert(element.path() + "#" + std::to_string(element.hash_value()) + "@" +
                   one.attribute().name());
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quick_selectors)

BOOST_AUTO_TEST_CASE(they_find_what_xpath_finds) {
    pugi::xml_document tree;
    BOOST_REQUIRE(
        tree.load_string("<a x='1'><b><c x='y'/><d><c/></d></b><c x='y' y='z'><p:c xmlns:p='u'/></c>"
                         "<b x='last'><c><b/><e/></c></b><a><b/></a></a>"));
    ElementIndex index(tree.document_element());
    for (const char* selector : {"//c",
                                 "/a",
                                 "/a/b",
                                 "//a/b",
                                 "//b//c",
                                 "//b/c[@x]",
                                 "//c[@x='y' and not(@y)]",
                                 "//c[e]",
                                 "//b[c/e]//b",
                                 "//*[local-name()='c']",
                                 "//*[local-name()='c' and namespace-uri()='u']",
                                 "//c/@x",
                                 "//b[@x]/c/b",
                                 "//*[local-name()='b']/*[local-name()='c']",
                                 "//*[local-name()='c']/*[local-name()='e']",
                                 "//p:c",
                                 "//c/@*[name()='x']",
                                 "//none",
                                 "//a[@x='1']/b",
                                 "//b[contains(@x,'as')]",
                                 "/b",
                                 "//c[../@x='last']"}) {
        const auto quick = QuickSelector::parse(selector);
        BOOST_REQUIRE_MESSAGE(quick, selector);
        const auto all = pugi::xpath_query(selector).evaluate_node_set(tree);
        BOOST_TEST((paths(quick->select(index)) == paths({all.begin(), all.end()})), selector);
    }
}

BOOST_AUTO_TEST_CASE(others_are_left_to_xpath) {
    for (const char* selector : {"//c[1]",
                                 "//c[last()]",
                                 "//c[position()=2]",
                                 "//c | //b",
                                 "//c[count(d)=1]",
                                 "//*",
                                 "//@x",
                                 "c",
                                 "//c//@x",
                                 "//c/text()",
                                 "//c/..",
                                 "//child::c",
                                 "//c[@x + @y]",
                                 "//c[",
                                 "//c['a]",
                                 "//b/*[@x]",
                                 "id('x')",
                                 "//c[-1]",
                                 "//c[string-length(@x)]",
                                 "//b/(c|d)",
                                 ""})
        BOOST_TEST(!QuickSelector::parse(selector), selector);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::its
