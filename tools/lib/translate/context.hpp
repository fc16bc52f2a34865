// The context (msgctxt) under which a segment is in a catalogue.
#pragma once

#include <string_view>

#include "catalogue/catalogue.hpp"
#include "segment/segment.hpp"

namespace kopij::translate {

/// What tells equal short texts apart: "heading", "cell", "keyword", "label", "term" or "text".
std::string_view role_context(const segment::Segment& segment);

/// Whether a text is so short that its role can change its translation: one or two words.
bool is_short(std::string_view message);

/// The segment's message: with its own context, else with that of its role, else without one; null if there
/// is none.
const catalogue::Message* find_message(const catalogue::Catalogue& catalogue,
                                       const segment::Segment& segment);

}  // namespace kopij::translate
