// What a project knows of the works it cites: its bibliography, and which works were retracted.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::evidence {

/// A work as a bibliography has it; what it does not say is empty.
struct Work {
    std::string id;
    std::string doi;   ///< in normal form
    std::string pmid;  ///< in normal form
    std::optional<int> year;
    std::string title;
};

/// Whether two titles are the same but for case, punctuation and white space, or one begins as the other and
/// goes on with a subtitle.
bool same_title(std::string_view a, std::string_view b);

class Bibliography {
  public:
    /// CSL data as JSON or YAML: a list of items, or a map with `references` that holds one. What is none is
    /// reported under the rule's id and gives an empty bibliography. O(n).
    static Bibliography read(const text::Source& source, std::string_view rule, diagnostic::Sink& sink);

    /// The work with the id, else the one with the DOI, else the one with the PMID, else the one with the
    /// title; nullptr where there is none.
    const Work* find(const Work& like) const;
    /// Whether it has a work with this id.
    bool has(std::string_view id) const { return m_by_key.contains("id:" + std::string(id)); }
    bool empty() const { return m_works.empty(); }

  private:
    void index(std::size_t at);

    std::vector<Work> m_works;
    boost::unordered_flat_map<std::string, std::size_t> m_by_key;
};

/// One row of a list of retractions.
struct Retraction {
    std::string nature;  ///< "Retraction", "Expression of concern", "Correction" ...
    std::string reason;
    std::string date;
};

class Retractions {
  public:
    /// A CSV with Retraction Watch's columns (RFC 4180): OriginalPaperDOI, OriginalPaperPubMedID,
    /// RetractionNature, Reason, RetractionDate; others are passed over, rows that say "Correction" or
    /// "Reinstatement" too. Without one of the first two columns the file is reported. O(n).
    static Retractions read(const text::Source& source, std::string_view rule, diagnostic::Sink& sink);

    /// By DOI or PMID in normal form; nullptr where neither is listed.
    const Retraction* find(std::string_view doi, std::string_view pmid) const;

  private:
    boost::unordered_flat_map<std::string, Retraction> m_rows;
};

}  // namespace kopij::evidence
