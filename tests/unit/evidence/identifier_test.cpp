#include "evidence/identifier.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

#include "evidence/checksum.hpp"

using kopij::evidence::check_identifier;
using kopij::evidence::Identifier;
using kopij::evidence::IdentifierType;
using kopij::evidence::Validity;

namespace {

struct Case {
    IdentifierType type;
    const char* written;
    Validity validity;
    const char* normal;
};

// A fixed sequence of numbers, so that a failure can be repeated.
struct Sequence {
    std::uint64_t state = 20240601;
    std::uint64_t below(std::uint64_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33U) % bound;
    }
};

std::string digits(Sequence& numbers, std::size_t count) {
    std::string out;
    while (out.size() < count) out += static_cast<char>('0' + numbers.below(10));
    return out;
}

// Appends the check character that makes the digits valid.
std::string completed(std::string stem, bool (*valid)(std::string_view)) {
    for (const char c : std::string_view("0123456789X")) {
        if (valid(stem + c)) return stem + c;
    }
    return {};
}

struct Checked {
    IdentifierType type;
    std::size_t stem;
    const char* prefix;
    bool (*valid)(std::string_view);
};

constexpr Checked k_checked[]{
    {IdentifierType::issn, 7, "", kopij::evidence::valid_issn_digits},
    {IdentifierType::isbn, 9, "", kopij::evidence::valid_isbn10_digits},
    {IdentifierType::isbn, 9, "978", kopij::evidence::valid_isbn13_digits},
    {IdentifierType::orcid, 11, "0000", kopij::evidence::valid_orcid_digits},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(identifiers)

BOOST_AUTO_TEST_CASE(each_type_has_its_syntax_and_normal_form) {
    const Case cases[]{
        {IdentifierType::doi, "10.1016/j.brs.2020.01.001", Validity::valid, "10.1016/j.brs.2020.01.001"},
        {IdentifierType::doi, " https://doi.org/10.1016/S0140-6736(18)30295-2 ", Validity::valid,
         "10.1016/S0140-6736(18)30295-2"},
        {IdentifierType::doi, "doi: 10.1038/nature12373.", Validity::valid, "10.1038/nature12373"},
        {IdentifierType::doi, "http://dx.doi.org/10.1002/14651858%2Ecd003200", Validity::valid,
         "10.1002/14651858.cd003200"},
        {IdentifierType::doi, "10.1002/(SICI)1096<1::AID>3.0.CO;2-X", Validity::unusual,
         "10.1002/(SICI)1096<1::AID>3.0.CO;2-X"},
        {IdentifierType::doi, "10.123/abc", Validity::unusual, "10.123/abc"},
        {IdentifierType::doi, "11.1016/j.brs", Validity::bad_syntax, ""},
        {IdentifierType::doi, "10.1016", Validity::bad_syntax, ""},
        {IdentifierType::doi, "10.1016/", Validity::bad_syntax, ""},
        {IdentifierType::doi, "10.1016/j brs", Validity::bad_syntax, ""},
        {IdentifierType::pmid, "PMID: 29477251", Validity::valid, "29477251"},
        {IdentifierType::pmid, "123456789", Validity::bad_syntax, ""},
        {IdentifierType::pmid, "29477251a", Validity::bad_syntax, ""},
        {IdentifierType::pmid, "https://pubmed.ncbi.nlm.nih.gov/29477251/", Validity::valid, "29477251"},
        {IdentifierType::pmcid, "pmc 5889788", Validity::valid, "PMC5889788"},
        {IdentifierType::pmcid, "PMC", Validity::bad_syntax, ""},
        {IdentifierType::nct, "NCT01887782", Validity::valid, "NCT01887782"},
        {IdentifierType::nct, "nct 01887782", Validity::valid, "NCT01887782"},
        {IdentifierType::nct, "NCT0188778", Validity::bad_syntax, ""},
        {IdentifierType::isrctn, "ISRCTN12345678", Validity::valid, "ISRCTN12345678"},
        {IdentifierType::isrctn, "ISRCTN1234567", Validity::bad_syntax, ""},
        {IdentifierType::eudract, "EudraCT number: 2012-003456-78", Validity::valid, "2012-003456-78"},
        {IdentifierType::eudract, "1912-003456-78", Validity::bad_syntax, ""},
        {IdentifierType::euct, "2022-500123-45-00", Validity::valid, "2022-500123-45-00"},
        {IdentifierType::euct, "2022-400123-45-00", Validity::bad_syntax, ""},
        {IdentifierType::nl_omon, "NL-OMON12345", Validity::valid, "NL-OMON12345"},
        {IdentifierType::nl_omon, "NL-OMON1234", Validity::bad_syntax, ""},
        {IdentifierType::ccmo, "nl12345.018.12", Validity::valid, "NL12345.018.12"},
        {IdentifierType::ccmo, "NL12345.18.12", Validity::bad_syntax, ""},
        {IdentifierType::issn, "0002-953X", Validity::valid, "0002-953X"},
        {IdentifierType::issn,
         "ISSN 0002\xE2\x80\x93"
         "953x",
         Validity::valid, "0002-953X"},
        {IdentifierType::issn, "01406736", Validity::valid, "0140-6736"},
        {IdentifierType::issn, "1664-0640", Validity::valid, "1664-0640"},
        {IdentifierType::issn, "0002-9530", Validity::bad_checksum, "0002-9530"},
        {IdentifierType::issn, "0002-953", Validity::bad_syntax, ""},
        {IdentifierType::isbn, "9780306406157", Validity::valid, "9780306406157"},
        {IdentifierType::isbn, "978-0-306-40615-7", Validity::valid, "978-0-306-40615-7"},
        {IdentifierType::isbn, "ISBN-13: 978 0 306 40615 7", Validity::valid, "9780306406157"},
        {IdentifierType::isbn, "0306406152", Validity::valid, "0306406152"},
        {IdentifierType::isbn, "080442957x", Validity::valid, "080442957X"},
        {IdentifierType::isbn, "9780306406158", Validity::bad_checksum, "9780306406158"},
        {IdentifierType::isbn, "97803064061", Validity::bad_syntax, ""},
        {IdentifierType::orcid, "https://orcid.org/0000-0002-1825-0097", Validity::valid,
         "0000-0002-1825-0097"},
        {IdentifierType::orcid, "0000000218250097", Validity::valid, "0000-0002-1825-0097"},
        {IdentifierType::orcid, "0000-0003-2745-4612", Validity::bad_checksum, "0000-0003-2745-4612"},
        {IdentifierType::orcid, "0000-0002-1694-233X", Validity::valid, "0000-0002-1694-233X"},
        {IdentifierType::orcid, "", Validity::bad_syntax, ""},
    };
    for (const auto& c : cases) {
        const auto found = check_identifier(c.type, c.written);
        BOOST_TEST_CONTEXT(c.written) {
            BOOST_TEST(static_cast<int>(found.validity) == static_cast<int>(c.validity));
            BOOST_TEST(found.normal == c.normal);
            BOOST_TEST(check_identifier(c.type, found.normal).normal == found.normal);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_valid_identifier_has_an_address) {
    BOOST_TEST(check_identifier(IdentifierType::doi, "doi:10.1000/a").url == "https://doi.org/10.1000/a");
    BOOST_TEST(check_identifier(IdentifierType::doi, "10.1000/a<b").url == "https://doi.org/10.1000/a%3Cb");
    BOOST_TEST(check_identifier(IdentifierType::orcid, "0000-0002-1825-0097").url ==
               "https://orcid.org/0000-0002-1825-0097");
    BOOST_TEST(check_identifier(IdentifierType::nct, "NCT01887782").url ==
               "https://clinicaltrials.gov/study/NCT01887782");
    BOOST_TEST(check_identifier(IdentifierType::isbn, "978-0-306-40615-7").url ==
               "https://www.worldcat.org/isbn/9780306406157");
    BOOST_TEST(check_identifier(IdentifierType::issn, "0002-9530").url.empty());
}

BOOST_AUTO_TEST_CASE(one_wrong_or_swapped_digit_never_passes_a_checksum) {
    Sequence numbers;
    int mutated = 0;
    while (mutated < 1000) {
        for (const auto& kind : k_checked) {
            const auto good = completed(kind.prefix + digits(numbers, kind.stem), kind.valid);
            if (good.empty()) continue;
            BOOST_TEST(static_cast<int>(check_identifier(kind.type, good).validity) ==
                       static_cast<int>(Validity::valid));
            auto bad = good;
            const auto fixed = std::string_view(kind.prefix).size();
            const auto at = fixed + numbers.below(kind.stem);
            bad[at] = static_cast<char>('0' + (bad[at] - '0' + 1 + static_cast<int>(numbers.below(9))) % 10);
            const auto verdict = check_identifier(kind.type, bad).validity;
            BOOST_TEST_CONTEXT(good << " became " << bad) {
                BOOST_TEST(static_cast<int>(verdict) == static_cast<int>(Validity::bad_checksum));
            }
            ++mutated;
        }
    }
}

BOOST_AUTO_TEST_CASE(equal_whatever_the_writing) {
    using kopij::evidence::same_identifier;
    BOOST_TEST(same_identifier(IdentifierType::doi, "10.1000/ABC", "https://doi.org/10.1000/abc"));
    BOOST_TEST(same_identifier(IdentifierType::isbn, "0-306-40615-2", "9780306406157"));
    BOOST_TEST(!same_identifier(IdentifierType::pmid, "123", "1234"));
}

BOOST_AUTO_TEST_CASE(found_in_running_text) {
    const std::string text =
        "Zie (https://doi.org/10.1016/S0140-6736(18)30295-2), doi:10.1038/nature12373; PMID: 29477251, "
        "PMC5889788, "
        "NCT01887782, ISRCTN12345678, EudraCT 2012-003456-78, 2022-500123-45-00, NL-OMON12345, "
        "NL12345.018.12. "
        "ISSN 0002-9530, ISBN 978-0-306-40615-7. Bel 020-1234567, 2020-2021, versie 10.2 en NL12 3456.";
    const auto found = kopij::evidence::find_identifiers(text);
    std::string seen;
    for (const auto& f : found) {
        seen += std::string(to_string(f.identifier.type)) + '=' + f.identifier.normal + ' ';
        BOOST_TEST(static_cast<int>(f.identifier.validity) ==
                   static_cast<int>(f.identifier.type == IdentifierType::issn ? Validity::bad_checksum
                                                                              : Validity::valid));
    }
    BOOST_TEST(seen ==
               "DOI=10.1016/S0140-6736(18)30295-2 DOI=10.1038/nature12373 PMID=29477251 PMCID=PMC5889788 "
               "NCT=NCT01887782 "
               "ISRCTN=ISRCTN12345678 EudraCT=2012-003456-78 EU CT=2022-500123-45-00 NL-OMON=NL-OMON12345 "
               "CCMO=NL12345.018.12 ISSN=0002-9530 ISBN=978-0-306-40615-7 ");
    BOOST_TEST(text.substr(found[0].range.begin, 19) == "https://doi.org/10.");
    BOOST_TEST(text.substr(found[1].range.begin, 4) == "doi:");
}

BOOST_AUTO_TEST_CASE(types_by_name) {
    using kopij::evidence::identifier_type_from;
    BOOST_TEST((identifier_type_from("DOI") == IdentifierType::doi));
    BOOST_TEST((identifier_type_from("pmc") == IdentifierType::pmcid));
    BOOST_TEST(!identifier_type_from("publisher-id"));
}

BOOST_AUTO_TEST_SUITE_END()
