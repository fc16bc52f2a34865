// Parts of Kopij that are opened when first needed, because the libraries behind them are slow to load: ICU
// and what brings it take as long as the rest of a program's start.
#pragma once

#include <string>

namespace kopij::text {

/// What the entry point kopij_<name> of lib/kopij/<name>.so returns: a table of functions whose type the
/// header <name>_module.hpp declares. The module stays open for the life of the process. Throws FileError
/// where it is missing or of another version.
const void* open_module(const std::string& name);

}  // namespace kopij::text
