// A pattern that is a word of one list and then one of another, matched without PCRE2.
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

/// "\b(is|was)\b\s*\b(?:\w+ed|done|gone)\b", as rules on the passive voice have it: whole words of ASCII's
/// letters, or several with a space between, then white space, and of the second ones endings too.
class WordPairs {
  public:
    explicit WordPairs(std::string_view pattern);

    /// Whether the pattern is one of these.
    bool is_known() const { return m_known; }

    /// Whether the pattern matches at the place; `match` is set where it does. Nothing where only PCRE2 can
    /// tell, since a character beyond ASCII is near. The pattern must be known.
    std::optional<bool> match_at(std::string_view text, std::size_t at, Match& match) const;

  private:
    /// Words of which one has to stand somewhere.
    struct List {
        List() = default;
        List(const List&) = delete;
        List& operator=(const List&) = delete;

        bool captures = false;
        bool any_case = false;
        std::size_t longest = 0;
        std::vector<std::string> words{};
        boost::unordered_flat_set<std::string_view> index{};  ///< of them
        std::vector<std::string> phrases{};                   ///< words with spaces between, sorted
        std::vector<std::string> endings{};                   ///< behind one more character at least

        bool has(std::string_view word) const;
        /// Where what stands there ends; `at` where nothing of the list does, nothing where that is not
        /// known.
        std::optional<std::size_t> match_at(std::string_view text, std::size_t at) const;
        /// Whether no two of them can stand at one place.
        bool is_clear() const;
    };
    class Reader;

    bool m_known = false;
    bool m_one_space = false;  // one character between, and no more
    List m_first;
    List m_second;
};

}  // namespace kopij::lint
