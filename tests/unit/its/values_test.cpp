#include "its/values.hpp"

#include <boost/test/unit_test.hpp>

#include "its/limits.hpp"
#include "its/locale.hpp"
#include "scratch.hpp"

namespace kopij::its {
namespace {

/// A document and what ITS says of it; its vocabulary says nothing.
struct Read {
    explicit Read(std::string bytes, std::string path = "a.xml", SharedRules rules = nullptr)
        : source(text::Source::from_bytes(std::move(path), std::move(bytes), text::Declares::xml)),
          document(markup::parse(source, *markup::format_of(source.path()), found)),
          values(Values::of(*document, vocabulary, rules, found)) {}

    pugi::xml_node node(const char* path) const { return document->tree().select_node(path).node(); }

    text::Source source;
    diagnostic::Collector found;
    markup::Vocabulary vocabulary;
    std::unique_ptr<markup::Document> document;
    Values values;
};

std::string with_rules(const std::string& rules, const std::string& body) {
    return "<doc xmlns:its=\"http://www.w3.org/2005/11/its\"><its:rules version=\"2.0\">" + rules +
           "</its:rules>" + body + "</doc>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(later_rules_win_and_local_markup_wins_over_them) {
    const Read read(
        with_rules("<its:translateRule selector=\"//p\" translate=\"no\"/>"
                   "<its:translateRule selector=\"//p[@x]\" translate=\"yes\"/>",
                   "<p/><p x=\"1\"><q/></p><p its:translate=\"yes\"/>"));
    BOOST_TEST(!read.values.translate(read.node("//p[1]")));
    BOOST_TEST(read.values.translate(read.node("//p[2]")));
    BOOST_TEST(read.values.translate(read.node("//q")));
    BOOST_TEST(read.values.translate(read.node("//p[3]")));
}

BOOST_AUTO_TEST_CASE(rules_themselves_are_no_text) {
    const Read read(
        with_rules("<its:translateRule selector=\"//*\" translate=\"yes\"/>"
                   "<its:locNoteRule selector=\"//p\"><its:locNote>Note</its:locNote></its:locNoteRule>",
                   "<p>a</p>"));
    BOOST_TEST(!read.values.translate(read.node("//its:locNote")));
    BOOST_TEST(read.values.translate(read.node("//p")));
    const auto* note = read.values.find(Category::localization_note, read.node("//p"));
    BOOST_REQUIRE(note != nullptr);
    BOOST_TEST(*its::find(*note, "locNote") == "Note");
}

BOOST_AUTO_TEST_CASE(a_projects_rules_give_way_to_the_documents) {
    const test::Scratch scratch;
    const auto file =
        scratch.write("house.its",
                      "<its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\">"
                      "<its:translateRule selector=\"//p | //q\" translate=\"no\"/></its:rules>");
    diagnostic::Collector found;
    const auto rules = read_rule_files({file.string()}, found);
    BOOST_TEST(found.diagnostics.empty());
    const Read read(with_rules("<its:translateRule selector=\"//q\" translate=\"yes\"/>", "<p/><q/>"),
                    "a.xml", rules);
    BOOST_TEST(!read.values.translate(read.node("//p")));
    BOOST_TEST(read.values.translate(read.node("//q")));
}

BOOST_AUTO_TEST_CASE(a_document_without_its_is_not_annotated) {
    const Read read("<doc xml:space=\"preserve\" xml:lang=\"nl\"><p translate=\"no\">a</p></doc>");
    BOOST_TEST(!read.values.annotated());
    BOOST_TEST(read.values.preserve_space(read.node("//p")));
    BOOST_TEST(read.values.language(read.node("//p")) == "nl");
    BOOST_TEST(read.values.translate(read.node("//p")));
}

BOOST_AUTO_TEST_CASE(html_says_it_natively) {
    const Read read("<!DOCTYPE html><p translate=no>a <b translate>b</b></p><p its-within-text=nested>c</p>",
                    "a.html");
    BOOST_TEST(!read.values.translate(read.node("//p[1]")));
    BOOST_TEST(read.values.translate(read.node("//b")));
    BOOST_TEST((read.values.within_text(read.node("//p[2]")) == WithinText::nested));
}

BOOST_AUTO_TEST_CASE(pointers_lead_to_targets_and_languages) {
    const Read read(
        with_rules("<its:targetPointerRule selector=\"//s\" targetPointer=\"../t\"/>"
                   "<its:langRule selector=\"//u\" langPointer=\"@taal\"/>",
                   "<u taal=\"nl\"><s>a</s><t/></u>"));
    BOOST_TEST((read.values.target(read.node("//s")) == pugi::xpath_node(read.node("//t"))));
    BOOST_TEST(read.values.is_target(read.node("//t")));
    BOOST_TEST(read.values.language(read.node("//s")) == "nl");
    BOOST_TEST(read.values.language_attribute(read.node("//u")).name() == std::string("taal"));
}

BOOST_AUTO_TEST_CASE(locale_filters_leave_out) {
    const Read read(
        "<doc xmlns:its=\"http://www.w3.org/2005/11/its\" xml:lang=\"nl\">"
        "<a its:localeFilterList=\"\"/><b its:localeFilterList=\"nl\"/>"
        "<c its:localeFilterList=\"fr\"/></doc>");
    BOOST_TEST(read.values.left_out(read.node("//a")));
    BOOST_TEST(read.values.left_out(read.node("//b")));
    BOOST_TEST(!read.values.left_out(read.node("//c")));
    BOOST_TEST(!read.values.meant_for("en", read.node("//c")));
    BOOST_TEST(read.values.meant_for("fr-CA", read.node("//c")));
    BOOST_TEST(read.values.meant_for("en", read.node("/doc")));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(locales)

BOOST_AUTO_TEST_CASE(ranges_are_those_of_extended_filtering) {
    const auto admits = [](const char* list, const char* language) {
        return LocaleFilter{list, LocaleFilter::Type::include}.admits(language);
    };
    BOOST_TEST(admits("*", "nl"));
    BOOST_TEST(admits("nl", "nl-BE"));
    BOOST_TEST(admits("NL-be", "nl_BE"));
    BOOST_TEST(!admits("nl-BE", "nl"));
    BOOST_TEST(admits("*-BE", "fr-BE"));
    BOOST_TEST(admits("de-DE", "de-Latn-DE-1996"));
    BOOST_TEST(admits("de-*-DE", "de-DE"));
    BOOST_TEST(!admits("de-DE", "de-x-DE"));
    BOOST_TEST(admits("fr, en-GB", "en-GB"));
    BOOST_TEST(!admits("", "en"));
    BOOST_TEST((LocaleFilter{"fr", LocaleFilter::Type::exclude}.admits("en")));
    BOOST_TEST((!LocaleFilter{"fr", LocaleFilter::Type::exclude}.admits("fr-CA")));
    BOOST_TEST((LocaleFilter{"*", LocaleFilter::Type::exclude}.admits_none()));
    BOOST_TEST((LocaleFilter{"", LocaleFilter::Type::exclude}.admits_all()));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_comment_says_the_limit_and_is_read_back) {
    const StorageLimit limit{25, "UTF-16", "crlf"};
    const auto comment = comment_of(limit);
    BOOST_TEST(comment == "At most 25 bytes in UTF-16, line ends as crlf");
    const auto read = storage_limit_from(comment);
    BOOST_REQUIRE(read);
    BOOST_TEST(read->size == 25U);
    BOOST_TEST(read->encoding == "UTF-16");
    BOOST_TEST(read->line_break == "crlf");
    BOOST_TEST(!storage_limit_from("At most a few bytes in all"));
    BOOST_TEST(*allowed_characters_from(comment_of_allowed("[a-z]")) == "[a-z]");
}

BOOST_AUTO_TEST_CASE(sizes_are_those_of_the_encoding) {
    BOOST_TEST(*StorageLimit{}.needed("\u00e9\n") == 3U);
    BOOST_TEST((*StorageLimit{9, "UTF-16", "crlf"}.needed("\u00e9\n") == 6U));
    BOOST_TEST((*StorageLimit{9, "ISO-8859-1", "lf"}.needed("\u00e9") == 1U));
    BOOST_TEST((!StorageLimit{9, "ISO-8859-1", "lf"}.needed("\u20ac")));
    BOOST_TEST((!StorageLimit{9, "no-such-thing", "lf"}.needed("a")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::its
