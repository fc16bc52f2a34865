// The text of a message: what a translator sees of what is written.
#pragma once

#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::segment {

enum class Spaces { kept, normalised };  ///< normalised: a run of white space is one space, none leads
enum class Quotes { kept, escaped };     ///< escaped: as an attribute's value needs it

/// Appends text that is written in the notation: its references to characters resolved, and then '&', '<' and
/// '>' escaped as a message needs it. In XML an entity that a DTD declares stays, so that it is one in the
/// translation too. Spaces are normalised together with what the message ends in. O(raw).
void append_text(std::string& message, std::string_view raw, markup::Notation notation,
                 const markup::Document& document, Spaces spaces, Quotes quotes);

/// How many of the bytes at the beginning of such a text, which does not begin with white space that is
/// normalised, a message holds as they are. O(raw).
std::size_t verbatim_size(std::string_view raw, markup::Notation notation, Spaces spaces);

/// Runs of white space become one space, none is left at either end.
void normalise(std::string& text);
std::string normalised(std::string_view text);

/// Whether there is anything but white space and no-break spaces.
bool begins_as_text(std::string_view text);

}  // namespace kopij::segment
