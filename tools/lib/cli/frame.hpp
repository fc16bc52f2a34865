// main(): streams, message language, and exceptions to exit codes in one place.
#pragma once

#include "cli/invocation.hpp"

namespace kopij::cli {

using Program = int (*)(Invocation& call);

/// Runs the program; exceptions become one line on `err` and an exit code. Never throws.
int run(const char* name, Program program, Invocation& call);

/// For main().
int run_process(const char* name, Program program, int argc, char** argv);

}  // namespace kopij::cli
