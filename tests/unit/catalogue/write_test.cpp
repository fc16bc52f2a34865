#include <boost/test/unit_test.hpp>

#include "catalogue/parse.hpp"
#include "catalogue/statistics.hpp"
#include "catalogue/write.hpp"

namespace kopij::catalogue {
namespace {

Catalogue read(std::string text) {
    diagnostic::Collector found;
    return parse(text::Source::from_bytes("x.po", std::move(text), text::Declares::po), found);
}

const std::string k_head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
const std::string k_odd =
    "#no space\n" + k_head +
    "\n\n\n# c\n#:  a:1\n#,fuzzy\nmsgid  \"a\"\nmsgstr\n  \"b\"  \n# lonely\n\nmsgid \"c\" msgstr \"d\" "
    "msgid \"e\" msgstr \"f\"\n"
    "\ndomain \"x\"\n\nmsgid \"a\"\nmsgstr \"\"\n#~ msgid \"z\"\n#~ msgstr \"y\"\n\n# the end";

}  // namespace

BOOST_AUTO_TEST_SUITE(writing)

BOOST_AUTO_TEST_CASE(what_was_not_changed_is_the_same_bytes) {
    BOOST_TEST(write(read(k_odd)) == k_odd);
    std::string crlf;
    for (const char c : k_odd) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    BOOST_TEST(write(read(crlf)) == crlf);
    BOOST_TEST(write(read("")) == "");
    BOOST_TEST(write(read("\xEF\xBB\xBF" + k_odd)) == "\xEF\xBB\xBF" + k_odd);
}

BOOST_AUTO_TEST_CASE(only_the_changed_entry_is_laid_out_afresh) {
    auto catalogue = read(k_head + "\n\nmsgid  \"a\"\nmsgstr \"b\"\n\nmsgid  \"c\"\nmsgstr \"d\"");
    auto changed = catalogue[1];
    const std::string translation = "een twee";
    changed.strings.set(0, translation);
    catalogue.change(1, changed);
    Message added;
    added.id = "new";
    catalogue.add(added);
    BOOST_TEST(write(catalogue) == k_head +
                                       "\n\nmsgid \"a\"\nmsgstr \"een twee\"\n\nmsgid  \"c\"\nmsgstr \"d\"\n"
                                       "\nmsgid \"new\"\nmsgstr \"\"\n");
    catalogue.remove_if([](const Message& m) { return m.id == "a"; });
    BOOST_TEST(catalogue.find(std::nullopt, "new") != nullptr);
    BOOST_TEST(catalogue.find(std::nullopt, "a") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_change_that_changes_nothing_keeps_the_bytes) {
    auto catalogue = read(k_odd);
    for (std::size_t n = 0; n < catalogue.size(); ++n) catalogue.change(n, Message(catalogue[n]));
    catalogue.set_header_field("Content-Type", "text/plain; charset=UTF-8");
    BOOST_TEST(write(catalogue) == k_odd);
}

BOOST_AUTO_TEST_CASE(new_entries_take_the_line_ends_of_the_file) {
    auto catalogue = read("msgid \"\"\r\nmsgstr \"\"\r\n");
    Message added;
    added.id = "a\nb";
    catalogue.add(added);
    BOOST_TEST(write(catalogue) ==
               "msgid \"\"\r\nmsgstr \"\"\r\n\r\nmsgid \"\"\r\n\"a\\n\"\r\n\"b\"\r\nmsgstr \"\"\r\n");
}

BOOST_AUTO_TEST_CASE(the_encoding_of_the_file_is_kept_while_it_can_hold_the_text) {
    const std::string latin =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"a\"\nmsgstr "
        "\"\xEB\"\n";
    auto catalogue = read(latin);
    BOOST_TEST(write_encoded(catalogue).str() == latin);
    auto changed = catalogue[1];
    changed.strings.set(0, "€");
    catalogue.change(1, changed);
    BOOST_TEST(write_encoded(catalogue).str() == k_head + "\nmsgid \"a\"\nmsgstr \"€\"\n");
}

BOOST_AUTO_TEST_CASE(a_header_is_made_where_there_is_none) {
    Catalogue catalogue;
    Message added;
    added.id = "a";
    catalogue.add(added);
    catalogue.set_header_field("Language", "nl");
    BOOST_TEST(catalogue.header_field("Language") == "nl");
    BOOST_TEST(write(catalogue) == "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\nmsgid \"a\"\nmsgstr \"\"\n");
}

BOOST_AUTO_TEST_CASE(statistics_count_as_msgfmt_does) {
    const auto s = statistics(
        read(k_head +
             "\nmsgid \"a b\"\nmsgstr \"1\"\n\n#, fuzzy\nmsgid \"c\"\nmsgstr \"2\"\n\n#, fuzzy\nmsgid "
             "\"d\"\nmsgstr \"\"\n\n#~ msgid \"e\"\n#~ msgstr \"5\"\n"));
    BOOST_TEST(s.translated.messages == 1U);
    BOOST_TEST(s.fuzzy.messages == 1U);
    BOOST_TEST(s.untranslated.messages == 1U);
    BOOST_TEST(s.obsolete == 1U);
    BOOST_TEST(s.percent() == 50U);
    BOOST_TEST(to_string(s) == "1 translated message, 1 fuzzy translation, 1 untranslated message.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
