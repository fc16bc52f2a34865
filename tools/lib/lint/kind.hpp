// A kind: what a rule `extends`. To add one, write kinds/<kind>.cpp with a Check and a `const Kind k_<kind>`,
// declare it in kinds/table.hpp and put it into the table in kinds/table.cpp; nothing else knows kinds by
// name.
//
// A Check is made once from a Rule, when the rule set is loaded, and then run on every article, from several
// threads at once: it keeps no state between articles. It reads what it needs from the Article (article.hpp)
// and delivers to Findings (findings.hpp), which knows the rule: level, message, limit, language of the
// messages. kinds/existence.cpp is the shortest example over texts; a kind over the tree uses
// article.document() and article.vocabulary().
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "lint/pattern.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

class Article;
class Findings;
struct Environment;

class Check {
  public:
    virtual ~Check() = default;
    virtual void run(const Article& article, Findings& findings) const = 0;
    /// The patterns that it searches all texts of its rule's scope with, so that they are looked for together
    /// (candidates.hpp).
    virtual std::vector<Pattern> patterns() const { return {}; }
    /// What may have been meant where the finding stands, the likeliest first. Slow, so asked only for
    /// findings that are shown.
    virtual std::vector<std::string> suggestions(const diagnostic::Diagnostic&) const { return {}; }
};

enum class KeyType { text, flag, integer, number, list, map, texts, any };  ///< texts: a map of them

/// One key that rules of a kind may have.
struct Key {
    std::string_view name;
    KeyType type = KeyType::text;
    enum class Need { optional, required } need = Need::optional;
};

struct Kind {
    std::string_view name;
    std::vector<Key> keys;
    /// Reports what is wrong to `problems` and then gives nullptr. Patterns are checked here.
    std::unique_ptr<Check> (*make)(const Rule& rule, const Environment& environment, RuleProblems& problems);
    /// Vale ignores unknown keys in two of its kinds, and published rules have some: they are a warning
    /// there.
    enum class UnknownKeys { refused, ignored } unknown_keys = UnknownKeys::refused;
    /// The scope of every rule of the kind, whatever the rule says; nullptr: the rule's own.
    const char* scope = nullptr;
    /// How many arguments its messages get; an action that offers something else adds one. 0: not held
    /// against the messages.
    std::size_t arguments = 0;
};

/// nullptr for a name that is none.
const Kind* find_kind(std::string_view name);
/// All of them, in the table's order.
const std::vector<const Kind*>& all_kinds();

}  // namespace kopij::lint
