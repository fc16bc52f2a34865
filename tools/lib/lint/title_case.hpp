// How headings are written: in title case or as a sentence, by the conventions that Vale's capitalization
// rules name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

enum class TitleStyle { ap, chicago };

/// The words of a heading: runs that begin with a letter, a digit or a masked character, up to white space.
std::vector<std::string> heading_words(std::string_view text);

/// "The Way of the World". Small words stay small unless they are the first or the last.
std::string title_case(std::string_view text, TitleStyle style);

/// "The way of the world". `kept` are words and phrases written as they are given, in any case; behind a word
/// with one of the endings in `indicators` a sentence begins anew.
/// `words` is sentence_words(kept).
std::string sentence_case(std::string_view text, const Pattern& words, const std::vector<std::string>& kept,
                          const std::vector<std::string>& indicators);
Pattern sentence_words(const std::vector<std::string>& kept);

}  // namespace kopij::lint
