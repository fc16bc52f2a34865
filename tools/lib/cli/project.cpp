#include "cli/project.hpp"

#include <algorithm>

#include "cli/problems.hpp"
#include "config/vale_ini.hpp"
#include "config/value_cache.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> settings_file(const Options& options) {
    if (!options.has("config")) return config::find_project_file(fs::current_path());
    auto named = fs::path(options.get<std::string>("config"));
    if (config::is_vale_ini(named))
        return std::nullopt;  // the settings of another tool, which only linting reads
    return named;
}

}  // namespace

std::optional<config::Project> load_project(const Options& options, Invocation& call) {
    const auto file = settings_file(options);
    if (!file) {
        config::Project out;
        out.root = fs::current_path();
        return out;
    }
    const auto source = text::Source::from_file(*file);
    diagnostic::Collector found;
    auto cache = config::value_cache_for({*file}, {});
    auto out = config::read_project(source, found, &cache);
    cache.keep();
    print_problems(source, found.diagnostics, options, call);
    const bool broken = std::any_of(
        found.diagnostics.begin(), found.diagnostics.end(),
        [](const diagnostic::Diagnostic& one) { return one.severity == diagnostic::Severity::error; });
    if (broken) return std::nullopt;
    return out;
}

std::optional<config::Project> require_project(const Options& options, Invocation& call) {
    auto out = load_project(options, call);
    if (!out) return out;
    if (!out->configured) {
        throw UsageError(text::tr_format("there is no {0} here or in a folder above; 'kopij init' writes one",
                                         config::k_project_file));
    }
    const std::pair<const char*, bool> settings[] = {{"languages", out->languages.empty()},
                                                     {"articles", out->articles.empty()},
                                                     {"catalogues", out->catalogues.empty()},
                                                     {"output", out->output.empty()}};
    for (const auto& [name, missing] : settings) {
        if (missing) {
            throw UsageError(text::tr_format("{0} lacks the setting '{1}'", config::k_project_file, name));
        }
    }
    return out;
}

}  // namespace kopij::cli
