// A reader's text in the spelling of a format.
#pragma once

#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::translate {

/// The text as it has to be written so that the format reads it as text and nothing else.
std::string escape_text(markup::Format format, std::string_view plain);

}  // namespace kopij::translate
