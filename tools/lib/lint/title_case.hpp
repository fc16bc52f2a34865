// How headings are written: in title case or as a sentence, by the conventions that Vale's capitalization
// rules name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

enum class TitleStyle { ap, chicago };

/// The words of a heading: what begins with a letter, a digit or a masked character and ends at white space,
/// and phrases that count as one word.
class HeadingWords {
  public:
    /// The patterns match such phrases.
    explicit HeadingWords(std::vector<Pattern> phrases = {}) : m_phrases(std::move(phrases)) {}
    std::vector<std::string_view> in(std::string_view text) const;

  private:
    std::size_t end_of_word(std::string_view text, std::size_t begin, bool runs_are_known) const;

    std::vector<Pattern> m_phrases;
};

/// Words and phrases that are written as they are given.
class KeptWords {
  public:
    /// Each is a pattern. Of two that begin alike, the longer one goes first.
    explicit KeptWords(std::vector<std::string> words);
    /// How a word is to be written: as it is kept, whatever its case; as it stands, if the pattern of one is
    /// anywhere in it; nothing otherwise.
    std::optional<std::string> find(std::string_view word) const;
    /// The words of a text, a kept phrase being one.
    const HeadingWords& words() const { return m_words; }

  private:
    std::vector<std::string> m_kept;
    std::vector<std::string> m_lower;
    std::vector<Pattern> m_any;  // one of them
    HeadingWords m_words;
};

/// "The Way of the World". Small words stay small unless they are the first or the last.
std::string title_case(std::string_view text, TitleStyle style, const KeptWords& kept);

/// "The way of the world". Behind a word with one of the endings in `indicators`, and behind a number at the
/// beginning ("1."), a sentence begins anew.
std::string sentence_case(std::string_view text, const KeptWords& kept,
                          const std::vector<std::string>& indicators);

}  // namespace kopij::lint
