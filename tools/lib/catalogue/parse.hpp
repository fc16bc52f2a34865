// Bytes to Catalogue.
#pragma once

#include <memory>

#include "catalogue/catalogue.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::catalogue {

/// What parse() reports, as errors unless said otherwise.
inline constexpr const char* k_syntax = "Catalogue.Syntax";  ///< also merge-conflict markers
inline constexpr const char* k_duplicate =
    "Catalogue.Duplicate";  ///< at the second, which names the first's line
inline constexpr const char* k_encoding = "Catalogue.Encoding";  ///< also a byte-order mark, a warning
inline constexpr const char* k_no_header = "Catalogue.Header";   ///< a warning

/// Reads a PO or POT file (the Source made with text::Declares::po, so that a charset other than UTF-8 is
/// converted). Never throws on bad input: what is wrong goes to the sink, at most k_most_errors of it; an
/// entry that cannot be read is left out of messages(), but its bytes stay and write() gives them back. O(n).
Catalogue parse(text::Source source, diagnostic::Sink& sink);
Catalogue parse(std::shared_ptr<const text::Source> source, diagnostic::Sink& sink);

inline constexpr std::size_t k_most_errors = 100;

/// Whether any of the diagnostics is an error: then the catalogue is not to be merged, assembled or written
/// over.
bool has_errors(const diagnostic::Collector& found);

}  // namespace kopij::catalogue
