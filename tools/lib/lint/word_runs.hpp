// Patterns that mean nothing but "every word", found without a search.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/pattern.hpp"
#include "text/range.hpp"

namespace kopij::lint {

/// "\b(\w+)\b" and the like, in groups or without.
Pattern::Runs runs_of(std::string_view pattern);

/// Whether next_run is sure of every character of the text: ASCII, Latin and common punctuation.
bool runs_are_known(std::string_view text);

/// Where the run goes on to that `at` is in or behind.
std::size_t end_of_run(std::string_view text, std::size_t at, Pattern::Runs runs);

/// In such a text, the end of the word that begins at `at` with a letter, digit or asterisk and goes on to
/// white space; `at` where none does.
std::size_t end_of_heading_word(std::string_view text, std::size_t at);

/// Whether \b holds at the place; nothing where a character beside it is not one of these.
std::optional<bool> is_boundary(std::string_view text, std::size_t at);

/// The first run at or after `from` in a text that runs_are_known in; nothing where there is none.
std::optional<text::Range> next_run(std::string_view text, std::size_t from, Pattern::Runs runs);

/// Calls `visit` with the runs that the pattern means. False, and no call, where it means no runs or the text
/// has characters that are not known.
template <typename Visit>
bool for_each_run(const Pattern& pattern, std::string_view text, const Visit& visit) {
    const auto runs = pattern.runs();
    if (runs == Pattern::Runs::none || !runs_are_known(text)) return false;
    for (auto run = next_run(text, 0, runs); run; run = next_run(text, run->end, runs)) visit(*run);
    return true;
}

}  // namespace kopij::lint
