// Where this copy of Kopij lies.
#pragma once

#include <filesystem>

namespace kopij::text {

/// The folder that holds the running program's "bin", and beside it "share" and "lib": the prefix that it is
/// installed under, or the folder that it is built in. Empty where the system does not tell.
std::filesystem::path installation();

}  // namespace kopij::text
