// The project a program works in.
#pragma once

#include <optional>

#include "cli/invocation.hpp"
#include "cli/options.hpp"
#include "config/project.hpp"

namespace kopij::cli {

/// The settings that --config names, else those of the nearest .kopij.yml at or above the working folder;
/// without one, what config::Project stands for by itself, its root the working folder. Nothing where the
/// settings have errors, which are told on call.err.
std::optional<config::Project> load_project(const Options& options, Invocation& call);

/// The same for programs that work on the whole project: throws UsageError where there are no settings, or
/// none of `languages`, `articles`, `catalogues` and `output`.
std::optional<config::Project> require_project(const Options& options, Invocation& call);

}  // namespace kopij::cli
