// Which language a text without a label is in.
#pragma once

#include <string>
#include <string_view>

namespace kopij::lint {

/// The language whose commonest words are the most frequent in the text, of those that Kopij knows ("nl",
/// "en"); "" where fewer than `enough` of them are there to tell. Reads at most the first 20,000 bytes.
std::string guess_language(std::string_view text, int enough = 3);

/// The language that the nearest folder of an absolute path is named after ("/site/nl/a.xml" -> "nl"), or "".
std::string language_of_folder(std::string_view path);

}  // namespace kopij::lint
