// Which part of a translated text goes back into CDATA sections.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::translate {

/// A part of a text of the source, as it reads.
struct Run {
    enum class Kind { text, section };
    Kind kind;
    std::string text;
};

/// The parts of a translation that take the place of the sections among the runs, in rising order: where a
/// section's text stands in the translation too, that; in a translation of as many words, the same words;
/// else the words from the first to the last that hold "<" or "&", if any. O(n); of a text with very many sections the last ones are not looked for.
std::vector<text::Range> sections_in(std::string_view translation, const std::vector<Run>& runs);

/// The text as a section. One cannot hold its own end, so that is put in two.
std::string in_section(std::string_view text);

}  // namespace kopij::translate
