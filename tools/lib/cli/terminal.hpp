// What the terminal can show.
#pragma once

#include <cstddef>

namespace kopij::cli {

/// Columns of the terminal on standard output: $COLUMNS, else what the terminal says; 0 where nobody knows.
std::size_t terminal_width();

/// Whether the terminal is known to show OSC 8 hyperlinks as such; others print them as rubbish.
/// FORCE_HYPERLINK decides where it is set.
bool terminal_has_hyperlinks();

}  // namespace kopij::cli
