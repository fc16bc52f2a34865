// How an article is read for rules with a scope: what of it is not prose.
#pragma once

#include <string>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

struct Reading {
    /// Inline elements whose text is masked with "*".
    std::vector<std::string> masked = {"tt", "code", "kbd"};
    /// Elements that are not read at all.
    std::vector<std::string> skipped = {"script", "style", "pre", "figure", "noscript", "iframe"};
    /// Values of `class` that say the same of an element: a block is skipped, inline text is masked.
    std::vector<std::string> classes = {"problematic", "pre", "code"};
    /// What these match in the source of Markdown is no prose: whole blocks, and pieces of text.
    std::vector<Pattern> block_ignores;
    std::vector<Pattern> token_ignores;
};

}  // namespace kopij::lint
