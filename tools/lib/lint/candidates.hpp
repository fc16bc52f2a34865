// Where in an article's texts the patterns of the run could match.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lint/callback.hpp"
#include "lint/scanner.hpp"
#include "lint/texts.hpp"

namespace kopij::lint {

class Article;
struct Rule;

/// The patterns that the rules of a run search texts with, and which texts that may be.
struct Search {
    Scanner scanner{{}};
    // Whether a rule reads the source as it is, the summary, single sentences.
    bool raw = true;
    bool summary = true;
    bool sentences = true;
    // The rules that yield to others, by their places in the plan.
    std::vector<std::size_t> yielding{};
    bool vale_places = false;  ///< whether the places of Vale's report are asked for
};

/// Without a scanner every pattern is searched for everywhere.
inline const Search k_search_everywhere;

class Candidates {
  public:
    struct Place {
        std::uint32_t prose;
        std::uint32_t offset;
        std::uint32_t literal;  ///< as Scanner::Hit has it
    };

    Candidates(const Texts& texts, const Search& search);

    /// In reading order, those of one place in the order of the pattern's literals. Nothing where the pattern
    /// may match anywhere.
    std::optional<std::span<const Place>> of(const Pattern& pattern) const;
    /// Prose in which any pattern may match anywhere; sorted.
    const std::vector<std::uint32_t>& unknown() const { return m_unknown; }
    bool is_unknown(std::size_t prose) const;

  private:
    const Scanner& m_scanner;
    std::vector<Place> m_places;  // by pattern
    std::vector<std::size_t> m_begins;
    std::vector<std::uint32_t> m_unknown;
};

/// Calls `visit` for the texts that the rule's scope selects, whose language it judges, and in which one of
/// the patterns could match; in reading order.
void for_each_text(const Article& article, const Rule& rule, std::span<const Pattern* const> patterns,
                   Callback<void(const Text&)> visit);

/// The same for the texts of those proses, by their numbers, that are `wanted`.
void for_each_text_in(const Article& article, const Rule& rule, Callback<bool(std::size_t)> wanted,
                      Callback<void(const Text&)> visit);

/// As for_each_match over text.text() (pattern.hpp), with a look only where the pattern could match.
bool for_each_match(const Article& article, const Pattern& pattern, const Text& text,
                    Callback<void(const Match&)> found);

/// The matches of patterns that are alternatives of one which would be too large: from left to right, none
/// overlapping, the first pattern's where several begin at one place. `found` gets the pattern's number too.
bool for_each_match(const Article& article, const std::vector<Pattern>& alternatives, const Text& text,
                    Callback<void(std::size_t, const Match&)> found);

}  // namespace kopij::lint
