#include "evidence/bibliography.hpp"

#include <boost/test/unit_test.hpp>

using namespace kopij;
using evidence::Bibliography;
using evidence::Retractions;

namespace {

template <typename File>
File read(std::string content, std::size_t expected_problems = 0) {
    diagnostic::Collector problems;
    auto out = File::read(text::Source::from_bytes("refs", std::move(content)), "Test.Rule", problems);
    BOOST_TEST(problems.diagnostics.size() == expected_problems);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bibliography)

BOOST_AUTO_TEST_CASE(csl_json_and_yaml_give_the_same_works) {
    const auto json = read<Bibliography>(
        R"([{"id": "smit", "DOI": "https://doi.org/10.1000/ABC", "PMID": "123", "title": "Sleep and mood",
            "issued": {"date-parts": [[2019, 3]]}}])");
    const auto yaml = read<Bibliography>(
        "references:\n- id: smit\n  DOI: 10.1000/abc\n  PMID: 123\n  title: Sleep and mood\n  issued:\n    "
        "year: "
        "2019\n");
    for (const auto* known : {&json, &yaml}) {
        for (const evidence::Work& like :
             {evidence::Work{"smit", {}, {}, {}, {}}, evidence::Work{{}, "10.1000/ABC", {}, {}, {}},
              evidence::Work{{}, {}, "123", {}, {}}, evidence::Work{{}, {}, {}, {}, "Sleep and Mood."}}) {
            const auto* found = known->find(like);
            BOOST_REQUIRE(found);
            BOOST_TEST(found->year.value() == 2019);
            BOOST_TEST(found->doi == "10.1000/abc");
        }
        BOOST_TEST(!known->find({"jones", "10.1000/x", "9", 2019, "Another"}));
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_bibliography_is_reported) {
    BOOST_TEST(read<Bibliography>("just words\n", 1).empty());
    BOOST_TEST(read<Bibliography>("[]\n").empty());
}

BOOST_AUTO_TEST_CASE(titles_are_the_same_but_for_their_dress) {
    using evidence::same_title;
    BOOST_TEST(same_title("Sleep & mood", "Sleep - Mood."));
    BOOST_TEST(same_title("Sleep and mood in adults", "Sleep and mood in adults: a randomised trial"));
    BOOST_TEST(!same_title("Sleep and mood", "Sleep and food"));
    BOOST_TEST(!same_title("Sleep", "Sleep and mood"));
}

BOOST_AUTO_TEST_CASE(retractions_are_found_by_doi_and_pmid) {
    const auto list = read<Retractions>(
        "\xEF\xBB\xBFRecord "
        "ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate\r\n"
        "1,\"A title, with \"\"quotes\"\"\nand a line\",10.1000/Gone,111,Retraction,+Fraud;,1/2/2020 0:00\r\n"
        "2,Other,10.1000/mended,222,Correction,,\r\n"
        "3,Third,unavailable,0,Retraction,,\n");
    BOOST_REQUIRE(list.find("10.1000/gone", ""));
    BOOST_TEST(list.find("10.1000/gone", "")->nature == "Retraction");
    BOOST_TEST(list.find("", "111")->date == "1/2/2020 0:00");
    BOOST_TEST(!list.find("10.1000/mended", "222"));
    BOOST_TEST(!list.find("", "0"));
    BOOST_TEST(!list.find("", ""));
    read<Retractions>("a,b\n1,2\n", 1);
    read<Retractions>("", 1);
}

BOOST_AUTO_TEST_SUITE_END()
