// A catalogue in, diagnostics out.
#pragma once

#include <string_view>
#include <vector>

#include "lint/environment.hpp"
#include "lint/selection.hpp"
#include "lint/translation.hpp"

namespace kopij::lint {

/// Whether a file is a gettext catalogue by its name: .po or .pot.
bool is_catalogue(std::string_view path);

/// What is wrong with a catalogue, in reading order: what keeps it from being read, and what the rules find
/// that extend `catalogue`. `article` may be null. Safe from several threads.
std::vector<diagnostic::Diagnostic> lint_catalogue(const text::Source& source,
                                                   const std::vector<ActiveRule>& rules,
                                                   const Environment& environment,
                                                   const ArticleMessages* article = nullptr);

}  // namespace kopij::lint
