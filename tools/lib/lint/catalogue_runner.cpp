#include "lint/catalogue_runner.hpp"

#include <algorithm>

#include "catalogue/parse.hpp"

namespace kopij::lint {

bool is_catalogue(std::string_view path) { return path.ends_with(".po") || path.ends_with(".pot"); }

std::vector<diagnostic::Diagnostic> lint_catalogue(const text::Source& source,
                                                   const std::vector<ActiveRule>& rules,
                                                   const Environment& environment,
                                                   const ArticleMessages* article) {
    diagnostic::Collector found;
    const auto kept = std::make_shared<const text::Source>(source);
    auto catalogue = catalogue::parse(kept, found);
    if (!source.encoding_problem()) {
        const Translation translation(kept, std::move(catalogue), environment, article);
        for (const auto& [entry, level] : rules) {
            const auto* check = dynamic_cast<const TranslationCheck*>(entry->check.get());
            if (check == nullptr || !entry->rule->judges(translation.language())) continue;
            Findings findings(*entry->rule, level, found.diagnostics);
            check->judge(translation, findings);
            findings.finish();
        }
    }
    std::stable_sort(found.diagnostics.begin(), found.diagnostics.end(), diagnostic::in_reading_order);
    return std::move(found.diagnostics);
}

}  // namespace kopij::lint
