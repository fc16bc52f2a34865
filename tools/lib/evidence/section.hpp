// What the sections of an article are for, as far as that matters for claims and sources: a study's own
// methods and results, the list of references, and what stands in an article for the record.
#pragma once

#include <string_view>

namespace kopij::evidence {

/// `summary`: the abstract; `record`: who paid for it, thanks, interests, abbreviations and the like. "Sources"
/// may also be those of a vitamin, and "Funding" that of a treatment: what a lay article means is not sure.
enum class SectionKind {
    other,
    summary,
    introduction,
    methods,
    results,
    discussion,
    references,
    perhaps_references,
    record,
    perhaps_record
};

/// By the words of a heading, Dutch or English, whatever number stands before them: "2. Materials and
/// Methods", "Geraadpleegde bronnen". `other` for all headings that say more than that. O(n).
SectionKind section_kind_from_heading(std::string_view heading);

/// By what markup says of a section: JATS' sec-type ("materials|methods") and the roles of DPUB-ARIA
/// ("doc-bibliography"). O(n).
SectionKind section_kind_from_type(std::string_view type);

/// 1 to 6 for "h1" to "h6", the headings of HTML and Markdown, which need no section around them; else 0.
int heading_rank(std::string_view element);

/// Whether a sentence of a study's report speaks of that study: "We found ...", "In dit onderzoek ...".
bool speaks_of_own_study(std::string_view sentence);

}  // namespace kopij::evidence
