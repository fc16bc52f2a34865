#include "translate/structure.hpp"

#include <boost/test/unit_test.hpp>

#include "paths.hpp"

namespace kopij::translate {
namespace {

const markup::Vocabularies& vocabularies() {
    static diagnostic::Collector found;
    static const auto all = markup::Vocabularies::load({test::root() / "rules/vocabularies"}, found);
    return all;
}

constexpr const char* k_article =
    "<article xml:lang=\"nl\"><body><sec id=\"s1\"><title>Slaap</title>"
    "<p>Zie <xref ref-type=\"bibr\" rid=\"r1\">1</xref> en <bold>meer <italic>nog</italic></bold>.</p></sec>"
    "<sec id=\"s2\"><p>b</p></sec></body></article>";

/// What is told of a result; "" for one that is the same article.
std::string told_of(const std::string& result) {
    diagnostic::Collector found;
    const auto article = Article::read(text::Source::from_bytes("a.xml", k_article, text::Declares::xml),
                                       vocabularies(), found);
    BOOST_REQUIRE(article != nullptr);
    const bool same = keeps_structure(*article, result, {}, found);
    std::string out;
    for (const auto& one : found.diagnostics) out += one.message + "\n";
    BOOST_TEST(same == out.empty(), out);
    return out;
}

std::string changed(std::string_view what, std::string_view to) {
    std::string out = k_article;
    const auto at = out.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return out.replace(at, what.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structure)

BOOST_AUTO_TEST_CASE(text_languages_and_attributes_may_differ) {
    BOOST_TEST(told_of(k_article).empty());
    BOOST_TEST(told_of(changed("Slaap", "Sleep &amp; mood")).empty());
    BOOST_TEST(told_of(changed("<p>b", "<p xml:lang = 'nl'\n >b")).empty());
    BOOST_TEST(told_of(changed("xml:lang=\"nl\"", "xml:lang=\"en\"")).empty());
    BOOST_TEST(told_of(changed("<sec id=\"s2\">", "<sec x=\"1\" id='s2'>")).empty());
}

BOOST_AUTO_TEST_CASE(inline_elements_may_change_places) {
    BOOST_TEST(told_of(changed("<xref ref-type=\"bibr\" rid=\"r1\">1</xref> en <bold>meer "
                               "<italic>nog</italic></bold>",
                               "<bold>meer <italic>nog</italic></bold> en <xref ref-type=\"bibr\" "
                               "rid=\"r1\">1</xref>"))
                   .empty());
}

BOOST_AUTO_TEST_CASE(what_is_lost_added_or_another_is_told) {
    for (const auto& [what, to] : {std::pair{"id=\"s2\"", "id=\"s3\""},
                                   {" id=\"s2\"", ""},
                                   {"rid=\"r1\"", "rid=\"r2\""},
                                   {"<title>Slaap</title>", ""},
                                   {"<p>b</p>", "<p>b</p><p>c</p>"},
                                   {"<p>b</p>", "<fig>b</fig>"},
                                   {"<p>b</p></sec>", "</sec><p>b</p>"}}) {
        BOOST_TEST(!told_of(changed(what, to)).empty(), what);
    }
    BOOST_TEST(!told_of(changed("<p>b</p>", "<p>b")).empty());
    BOOST_TEST(!told_of(changed("<p>b</p>", "<p>b\xFF</p>")).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
