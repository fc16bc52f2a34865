#include <boost/test/unit_test.hpp>

#include "catalogue/parse.hpp"
#include "catalogue/places.hpp"
#include "catalogue/quote.hpp"
#include "catalogue/write.hpp"

using namespace std::string_literals;

namespace kopij::catalogue {
namespace {

struct Read {
    diagnostic::Collector found;
    Catalogue catalogue;
    explicit Read(std::string text)
        : catalogue(parse(text::Source::from_bytes("x.po", std::move(text), text::Declares::po), found)) {}

    std::size_t line_of_first() const {
        return found.diagnostics.empty()
                   ? 0
                   : catalogue.source()->location(found.diagnostics.front().range.begin).line;
    }
};

const std::string k_head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(every_part_of_an_entry_is_read_and_has_its_place) {
    const Read read(
        k_head +
        "\n# note\n#. heading\n#: a.xml:3 b.xml: 4\n#: c.xml#p\n#, fuzzy, c-format\n#= later\n"
        "#| msgctxt \"was\"\n#| msgid \"o\"\n#| \"ld\"\nmsgctxt \"menu\"\nmsgid \"\"\n\"a\\n\"\n\"b\"\n"
        "msgid_plural \"bs\"\nmsgstr[0] \"één\"\nmsgstr[1] \"\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_REQUIRE(read.catalogue.size() == 2U);
    const auto& m = read.catalogue[1];
    BOOST_TEST((m.translator_comments == TextList{"note"}));
    BOOST_TEST((m.extracted_comments == TextList{"heading"}));
    BOOST_TEST((m.references == TextList{"a.xml:3", "b.xml:4", "c.xml#p"}));
    BOOST_TEST((m.flags == TextList{"fuzzy", "c-format"}));
    BOOST_TEST((m.other_comments == TextList{"#= later"}));
    BOOST_TEST(m.previous_context.value() == "was");
    BOOST_TEST(m.previous_id.value() == "old");
    BOOST_TEST(m.context.value() == "menu");
    BOOST_TEST(m.id == "a\nb");
    BOOST_TEST(m.id_plural.value() == "bs");
    BOOST_REQUIRE(m.strings.size() == 2U);
    BOOST_TEST(m.strings[0] == "één");
    BOOST_TEST(!m.translated());
    const auto text = read.catalogue.source()->text();
    const auto places = places_of(read.catalogue, m);
    BOOST_TEST(places.strings[0].in(text) == "\"één\"");
    BOOST_TEST(places.id.in(text) == "\"\"\n\"a\\n\"\n\"b\"");
    BOOST_TEST(places.context.in(text) == "\"menu\"");
    BOOST_TEST(places.plural.in(text) == "\"bs\"");
    BOOST_TEST(places.strings[1].in(text) == "\"\"");
    BOOST_TEST(places.entry.in(text).starts_with("# note"));
    BOOST_TEST(places.entry.in(text).ends_with("msgstr[1] \"\""));
    BOOST_TEST(text.substr(source_offset(text, places.id, 1), 2) == "\\n");
    BOOST_TEST(text.substr(source_offset(text, places.id, 2), 2) == "b\"");
    BOOST_TEST(text[source_offset(text, places.id, 3)] == '"');
}

BOOST_AUTO_TEST_CASE(strings_and_keywords_may_share_a_line) {
    const Read read(k_head +
                    "msgid \"a\" \"b\" msgstr \"\\x41\\102\\t\" # next\nmsgid \"c\"\nmsgstr \"d\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_REQUIRE(read.catalogue.size() == 3U);
    BOOST_TEST(read.catalogue[1].id == "ab");
    BOOST_TEST(read.catalogue[1].strings[0] == "AB\t");
    BOOST_TEST((read.catalogue[2].translator_comments == TextList{"next"}));
}

BOOST_AUTO_TEST_CASE(obsolete_entries_are_kept_apart_from_live_ones) {
    const Read read(k_head + "\n#, fuzzy\n#~| msgid \"prev\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_TEST(read.catalogue.find(std::nullopt, "a") == nullptr);
    const auto* found = read.catalogue.find_obsolete(std::nullopt, "a");
    BOOST_REQUIRE(found);
    BOOST_TEST(found->previous_id.value() == "prev");
    BOOST_TEST(found->fuzzy());
    const auto text = read.catalogue.source()->text();
    BOOST_TEST(places_of(read.catalogue, *found).id.in(text) == "\"a\"");
}

BOOST_AUTO_TEST_CASE(an_empty_context_and_none_are_different_messages) {
    const Read read(k_head + "\nmsgid \"a\"\nmsgstr \"1\"\n\nmsgctxt \"\"\nmsgid \"a\"\nmsgstr \"2\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_TEST(read.catalogue.find(std::nullopt, "a")->strings[0] == "1");
    BOOST_TEST(read.catalogue.find("", "a")->strings[0] == "2");
    BOOST_TEST(read.catalogue.find_or_plain("x", "a")->strings[0] == "1");
    BOOST_TEST(read.catalogue.find("x", "a") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_duplicate_names_the_line_of_the_first) {
    const Read read(k_head + "\nmsgid \"a\"\nmsgstr \"1\"\n\n#~ msgid \"a\"\n#~ msgstr \"2\"\n");
    BOOST_REQUIRE(read.found.diagnostics.size() == 1U);
    BOOST_TEST(read.found.diagnostics[0].rule == k_duplicate);
    BOOST_TEST(read.line_of_first() == 7U);
    BOOST_TEST(read.found.diagnostics[0].message.find('4') != std::string::npos);
}

BOOST_AUTO_TEST_CASE(domains_keep_equal_messages_apart) {
    const Read read(k_head +
                    "\nmsgid \"a\"\nmsgstr \"1\"\n\ndomain \"other\"\n\nmsgid \"a\"\nmsgstr \"2\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_TEST(read.catalogue[2].domain == "other");
    BOOST_TEST(read.catalogue.find(std::nullopt, "a")->strings[0] == "1");
}

BOOST_AUTO_TEST_CASE(a_charset_other_than_utf_8_is_converted) {
    const Read read(
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"a\"\nmsgstr "
        "\"\xEB\"\n");
    BOOST_TEST(read.found.diagnostics.empty());
    BOOST_TEST(read.catalogue[1].strings[0] == "ë");
}

BOOST_AUTO_TEST_CASE(warnings_tell_of_a_byte_order_mark_and_a_missing_header) {
    const Read mark("\xEF\xBB\xBF" + k_head);
    BOOST_REQUIRE(mark.found.diagnostics.size() == 1U);
    BOOST_TEST(mark.found.diagnostics[0].rule == k_encoding);
    const Read bare("msgid \"a\"\nmsgstr \"b\"\n");
    BOOST_REQUIRE(bare.found.diagnostics.size() == 1U);
    BOOST_TEST(bare.found.diagnostics[0].rule == k_no_header);
    BOOST_TEST(!has_errors(bare.found));
}

BOOST_AUTO_TEST_CASE(a_merge_conflict_is_one_error_that_shows_its_mark) {
    const Read read(
        k_head +
        "\nmsgid \"a\"\n<<<<<<< HEAD\nmsgstr \"1\"\n=======\nmsgstr \"2\"\n>>>>>>> theirs\n\nmsgid \"b\"\n"
        "msgstr \"c\"\n");
    BOOST_REQUIRE(read.found.diagnostics.size() == 1U);
    BOOST_TEST(read.line_of_first() == 5U);
    BOOST_TEST(read.found.diagnostics[0].message.find("<<<<<<< HEAD") != std::string::npos);
    BOOST_TEST(read.catalogue.find(std::nullopt, "b") != nullptr);
}

struct Wrong {
    const char* name;
    const char* text;
    std::size_t line;  // from the one after the header
};

BOOST_AUTO_TEST_CASE(each_syntax_error_is_told_once_where_it_is_and_reading_goes_on) {
    const Wrong cases[] = {
        {"unclosed string", "msgid \"a\nmsgstr \"b\"\n", 1},
        {"unclosed at the end of the file", "msgid \"a\"\nmsgstr \"b", 2},
        {"backslash before the line end", "msgid \"a\"\nmsgstr \"b\\\n", 2},
        {"unknown escape", "msgid \"a\"\nmsgstr \"\\q\"\n", 2},
        {"escaped NUL", "msgid \"a\"\nmsgstr \"\\0\"\n", 2},
        {"unknown keyword", "msgid \"a\"\nmsgxyz \"b\"\n", 2},
        {"junk", "hello there\n", 1},
        {"junk after a string", "msgid \"a\" x\nmsgstr \"b\"\n", 1},
        {"string without keyword", "# c\n\"a\"\n", 2},
        {"no msgstr", "msgid \"a\"\n", 1},
        {"no msgstr before the next", "msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n", 1},
        {"no msgid", "msgstr \"a\"\n", 1},
        {"two contexts", "msgctxt \"a\"\nmsgctxt \"b\"\nmsgid \"a\"\nmsgstr \"b\"\n", 1},
        {"plural without number", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", 3},
        {"number without plural", "msgid \"a\"\nmsgstr[0] \"c\"\n", 2},
        {"number left out", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"c\"\n", 4},
        {"no bracket", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0 \"c\"\n", 3},
        {"two msgstr", "msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", 3},
        {"two plurals", "msgid \"a\"\nmsgid_plural \"b\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", 3},
        {"keyword without string", "msgid\nmsgstr \"b\"\n", 1},
        {"comment inside", "msgid \"a\"\n# c\nmsgstr \"b\"\n", 2},
        {"half obsolete", "#~ msgid \"a\"\nmsgstr \"b\"\n", 2},
        {"bad previous", "#| hello\nmsgid \"a\"\nmsgstr \"b\"\n", 1},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            const auto text = k_head + "\n" + one.text + "\nmsgid \"next\"\nmsgstr \"one\"\n";
            const Read read(text);
            BOOST_TEST(has_errors(read.found));
            BOOST_TEST(read.line_of_first() == one.line + 3);
            if (read.catalogue.source()->text().find("b\n\nmsgid") == std::string_view::npos) {
                BOOST_TEST(read.found.diagnostics.size() == 1U);
                BOOST_TEST(read.catalogue.find(std::nullopt, "next") != nullptr);
            }
            BOOST_TEST(write(read.catalogue) == text);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_given_up_is_no_part_of_the_next_entry) {
    for (const std::string rest :
         {"msgstr msgid \"one\"\nmsgstr \"een\"\n", "msgstr[0]# one\nmsgid \"one\"\nmsgstr \"een\"\n"}) {
        const auto text = k_head + "\n" + rest;
        const Read read(text);
        BOOST_TEST(has_errors(read.found));
        const auto* one = read.catalogue.find(std::nullopt, "one");
        BOOST_REQUIRE(one != nullptr);
        BOOST_TEST(places_of(read.catalogue, *one).strings.size() == 1U);
        BOOST_TEST(write(read.catalogue) == text);
    }
}

BOOST_AUTO_TEST_CASE(hostile_input_gives_a_bounded_number_of_errors) {
    std::string text;
    for (int n = 0; n < 5000; ++n) text += "junk\n\n";
    BOOST_TEST(Read(text).found.diagnostics.size() == k_most_errors);
    const Read nul(k_head + "\nmsgid \"a\0b\"\nmsgstr \"\"\n"s);
    BOOST_TEST(has_errors(nul.found));
}

BOOST_AUTO_TEST_CASE(an_entry_in_error_has_a_place_for_each_string_that_was_read) {
    const Read read("msgstr msgid\"\"msgstr\"\"");
    for (const auto& one : read.catalogue.messages()) {
        BOOST_TEST(places_of(read.catalogue, one).strings.size() == one.strings.size());
    }
}

/// Lines that only go on with a string are read in a pass of their own, as long as nothing is to be said of
/// them and lines end in LF: what it makes of them is what the reader of any line makes of them.
BOOST_AUTO_TEST_CASE(lines_that_go_on_with_a_string_mean_the_same_however_they_are_read) {
    for (const std::string piece :
         {R"("plain and long enough for more than sixteen bytes")", R"("a \"quote\", \\, \t and \n")",
          R"("")", R"("é in \303\251 and \xc3\xa9")", "\"a\tb\"", R"("bad \q")", R"("not closed)",
          R"("two" "pieces")", R"("then" # more)", R"("ends with \")", R"(  "indented")",
          R"("trailing"  )"}) {
        const auto text = k_head + "\nmsgid \"\"\n\"first \"\n" + piece + "\n\"last\"\nmsgstr \"\"\n" +
                          piece + "\n\"last\"\n\nmsgid \"next\"\nmsgstr \"one\"\n";
        std::string with_returns;
        for (const char c : text) (c == '\n' ? with_returns += '\r' : with_returns) += c;
        const Read fast(text);
        const Read slow(with_returns);
        BOOST_REQUIRE(fast.catalogue.size() == slow.catalogue.size());
        for (std::size_t n = 0; n < fast.catalogue.size(); ++n) {
            BOOST_TEST(same_content(fast.catalogue[n], slow.catalogue[n]), piece);
        }
        BOOST_REQUIRE(fast.found.diagnostics.size() == slow.found.diagnostics.size());
        for (std::size_t n = 0; n < fast.found.diagnostics.size(); ++n) {
            BOOST_TEST(fast.found.diagnostics[n].message == slow.found.diagnostics[n].message, piece);
        }
        BOOST_TEST(write(fast.catalogue) == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
