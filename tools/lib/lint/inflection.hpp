// The forms of a noun or adjective, for terms of a glossary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// The forms in which a word of the language ("nl", "en") stands in texts, itself first: plurals, genitives,
/// Dutch diminutives and adjectives with -e. By rule, so there may be forms that nobody writes, which do no
/// harm. Of a phrase the last word is inflected. Another language gives the word alone.
std::vector<std::string> inflections(std::string_view word, std::string_view language);

}  // namespace kopij::lint
