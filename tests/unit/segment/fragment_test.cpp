#include "segment/fragment.hpp"

#include <boost/test/unit_test.hpp>

#include "segment/pairing.hpp"

namespace kopij::segment {
namespace {

std::string error_of(const std::string& message) {
    const auto fragment = read_fragment(message);
    if (!fragment.error) return "";
    return std::to_string(fragment.error->range.begin) + ": " + fragment.error->message;
}

/// Kinds of the differences, for short expectations.
std::vector<Difference::Kind> kinds(const std::string& source, const std::string& translation) {
    const auto a = read_fragment(source);
    const auto b = read_fragment(translation);
    BOOST_REQUIRE(!a.error);
    BOOST_REQUIRE(!b.error);
    std::vector<Difference::Kind> out;
    for (const auto& difference : pair_up(a, b).differences) out.push_back(difference.kind);
    return out;
}

using Kind = Difference::Kind;
const std::vector<Kind> k_none;

void check_kinds(const std::string& source, const std::string& translation,
                 const std::vector<Kind>& expected) {
    BOOST_CHECK_MESSAGE(kinds(source, translation) == expected, source << " | " << translation);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fragment)

BOOST_AUTO_TEST_CASE(text_tags_placeholders_and_references_are_pieces) {
    const auto fragment = read_fragment("a &amp; <b x=\"1\" y='&quot;'>c</b><br/><_:list-1/>&name;&#233;");
    BOOST_REQUIRE(!fragment.error);
    std::string kinds_seen;
    for (const auto& piece : fragment.pieces) kinds_seen += "tr<>/_"[static_cast<int>(piece.kind)];
    BOOST_TEST(kinds_seen == "ttt<t>/_rt");
    BOOST_TEST(plain_text(fragment) == "a & c\uFFFC&name;é");
    BOOST_TEST(fragment.pieces[3].attributes[1].second == "\"");
    BOOST_TEST(fragment.pieces[3].partner == 5U);
    BOOST_TEST(fragment.pieces[7].name == "list-1");
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_named_with_its_place) {
    BOOST_TEST(error_of("a <b>c") == "2: <b> is never closed; add </b>");
    BOOST_TEST(error_of("a</b>") == "1: </b> closes nothing; remove it");
    BOOST_TEST(error_of("<i><b>x</i></b>") == "7: </i> stands where </b> was expected");
    BOOST_TEST(error_of("1 < 2") == "2: a bare '<' is not allowed here: write '&lt;'");
    BOOST_TEST(error_of("A & B") == "2: a bare '&' is not allowed here: write '&amp;'");
    BOOST_TEST(error_of("<a x=1>y</a>") == "0: the attributes of <a> cannot be read; write name=\"value\"");
    BOOST_TEST(error_of("<a x='1' x='2'/>") == "9: an attribute stands twice in this tag");
    BOOST_TEST(error_of("<a x=\"1\"y=\"2\"/>") ==
               "0: the attributes of <a> cannot be read; write name=\"value\"");
    BOOST_TEST(error_of("x <a") == "2: the tag <a is not finished; its '>' is missing");
    BOOST_TEST(error_of("<!-- c -->") == "0: a bare '<' is not allowed here: write '&lt;'");
    BOOST_TEST(error_of("&#0;") == "0: this character reference names a character that XML does not allow");
    BOOST_TEST(error_of("fine <b>bold</b> &lt;") == "");
}

BOOST_AUTO_TEST_CASE(elements_may_change_their_order) {
    check_kinds("<a/> <b>x</b>", "<b>y</b> <a/>", k_none);
    check_kinds("<a i=\"1\">x</a> <a i=\"2\">y</a>", "<a i=\"2\">y</a> <a i=\"1\">x</a>", k_none);
    check_kinds("<_:x-1/> <_:x-2/>", "<_:x-2/> <_:x-1/>", k_none);
    check_kinds("<a></a>", "<a/>", k_none);
}

BOOST_AUTO_TEST_CASE(what_is_lost_or_added_is_told) {
    check_kinds("<b>x</b>", "x", {Kind::missing});
    check_kinds("x", "<b>x</b>", {Kind::added});
    check_kinds("<br/>", "<br>x</br>", {Kind::content});
    check_kinds("<a><b>x</b></a>", "<b><a>x</a></b>", {Kind::nesting, Kind::nesting});
    check_kinds("<a h=\"1\">x</a>", "<a h=\"2\">x</a>", {Kind::attribute_changed});
    check_kinds("<a h=\"1\">x</a>", "<a>x</a>", {Kind::attribute_missing});
    check_kinds("<a>x</a>", "<a onclick=\"x\">x</a>", {Kind::attribute_added});
    check_kinds("<_:x-1/>", "", {Kind::placeholder_missing});
    check_kinds("<_:x-1/>", "<_:x-1/><_:x-1/>", {Kind::placeholder_added});
    check_kinds("&n;", "n", {Kind::reference_missing});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
