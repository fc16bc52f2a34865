// What kopij-inspect shows of an article's claims.
#pragma once

#include "cli/invocation.hpp"
#include "cli/options.hpp"
#include "text/source.hpp"

namespace kopij::program {

/// Every sentence that is judged, with its verdict at the usual threshold, score, class, level, whether it is
/// cited, and the words that weighed most. Gives the exit code.
int show_claims(const text::Source& source, const cli::Options& options, cli::Invocation& call);

}  // namespace kopij::program
