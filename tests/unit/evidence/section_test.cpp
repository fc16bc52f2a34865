#include "evidence/section.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::evidence {
namespace {

struct Case {
    const char* heading;
    SectionKind kind;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(section)

BOOST_AUTO_TEST_CASE(headings_say_what_a_section_is_for) {
    using enum SectionKind;
    for (const auto& [heading, kind] : {Case{"Methods", methods},
                                        {"2. Materials and Methods", methods},
                                        {"3 Patients, Materials & Methods", methods},
                                        {"Methode", methods},
                                        {"Materiaal en methoden", methods},
                                        {"Results", results},
                                        {"Resultaten", results},
                                        {"Results/Discussion", results},
                                        {"III. Bevindingen", results},
                                        {"Bevindingen", results},
                                        {"Discussie", discussion},
                                        {"Strengths and limitations", discussion},
                                        {"1 Inleiding", introduction},
                                        {"Abstract", summary},
                                        {"Samenvatting", summary},
                                        {"REFERENCES", references},
                                        {"Geraadpleegde bronnen:", references},
                                        {"Literatuurlijst", references},
                                        {"Bronnen", perhaps_references},
                                        {"Funding sources", perhaps_record},
                                        {"Ethics approval", perhaps_record},
                                        {"Acknowledgements", record},
                                        {"Conflicts of interest", record},
                                        {"Data availability", record},
                                        {"Dankwoord", record},
                                        {"Beschikbaarheid van de gegevens", record},
                                        {"Lijst van afkortingen", record}}) {
        BOOST_TEST_CONTEXT(heading) { BOOST_TEST((section_kind_from_heading(heading) == kind)); }
    }
}

BOOST_AUTO_TEST_CASE(headings_about_a_subject_are_of_no_kind) {
    for (const auto* heading : {"Results of rTMS in depression", "Resultaten van onze behandeling",
                                "A method of our own", "Onze werkwijze", "Noten en zaden", "Background noise",
                                "Sources of vitamin D", "Bronnen van vezels", "Funding your treatment",
                                "Interest in food", "Design", "", "123", "Methods that help against worry"}) {
        BOOST_TEST_CONTEXT(heading) {
            BOOST_TEST((section_kind_from_heading(heading) == SectionKind::other));
        }
    }
}

BOOST_AUTO_TEST_CASE(types_of_markup_may_be_several) {
    BOOST_TEST((section_kind_from_type("materials|methods") == SectionKind::methods));
    BOOST_TEST((section_kind_from_type("discussion|results") == SectionKind::results));
    BOOST_TEST((section_kind_from_type("INTRO") == SectionKind::introduction));
    BOOST_TEST((section_kind_from_type("doc-endnotes") == SectionKind::references));
    BOOST_TEST((section_kind_from_type("methodsx") == SectionKind::other));
    BOOST_TEST((section_kind_from_type("") == SectionKind::other));
}

BOOST_AUTO_TEST_CASE(only_headings_with_a_number_have_a_rank) {
    BOOST_TEST(heading_rank("h2") == 2);
    BOOST_TEST(heading_rank("H6") == 6);
    BOOST_TEST(heading_rank("h7") == 0);
    BOOST_TEST(heading_rank("hr") == 0);
    BOOST_TEST(heading_rank("title") == 0);
}

BOOST_AUTO_TEST_CASE(a_report_speaks_of_its_own_study_in_the_first_person_or_by_name) {
    for (const auto* own :
         {"We found fewer falls in the treated group.", "Our results are in line with that.",
          "In this study, sleep improved.", "Table 2 shows the differences.",
          "Wij vonden minder valpartijen.", "In dit onderzoek verbeterde de slaap.",
          "De huidige studie laat een kleiner verschil zien."}) {
        BOOST_TEST_CONTEXT(own) { BOOST_TEST(speaks_of_own_study(own)); }
    }
    for (const auto* other :
         {"Exercise reduces falls.", "We know that exercise reduces falls.", "Welders fall more often.",
          "We weten dat bewegen vallen voorkomt.", "Bewegen voorkomt vallen.", ""}) {
        BOOST_TEST_CONTEXT(other) { BOOST_TEST(!speaks_of_own_study(other)); }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::evidence
