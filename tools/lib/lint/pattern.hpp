// A regular expression of a rule.
#pragma once

#include <boost/container/small_vector.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/callback.hpp"
#include "text/range.hpp"

namespace kopij::lint {

struct Literals;

/// What one search found: the ranges of the groups in the text searched, group 0 the whole match. A group
/// that took no part has nothing.
struct Match {
    boost::container::small_vector<std::optional<text::Range>, 4> groups;

    text::Range whole() const { return *groups.front(); }
};

enum class Searched { none, found, gave_up };  ///< gave_up: the pattern hit its limit of work

/// A pattern in the syntax that published rules use (.NET's and Go's), on PCRE2 with Unicode classes and
/// case. What PCRE2 writes differently is translated: "\uXXXX", subtracted classes "[a-z-[aeiou]]",
/// look-behind of variable length. Compiled on first use, so a pattern that never gets a candidate costs
/// nothing, and to machine code when it is used much; a search has a limit of work, so no pattern can hang
/// its caller. Searching is safe from several threads. Copies share what is compiled.
class Pattern {
  public:
    Pattern() = default;
    explicit Pattern(std::string pattern);

    /// What is wrong with the pattern, and at which byte of it; nothing for a good one. Compiles a pattern
    /// whose literals() do not tell.
    struct Problem {
        std::string message;
        std::size_t offset = 0;
    };
    std::optional<Problem> problem() const;

    const std::string& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    /// What a text must hold for the pattern to match in it.
    const Literals& literals() const;
    /// The shapes that mean nothing but "every word", which need no search.
    enum class Runs { none, word, not_space };
    Runs runs() const;
    /// The same small number for copies of one pattern, and for no others.
    std::size_t identity() const { return m_identity; }

    /// The first match in `text` (well-formed UTF-8) at or after `from`; what stands before `from` is seen by
    /// look-behind and word boundaries. A pattern with a problem finds nothing.
    Searched search(std::string_view text, std::size_t from, Match& match) const;
    /// Whether it matches anywhere; a search that gives up does not.
    bool found_in(std::string_view text) const;
    /// Whether it matches at `from` exactly.
    Searched match_at(std::string_view text, std::size_t from, Match& match) const;

  private:
    struct Compiled;
    const Compiled& read() const;
    const Compiled& compiled() const;
    void prepare(Compiled& out) const;
    enum class How { anywhere, here };
    std::optional<Searched> told(std::string_view text, std::size_t from, How how, Match& match) const;
    Searched run(std::string_view text, std::size_t from, How how, Match& match) const;

    std::string m_text;
    std::size_t m_identity = 0;
    std::shared_ptr<Compiled> m_compiled;
};

/// Calls `found` for the matches from left to right, none overlapping; after an empty one the search goes on
/// a character further. False where a search gave up.
bool for_each_match(const Pattern& pattern, std::string_view text, Callback<void(const Match&)> found);

/// The text as a pattern that means it letter by letter.
std::string quote_pattern(std::string_view literal);

}  // namespace kopij::lint
