#include <boost/test/unit_test.hpp>

#include "catalogue/parse.hpp"
#include "catalogue/three_way.hpp"
#include "catalogue/write.hpp"

namespace kopij::catalogue {
namespace {

std::string head(const std::string& date) {
    return "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: " + date + "\\n\"\n\"Language: nl\\n\"\n\n";
}

Catalogue read(const std::string& text) {
    diagnostic::Collector found;
    auto out = parse(text::Source::from_bytes("x.po", text, text::Declares::po), found);
    BOOST_REQUIRE(!has_errors(found));
    return out;
}

std::string entry(const std::string& id, const std::string& string) {
    return "msgid \"" + id + "\"\nmsgstr \"" + string + "\"\n";
}

struct Result {
    std::string text;
    std::size_t conflicts = 0;
    Result(const std::string& base, const std::string& ours, const std::string& theirs) {
        auto merged = merge_three_way(read(base), read(ours), read(theirs));
        text = write(merged.catalogue);
        conflicts = merged.conflicts;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(three_ways)

BOOST_AUTO_TEST_CASE(two_translators_who_did_different_entries_both_get_theirs) {
    const Result result(head("1") + entry("a", "") + "\n" + entry("b", ""),
                        head("2") + entry("a", "A") + "\n" + entry("b", ""),
                        head("3") + entry("a", "") + "\n" + entry("b", "B"));
    BOOST_TEST(result.text == head("3") + entry("a", "A") + "\n" + entry("b", "B"));
    BOOST_TEST(result.conflicts == 0U);
}

BOOST_AUTO_TEST_CASE(a_real_conflict_is_one_fuzzy_entry_that_holds_both) {
    const Result result(head("1") + entry("a", "0") + "\n" + entry("b", "B"),
                        head("1") + entry("a", "1") + "\n" + entry("b", "B"),
                        head("1") + entry("a", "2") + "\n" + entry("b", "B"));
    BOOST_TEST(result.text ==
               head("1") +
                   "#, fuzzy\nmsgid \"a\"\nmsgstr \"\"\n\"#-#-#-#-#  ours  #-#-#-#-#\\n\"\n\"1\\n\"\n"
                   "\"#-#-#-#-#  theirs  #-#-#-#-#\\n\"\n\"2\"\n\n" +
                   entry("b", "B"));
    BOOST_TEST(result.conflicts == 1U);
}

BOOST_AUTO_TEST_CASE(a_translation_wins_from_none_and_a_checked_one_from_a_fuzzy_one) {
    BOOST_TEST(Result("", entry("a", ""), entry("a", "1")).text == entry("a", "1"));
    const auto fuzzy = "#, fuzzy\n" + entry("a", "0");
    BOOST_TEST(Result(fuzzy, entry("a", "0"), fuzzy).text == entry("a", "0"));
    BOOST_TEST(Result(fuzzy, fuzzy, entry("a", "0")).text == entry("a", "0"));
    BOOST_TEST(Result(entry("a", "0"), "#, fuzzy\n" + entry("a", "0"), entry("a", "2")).text ==
               entry("a", "2"));
    BOOST_TEST(Result(entry("a", "0"), entry("a", ""), entry("a", "0")).text == entry("a", ""));
}

BOOST_AUTO_TEST_CASE(new_entries_of_theirs_stand_where_they_stand_there) {
    const Result result(entry("a", "") + "\n" + entry("c", ""),
                        entry("a", "") + "\n" + entry("c", "") + "\n" + entry("o", ""),
                        entry("a", "") + "\n" + entry("b", "") + "\n" + entry("c", ""));
    BOOST_TEST(result.text ==
               entry("a", "") + "\n" + entry("b", "") + "\n" + entry("c", "") + "\n" + entry("o", ""));
}

BOOST_AUTO_TEST_CASE(what_one_removed_and_the_other_translated_becomes_obsolete) {
    const auto base = entry("a", "0") + "\n" + entry("b", "B");
    BOOST_TEST(Result(base, entry("b", "B"), entry("a", "1") + "\n" + entry("b", "B")).text ==
               entry("b", "B") + "\n#~ msgid \"a\"\n#~ msgstr \"1\"\n");
    BOOST_TEST(Result(base, base, entry("b", "B")).text == "\n" + entry("b", "B"));
}

BOOST_AUTO_TEST_CASE(comments_of_both_are_kept) {
    BOOST_TEST(
        Result("# x\n" + entry("a", "0"), "# x\n# o\n" + entry("a", "0"), "# t\n" + entry("a", "0")).text ==
        "# o\n# t\n" + entry("a", "0"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
