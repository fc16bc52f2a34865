#include "evidence/citation.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::evidence {
namespace {

constexpr const char* k_vocabulary =
    "{name: t, roles: {heading: [title], citation: [\"xref[@ref-type='bibr']\"], reference: [ref], label: "
    "[label], figure: [fig],"
    " link: [link], cross-reference: [xref], identifier: [pub-id]}, attributes: {id: [id], citation-target: "
    "[rid]}}";

/// An article and its citations; the parts have to stay together.
struct Article {
    explicit Article(const std::string& body)
        : source(text::Source::from_bytes("a.xml", "<article>" + body + "</article>")),
          yaml(text::Source::from_bytes("v.yml", k_vocabulary)),
          vocabulary(markup::Vocabulary::from(config::load_yaml(yaml, "Config.Vocabulary", sink), sink)),
          document(markup::parse(source, markup::Format::xml, sink)),
          citations(Citations::of(*document, vocabulary)) {
        BOOST_REQUIRE(sink.diagnostics.empty());
    }
    diagnostic::Collector sink;
    text::Source source;
    text::Source yaml;
    markup::Vocabulary vocabulary;
    std::unique_ptr<markup::Document> document;
    Citations citations;
};

std::string cite(const std::string& id, const std::string& label = "1") {
    return "<xref ref-type='bibr' rid='" + id + "'>" + label + "</xref>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(citation)

BOOST_AUTO_TEST_CASE(a_citation_resolves_to_references_only) {
    const Article a("<sec id='s1'><p>" + cite("r1") + cite("s1") + cite("r1 r2") + cite("") +
                    "</p></sec><ref id='r1'/>");
    BOOST_REQUIRE(a.citations.citations().size() == 4U);
    BOOST_TEST(a.citations.resolves(a.citations.citations()[0]));
    BOOST_TEST(!a.citations.resolves(a.citations.citations()[1]));
    BOOST_TEST(!a.citations.resolves(a.citations.citations()[2]));
    BOOST_TEST(!a.citations.resolves(a.citations.citations()[3]));
}

BOOST_AUTO_TEST_CASE(a_citation_without_a_target_names_its_entry_in_words) {
    const Article a(
        "<p><xref ref-type='bibr'> r1\n</xref> <xref ref-type='bibr'>Smit 2020</xref></p>"
        "<ref id='r1'/>");
    BOOST_TEST(a.citations.resolves(a.citations.citations()[0]));
    BOOST_TEST(!a.citations.resolves(a.citations.citations()[1]));
    BOOST_TEST(a.citations.citations()[1].targets.front() == "Smit 2020");
}

BOOST_AUTO_TEST_CASE(a_plain_link_to_an_entry_cites_it) {
    const Article a(
        "<sec id='s1'><title><xref rid='r1'/></title><p><xref rid='r1'/> (Smit, <link rid='r1'>2020</link>) "
        "<xref rid='s1'/> <link rid='s1'/> <xref rid='none'/> <xref/></p></sec><ref id='r1'/>");
    BOOST_REQUIRE(a.citations.citations().size() == 2U);
    BOOST_TEST(a.citations.resolves(a.citations.citations()[0]));
    BOOST_TEST(a.citations.resolves(a.citations.citations()[1]));
    BOOST_TEST(a.citations.unused().empty());
}

BOOST_AUTO_TEST_CASE(citations_in_headings_are_known) {
    const Article a("<title>" + cite("r1") + "</title><p>" + cite("r1") + "</p><ref id='r1'/>");
    BOOST_TEST(a.citations.citations()[0].in_heading);
    BOOST_TEST(!a.citations.citations()[1].in_heading);
}

BOOST_AUTO_TEST_CASE(what_nobody_cites_is_unused) {
    const Article a("<p>" + cite("r2") + "</p><ref id='r1'/><ref id='r2'/>");
    BOOST_TEST((a.citations.unused() == std::vector<std::size_t>{0}));
}

BOOST_AUTO_TEST_CASE(the_same_doi_or_the_same_words_are_the_same_work) {
    const Article a(
        "<ref id='r1'><label>1</label>A. Work<pub-id>10.1/X</pub-id></ref>"
        "<ref id='r2'><label>2</label>Another<pub-id>10.1/x</pub-id></ref>"
        "<ref id='r3'><label>3</label>a work<pub-id>10.1/X</pub-id></ref>"
        "<ref id='r4'><label>4</label>Third</ref>");
    const auto found = a.citations.duplicates();
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST(found[0].first == 1U);
    BOOST_TEST(found[1].first == 2U);
    BOOST_TEST(found[1].second == 0U);
}

BOOST_AUTO_TEST_CASE(references_follow_the_order_of_the_citations) {
    const auto references = "<ref id='r1'/><ref id='r2'/><ref id='r3'/>";
    const Article good("<p>" + cite("r1") + cite("r2") + cite("r1") + cite("r3") + "</p>" + references);
    BOOST_TEST(good.citations.out_of_order().empty());
    const Article bad("<p>" + cite("r2") + cite("r1") + cite("r3") + "</p>" + references);
    BOOST_TEST((bad.citations.out_of_order() == std::vector<std::size_t>{0}));
    const Article names("<p>" + cite("r2", "Smit 2001") + cite("r1", "Bos 2002") + "</p>" + references);
    BOOST_TEST(names.citations.out_of_order().empty());
}

BOOST_AUTO_TEST_CASE(a_dash_between_two_citations_cites_what_lies_between) {
    const auto references = "<ref id='r1'/><ref id='r2'/><ref id='r3'/><ref id='r4'/>";
    const Article range("<p>" + cite("r1") + "\u2013" + cite("r3") + cite("r4") + "</p>" + references);
    BOOST_TEST(range.citations.unused().empty());
    BOOST_TEST(range.citations.out_of_order().empty());
    const Article list("<p>" + cite("r1") + ", " + cite("r3") + "</p>" + references);
    BOOST_TEST((list.citations.unused() == std::vector<std::size_t>{1, 3}));
}

BOOST_AUTO_TEST_CASE(figures_and_tables_count_where_they_stand_or_not_at_all) {
    const Article a("<fig>" + cite("r2") + "</fig><p>" + cite("r1") + cite("r2") +
                    "</p><ref id='r1'/><ref id='r2'/>");
    BOOST_TEST(a.citations.out_of_order().empty());
    const Article b("<p>" + cite("r1") + "</p><fig>" + cite("r2") + "</fig><p>" + cite("r3") + cite("r2") +
                    "</p><ref id='r1'/><ref id='r2'/><ref id='r3'/>");
    BOOST_TEST(b.citations.out_of_order().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::evidence
