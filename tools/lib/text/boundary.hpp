// Where sentences and words begin and end.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace kopij::text {

/// Abbreviations by language. Written without their last full stop and in lower case: "dhr", "e.g".
class Abbreviations {
  public:
    struct List {
        /// No sentence ends with them: a name, a number or an example follows ("dr", "bijv", "fig").
        std::set<std::string, std::less<>> never_last;
        /// A sentence may end with them; what follows decides ("enz", "etc", "a.m").
        std::set<std::string, std::less<>> perhaps_last;
        /// Lower-case words before a letter or numeral that may end a sentence ("vitamine C.", "type I.").
        std::set<std::string, std::less<>> before_letter;
        /// Abbreviations only where a number follows ("no. 3"), and words where none does.
        std::set<std::string, std::less<>> before_number;
        /// Words, in lower case, that with a capital are more likely to begin a sentence than to be a name.
        std::set<std::string, std::less<>> starters;
    };
    /// `language` is a primary tag.
    void add(const std::string& language, List list);
    /// An empty list for a language without one.
    const List& of(std::string_view language) const;

  private:
    std::map<std::string, List, std::less<>> m_lists;
};

/// The sentences of a text, in order, without the white space around them. Unicode's rules (UAX 29) for the
/// language, and beyond them: abbreviations, initials, ordinals of lists, numbers, quotations that a clause
/// follows, and sentences that begin with a word like "rTMS". A line end is white space; an empty line, or a
/// line that begins as a list item, ends a sentence. Safe from several threads. O(n).
std::vector<Range> sentences(std::string_view text, std::string_view language,
                             const Abbreviations& abbreviations);

/// The words of a text (UAX 29): runs with a letter or a digit.
std::vector<Range> words(std::string_view text, std::string_view language);

}  // namespace kopij::text
