// Catalogue to bytes.
#pragma once

#include <string>

#include "catalogue/catalogue.hpp"
#include "catalogue/layout.hpp"
#include "text/pieces.hpp"

namespace kopij::catalogue {

/// unchanged: entries nothing was changed in are written as they were read, everything between them too.
/// nothing: every entry is laid out afresh, obsolete ones last.
enum class Keep { unchanged, nothing };

/// The catalogue as UTF-8 text. For a catalogue as it was parsed, Keep::unchanged gives the text() of its
/// Source. New and changed entries stand one blank line after the entry before; lines end as in the file it
/// was read from.
std::string write(const Catalogue& catalogue, const Layout& how = {}, Keep keep = Keep::unchanged);

/// The text in the encoding of the file that the catalogue was read from; where that cannot hold it (or a
/// catalogue made in memory), UTF-8, which the header then says.
/// Parts of it are views of the catalogue.
text::Pieces write_encoded(Catalogue& catalogue, const Layout& how = {}, Keep keep = Keep::unchanged);

}  // namespace kopij::catalogue
