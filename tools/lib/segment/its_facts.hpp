// What ITS tells a translator about one segment.
#pragma once

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "segment/segment.hpp"

namespace kopij::segment {

/// Adds to the segment's notes and flags what the rules and local markup say of its node and of the elements
/// in its text: localization notes, terms, text analysis, domain, id, locales, storage size, allowed
/// characters, external resources. O(elements in the text * depth).
void add_its_facts(const markup::Document& document, const markup::Vocabulary& vocabulary,
                   const its::Values& values, Segment& segment);

}  // namespace kopij::segment
