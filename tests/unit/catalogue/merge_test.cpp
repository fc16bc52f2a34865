#include <boost/test/unit_test.hpp>

#include "catalogue/adapt.hpp"
#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/similarity.hpp"
#include "catalogue/write.hpp"

namespace kopij::catalogue {
namespace {

const std::string k_head =
    "msgid \"\"\nmsgstr \"\"\n\"Language: nl\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n";

Catalogue read(const std::string& text) {
    diagnostic::Collector found;
    auto all = k_head + "\n" + text;
    while (all.ends_with("\n\n")) all.pop_back();
    auto out = parse(text::Source::from_bytes("x.po", all, text::Declares::po), found);
    BOOST_REQUIRE(!has_errors(found));
    return out;
}

std::string entry(const std::string& id, const std::string& string = "") {
    return "msgid \"" + id + "\"\nmsgstr \"" + string + "\"\n\n";
}

std::string merged(const std::string& def, const std::string& ref, const MergeOptions& options = {}) {
    const auto out = write(merge(read(def), read(ref), {}, options).catalogue);
    return out.size() > k_head.size() ? out.substr(k_head.size() + 1) : "";
}

const std::string k_asthma = "Asthma makes it hard to breathe when the airways are swollen.";
const std::string k_inhaler = "Use the inhaler as the doctor told you.";

}  // namespace

BOOST_AUTO_TEST_SUITE(merging)

BOOST_AUTO_TEST_CASE(nothing_new_gives_the_same_bytes) {
    const auto def =
        "# note\nmsgid  \"a\"\nmsgstr\n\"b\"\n\n\n#, fuzzy\n#| msgid \"x\"\nmsgid \"c\"\nmsgstr \"d\"\n\n"
        "#~ msgid \"e\"\n#~ msgstr \"f\"\n\n# the end\n";
    BOOST_TEST(merged(def, "msgid \"a\"\nmsgstr \"\"\n\nmsgid \"c\"\nmsgstr \"\"\n") == def);
}

BOOST_AUTO_TEST_CASE(the_order_and_the_comments_are_the_templates_and_the_translators_stay) {
    BOOST_TEST(merged("# mine\n#. old\n#: old.xml:1\n" + entry("a", "1") + entry("b", "2"),
                      entry("b") + "#. new\n#: new.xml:2\n#, no-wrap\n" + entry("a")) ==
               entry("b", "2") + "# mine\n#. new\n#: new.xml:2\n#, no-wrap\nmsgid \"a\"\nmsgstr \"1\"\n");
}

BOOST_AUTO_TEST_CASE(a_similar_message_is_fuzzy_and_keeps_what_it_was_made_for) {
    const auto now = "Asthma makes it very hard to breathe when the airways are swollen.";
    BOOST_TEST(merged(entry(k_asthma, "Astma"), entry(now)) ==
               "#, fuzzy\n#| msgid \"" + k_asthma + "\"\nmsgid \"" + now + "\"\nmsgstr \"Astma\"\n");
    BOOST_TEST(merged(entry(k_asthma, "Astma"), entry(now), {Fuzzy::none}) ==
               "msgid \"" + std::string(now) + "\"\nmsgstr \"\"\n\n#~ msgid \"" + k_asthma +
                   "\"\n#~ msgstr \"Astma\"\n");
}

BOOST_AUTO_TEST_CASE(a_second_merge_changes_nothing) {
    const auto ref = entry("Asthma makes it very hard to breathe when the airways are swollen.") +
                     entry(k_inhaler) + entry("Something else entirely");
    const auto def = entry(k_asthma, "Astma") + entry(k_inhaler, "Inhaler") + entry("Gone for good", "Weg");
    const auto once = merged(def, ref);
    BOOST_TEST(merged(once, ref) == once);
}

BOOST_AUTO_TEST_CASE(what_a_translator_wrote_becomes_obsolete_and_comes_back) {
    const auto gone = merged(entry(k_asthma, "Astma") + "# keep\n" + entry("b"), "");
    BOOST_TEST(gone == "#~ msgid \"" + k_asthma +
                           "\"\n#~ msgstr \"Astma\"\n\n# keep\n#~ msgid \"b\"\n#~ msgstr \"\"\n");
    BOOST_TEST(merged(gone, entry(k_asthma)).starts_with("msgid \"" + k_asthma + "\"\nmsgstr \"Astma\"\n"));
}

BOOST_AUTO_TEST_CASE(numbers_and_negation_count_for_more_than_letters) {
    const auto def = entry("Take 20 mg of the medicine every day before breakfast.", "20") +
                     entry("Take 10 mg of this medicine each day before your breakfast.", "10");
    BOOST_TEST(
        merged(def, entry("Take 10 mg of the medicine every day before breakfast.")).find("msgstr \"10\"") !=
        std::string::npos);
    const auto denied = entry("You may drive when you use this medicine.", "wel") +
                        entry("You may not drive if you are using this medicine.", "niet");
    const auto out = merged(denied, entry("You may not drive when you use this medicine."));
    BOOST_TEST(out.substr(0, out.find("#~")).find("msgstr \"niet\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_split_paragraph_and_a_joined_one_find_their_halves) {
    const auto long_text =
        k_asthma + " " + k_inhaler + " Call the emergency number when nothing helps and wait for help.";
    const auto split = merged(entry(long_text, "heel"), entry(k_asthma) + entry(k_inhaler));
    BOOST_TEST(split.find("msgstr \"heel\"") != split.rfind("msgstr \"heel\""));
    const auto joined = merged(entry(k_inhaler, "deel"), entry(long_text));
    BOOST_TEST(joined.find("#, fuzzy") == 0U);
    BOOST_TEST(joined.find("msgstr \"deel\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(white_space_and_attributes_are_adapted_without_guessing) {
    BOOST_TEST(adapted("Zie <a href=\"x\">b</a>.\n", "See <a href=\"x\">b</a>.\n",
                       "See <a href=\"y\">b</a>.") == "Zie <a href=\"y\">b</a>.");
    BOOST_TEST(adapted("<a href=\"x\">1</a><a href=\"x\">2</a>", "<a href=\"x\"/>", "<a href=\"y\"/>") ==
               "<a href=\"x\">1</a><a href=\"x\">2</a>");
    BOOST_TEST(normal_form(" a\n <b  c='d'>e</b> <f g=\"h\" /> ") == "a <b>e</b> <f/>");
    BOOST_TEST(normal_form("1 < 2") == "1 < 2");
    const auto out = merged(entry("See <a href='https://example.org/a/very/long/address'>x</a>",
                                  "Zie <a href='https://example.org/a/very/long/address'>x</a>"),
                            entry("See <a href='#r'>x</a>"));
    BOOST_TEST(out.find("msgstr \"Zie <a href='#r'>x</a>\"") != std::string::npos);
    BOOST_TEST(out.find("#, fuzzy") == 0U);
}

BOOST_AUTO_TEST_CASE(another_context_is_fuzzy_and_an_empty_one_is_another) {
    const auto out = merged(entry("a", "1"), "msgctxt \"x\"\n" + entry("a"));
    BOOST_TEST(out == "#, fuzzy\n#| msgid \"a\"\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"1\"\n");
}

BOOST_AUTO_TEST_CASE(plural_forms_are_as_many_as_the_header_says) {
    const std::string plural = "msgid \"a\"\nmsgid_plural \"as\"\n";
    const auto empty = plural + "msgstr[0] \"\"\nmsgstr[1] \"\"\n";
    BOOST_TEST(merged("", plural + "msgstr[0] \"\"\n") == empty);
    BOOST_TEST(merged(entry("a", "1"), empty) ==
               "#, fuzzy\n#| msgid \"a\"\n" + plural + "msgstr[0] \"1\"\nmsgstr[1] \"\"\n");
    BOOST_TEST(merged(plural + "msgstr[0] \"1\"\nmsgstr[1] \"2\"\nmsgstr[2] \"3\"\n", empty) ==
               "# msgstr[2]: 3\n#, fuzzy\n#| msgid \"a\"\n#| msgid_plural \"as\"\n" + plural +
                   "msgstr[0] \"1\"\nmsgstr[1] \"2\"\n");
    BOOST_TEST(
        merged(plural + "msgstr[0] \"1\"\nmsgstr[1] \"2\"\n", entry("a")) ==
        "# msgstr[1]: 2\n#, fuzzy\n#| msgid \"a\"\n#| msgid_plural \"as\"\nmsgid \"a\"\nmsgstr \"1\"\n");
}

BOOST_AUTO_TEST_CASE(a_compendium_gives_exact_and_similar_translations) {
    std::vector<Catalogue> compendia;
    compendia.push_back(read(entry("Exact", "Precies") + entry(k_asthma, "Astma")));
    const auto out = merge(read(""), read(entry("Exact") + entry(k_asthma + " Really.")), compendia);
    BOOST_TEST(out.catalogue.find(std::nullopt, "Exact")->published());
    BOOST_TEST(out.catalogue.find(std::nullopt, k_asthma + " Really.")->fuzzy());
    BOOST_TEST(out.exact == 1U);
    BOOST_TEST(out.fuzzy == 1U);
    BOOST_TEST(out.obsolete == 0U);
    BOOST_TEST(out.matches.size() == out.catalogue.size());
}

BOOST_AUTO_TEST_CASE(a_fuzzy_message_is_offered_for_the_text_it_was_made_for) {
    const auto def = "#, fuzzy\n#| msgid \"" + k_asthma +
                     "\"\nmsgid \"Quite another text, that has moved on.\"\nmsgstr \"Astma\"\n";
    const auto out = merged(def, entry(k_asthma + " Always."));
    BOOST_TEST(out.find("#| msgid \"" + k_asthma + "\"") != std::string::npos);
    BOOST_TEST(out.find("msgstr \"Astma\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_equally_near_messages_the_one_between_the_same_neighbours_is_taken) {
    const auto def = entry("Before this one.", "voor") + entry("Take the red tablet at noon.", "rood") +
                     entry("After this one.", "na") + entry("Take the blue tablet at noon.", "blauw") +
                     entry("The end.", "einde");
    const auto ref = entry("Before this one.") + entry("Take the tablet at noon.") +
                     entry("After this one.") + entry("Take the blue tablet at noon.") + entry("The end.");
    BOOST_TEST(merged(def, ref).find("msgid \"Take the tablet at noon.\"\nmsgstr \"rood\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(places_are_written_as_asked) {
    MergeOptions options;
    options.location = Location::file;
    BOOST_TEST(merged("", "#: a.xml:1 a.xml:2 b.xml#p\n" + entry("a"), options) ==
               "#: a.xml b.xml#p\nmsgid \"a\"\nmsgstr \"\"\n");
    options.location = Location::never;
    BOOST_TEST(merged("", "#: a.xml:1\n" + entry("a"), options) == "msgid \"a\"\nmsgstr \"\"\n");
}

BOOST_AUTO_TEST_CASE(the_header_takes_the_templates_dates_only) {
    auto def = read(entry("a", "1"));
    auto ref = read(entry("a"));
    ref.set_header_field("POT-Creation-Date", "2026-01-31 12:00+0100");
    ref.set_header_field("X-Source-Language", "en");
    ref.set_header_field("Language", "xx");
    const auto out = merge(def, ref);
    BOOST_TEST(out.catalogue.header_field("POT-Creation-Date") == "2026-01-31 12:00+0100");
    BOOST_TEST(out.catalogue.header_field("X-Source-Language") == "en");
    BOOST_TEST(out.catalogue.header_field("Language") == "nl");
    const auto fresh = start_translation(ref, "fr", "2026-02-01 12:00+0100");
    BOOST_TEST(fresh.header_field("Plural-Forms") == "nplurals=2; plural=(n > 1);");
    BOOST_TEST(fresh.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_bit_parallel_subsequence_is_that_of_the_textbook) {
    CommonSubsequence common;
    unsigned random = 1;
    for (int round = 0; round < 200; ++round) {
        std::string a;
        std::string b;
        const auto next = [&random] { return random = random * 1103515245U + 12345U, random >> 16U; };
        for (auto n = next() % 200; n > 0; --n) a += static_cast<char>('a' + next() % 4);
        for (auto n = next() % 200; n > 0; --n) b += static_cast<char>('a' + next() % 4);
        std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
        for (std::size_t i = 1; i <= a.size(); ++i) {
            for (std::size_t j = 1; j <= b.size(); ++j) {
                table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1
                                                   : std::max(table[i - 1][j], table[i][j - 1]);
            }
        }
        BOOST_REQUIRE(common.length(a, b) == table[a.size()][b.size()]);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::catalogue
