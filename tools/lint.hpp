// kopij-lint as a function that kopij-links and kopij-check are too.
#pragma once

#include "cli/invocation.hpp"
#include "cli/options.hpp"

namespace kopij::program {

/// What a program that lints is about.
enum class Subject {
    articles,   ///< all rules; the web with --online only
    links,      ///< the rules of Links, with the web; --format json lists every link
    catalogues  ///< translations, each with its article
};

/// The whole program: options, run, reports, exit code.
int lint_with(cli::Invocation& call, const cli::About& about, Subject subject);

}  // namespace kopij::program
