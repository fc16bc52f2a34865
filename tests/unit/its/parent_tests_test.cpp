#include "its/parent_tests.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::its {

BOOST_AUTO_TEST_SUITE(parent_tests)

BOOST_AUTO_TEST_CASE(what_is_asked_of_the_parent_is_asked_there) {
    BOOST_TEST(ask_parents("//data[../notes]") == "/descendant-or-self::node()[notes]/data");
    BOOST_TEST(ask_parents("//h:data[not(../h:notes)]/@x") ==
               "/descendant-or-self::node()[not(h:notes)]/h:data/@x");
    BOOST_TEST(ask_parents("/a//b[@x and ../c/@d='e' and 2 > 1]") ==
               "/a/descendant-or-self::node()[ c/@d='e' ]/b[@x and 2 > 1]");
    BOOST_TEST(ask_parents("//b[2][../c or count(../d[../e]) = 1]") ==
               "/descendant-or-self::node()[c or count(d[../e]) = 1]/b[2]");
    BOOST_TEST(ask_parents("//a[..//b] | //@c[../@d]") ==
               "/descendant-or-self::node()[self::node()//b]/a | /descendant-or-self::node()[@d]/@c");
}

BOOST_AUTO_TEST_CASE(what_is_asked_of_the_node_stays) {
    for (const auto* selector : {"//a[b]", "//a[../b = @c]", "//a[count(../b)]", "//a[../b + 1]",
                                 "//a[../b or c]", "//a[string()=../b]", "//a[../b = position()]",
                                 "//a[../b | c]", "/a[../b]", "//a[b[../c]]", "//a[.. = /x]", "//a["}) {
        BOOST_TEST(ask_parents(selector) == selector);
    }
}

BOOST_AUTO_TEST_CASE(many_siblings_take_no_longer_than_they_are) {
    const test::Scratch scratch;
    std::string document =
        "<root><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\"><its:translateRule "
        "selector=\"//data[../notes]\" translate=\"no\"/><its:translateRule selector=\"//data[../other]\" "
        "translate=\"yes\"/></its:rules>";
    for (int n = 0; n < 50000; ++n) document += "<data/>";
    const auto path = scratch.write("a.xml", document + "<notes/></root>");
    const auto shown = test::run_program("inspect", {"its", "--category", "translate", path.string()});
    BOOST_TEST(shown.err == "");
    BOOST_TEST(shown.out.find("/root/data[50000]\ttranslate=\"no\"\n") != std::string::npos);
    BOOST_TEST(shown.out.find("/root/notes[1]\ttranslate=\"yes\"\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::its
