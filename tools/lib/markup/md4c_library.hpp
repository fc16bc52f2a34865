// md4c, opened when the first Markdown is read: Debian has it as a shared library alone, and most programs
// that read XML would load it for nothing at every start.
#pragma once

#include <md4c.h>

namespace kopij::markup {

/// md_parse of the library, opened at the first call for the life of the process; safe from several threads.
/// Throws text::FileError where the library is not installed.
decltype(&md_parse) md4c_parse();

}  // namespace kopij::markup
