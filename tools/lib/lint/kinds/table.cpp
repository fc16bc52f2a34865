#include "lint/kinds/table.hpp"

#include <algorithm>

namespace kopij::lint {

// A kind that is not in this table does not exist. Written out, because an object that registers itself is
// dropped from a static library by the linker.
const std::vector<const Kind*>& all_kinds() {
    static const std::vector<const Kind*> k_table = {
        &kinds::k_bibliography,
        &kinds::k_capitalization,
        &kinds::k_catalogue,
        &kinds::k_citation,
        &kinds::k_claim,
        &kinds::k_conditional,
        &kinds::k_consistency,
        &kinds::k_existence,
        &kinds::k_identifier,
        &kinds::k_link,
        &kinds::k_metadata,
        &kinds::k_metric,
        &kinds::k_occurrence,
        &kinds::k_presence,
        &kinds::k_quality,
        &kinds::k_readability,
        &kinds::k_reference,
        &kinds::k_repetition,
        &kinds::k_script,
        &kinds::k_sequence,
        &kinds::k_spelling,
        &kinds::k_substitution,
        &kinds::k_term,
        &kinds::k_unsupported,
        &kinds::k_xpath,
    };
    return k_table;
}

const Kind* find_kind(std::string_view name) {
    const auto& table = all_kinds();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Kind* kind) { return kind->name == name; });
    return found == table.end() ? nullptr : *found;
}

}  // namespace kopij::lint
