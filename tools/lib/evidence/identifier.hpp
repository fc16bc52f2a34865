// Identifiers of publications, trials and people: syntax, checksum, the form they are written in, and their
// address.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::evidence {

enum class IdentifierType {
    doi,      ///< ISO 26324
    pmid,     ///< PubMed, 1 to 8 digits
    pmcid,    ///< PubMed Central, "PMC" and digits
    nct,      ///< ClinicalTrials.gov
    isrctn,   ///< ISRCTN registry
    eudract,  ///< EU trials register, before 2023
    euct,     ///< EU Clinical Trials (CTIS)
    nl_omon,  ///< Overview of Medical Research in the Netherlands
    ccmo,     ///< the Dutch CCMO's dossier number
    issn,     ///< ISO 3297
    isbn,     ///< ISO 2108, ten or thirteen digits
    orcid,    ///< ISO 27729 (ISNI) as ORCID uses it
};

enum class Validity {
    valid,
    unusual,       ///< resolvable, but outside the pattern that nearly all registered ones follow (DOI only)
    bad_syntax,    ///< not of this type
    bad_checksum,  ///< of this type's shape, with a digit that is wrong
};

struct Identifier {
    IdentifierType type = IdentifierType::doi;
    Validity validity = Validity::bad_syntax;
    /// As it should be written: no "doi:" or address before it, the type's own hyphens and capitals, "-" for
    /// other dashes. The same text where it is that already; empty for bad_syntax.
    std::string normal{};
    /// Where a reader finds it; empty for a type without a stable address or one that is not valid.
    std::string url{};
};

/// The display name: "DOI", "NL-OMON".
std::string_view to_string(IdentifierType type);

/// By JATS' pub-id-type or a label in any case ("doi", "pmid", "pmc", "eissn", "ClinicalTrials.gov" ...).
std::optional<IdentifierType> identifier_type_from(std::string_view name);

/// Judges text that is declared to be of this type; white space around it, a label or a resolver's address
/// before it and a full stop behind it are forgiven. O(n).
Identifier check_identifier(IdentifierType type, std::string_view written);

/// Whether two identifiers of a type are the same one: case, hyphens, and ISBN-10 against ISBN-13 aside.
bool same_identifier(IdentifierType type, std::string_view a, std::string_view b);

struct FoundIdentifier {
    text::Range range;  ///< in the text searched, label and address included
    Identifier identifier;
};

/// Identifiers that prose or a reference's text shows by itself: DOI, PMCID, NCT, ISRCTN, EudraCT, EU CT,
/// NL-OMON, CCMO, ORCID with its address, and PMID, ISSN, ISBN, ORCID behind their label. In order, without
/// overlap. O(n).
std::vector<FoundIdentifier> find_identifiers(std::string_view text);

}  // namespace kopij::evidence
