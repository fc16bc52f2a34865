#include "lint/kinds/pattern_list.hpp"

#include "text/message.hpp"

namespace kopij::lint::kinds {

std::vector<Pattern> pattern_list(const Rule& rule, std::string_view key, RuleProblems& problems) {
    std::vector<Pattern> out;
    const auto* list = rule.find(key);
    if (list == nullptr) return out;
    for (const auto* one : list->as_list()) {
        out.emplace_back(one->scalar());
        if (const auto problem = out.back().problem()) {
            problems.add(one->range(),
                         text::tr_format("'{0}' is no valid pattern: {1}", one->scalar(), problem->message));
        }
    }
    return out;
}

}  // namespace kopij::lint::kinds
