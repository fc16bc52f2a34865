// What stands in the way of a program's work, told on its error stream.
#pragma once

#include <vector>

#include "cli/invocation.hpp"
#include "cli/options.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::cli {

/// Writes the diagnostics of a source as the text report does, in reading order. None: nothing.
void print_problems(const text::Source& source, std::vector<diagnostic::Diagnostic> problems,
                    const Options& options, Invocation& call);

}  // namespace kopij::cli
