// script: a program in Vale's own script language, which Kopij does not run.
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    problems.unsupported(
        rule.range("extends"),
        text::tr_format("{0} is a script, and scripts of rules are not run; the other rules are", rule.id));
    return nullptr;
}

}  // namespace

const Kind k_script = {"script", {{"script"}}, make};

}  // namespace kopij::lint::kinds
