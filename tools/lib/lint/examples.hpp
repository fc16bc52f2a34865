// A rule's examples, run.
#pragma once

#include <string>
#include <vector>

#include "lint/article.hpp"
#include "lint/rule_set.hpp"
#include "markup/vocabularies.hpp"

namespace kopij::lint {

/// An example that the rule does not judge as it says it would.
struct ExampleFailure {
    std::string text;     ///< as in the rule file
    text::Range range;    ///< of the example, in the rule file
    std::string message;  ///< what was found, and what was not
};

/// Runs every example of the rule with this rule alone. The rule's own language decides how a text is read;
/// an example for another one says so (`language`). Formats: text is wrapped in a paragraph of an article,
/// jats too unless it is a whole article; markdown and html are read as they are;
/// po is the messages of a catalogue in `language` (en if none), translated from Dutch or, into Dutch, from
/// English. A whole catalogue, which begins with its header, is read as it is.
std::vector<ExampleFailure> check_examples(const RuleSet::Entry& entry,
                                           const markup::Vocabularies& vocabularies,
                                           const Environment& environment);

}  // namespace kopij::lint
