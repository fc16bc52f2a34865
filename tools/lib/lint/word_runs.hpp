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

/// The first run at or after `from` in a text that runs_are_known in; nothing where there is none.
std::optional<text::Range> next_run(std::string_view text, std::size_t from, Pattern::Runs runs);

}  // namespace kopij::lint
