// How Vale's kinds make one pattern of a rule's tokens, and which matches its exceptions take back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/environment.hpp"
#include "lint/pattern.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

enum class Boundaries { words, none };

/// The alternatives in the word template, or free where boundaries are none.
std::string in_template(std::string_view alternatives, Boundaries boundaries, const Environment& environment);

/// "a|b|c"; blank ones are left out.
std::string joined(const std::vector<std::string>& alternatives);

/// "a|b|c" in parts that are small enough for one pattern each; one part unless there are thousands.
std::vector<std::string> joined_in_parts(const std::vector<std::string>& alternatives);

/// "(a" -> "(?:a": a key's own groups must not shift those of the whole. Quoted and special ones stay.
std::string without_groups(std::string_view pattern);
/// How many groups the pattern has that keep what they match.
std::size_t count_groups(std::string_view pattern);

/// Checks each of a list's patterns by itself, so that a problem has the place of the one that has it, then
/// the whole. Whether all is well.
bool check_patterns(const config::Value& list, const Pattern& whole, const Rule& rule,
                    RuleProblems& problems);

/// The same for a rule's `exceptions`.
bool check_exceptions(const Rule& rule, const Pattern& whole, RuleProblems& problems);

/// A rule's `exceptions` and, unless its `vocab` is off, the accepted words.
class Exceptions {
  public:
    Exceptions(const Rule& rule, const Environment& environment);
    /// Whether an exception stands anywhere in the matched text.
    bool cover(std::string_view matched) const { return !m_pattern.empty() && m_pattern.found_in(matched); }
    const Pattern& pattern() const { return m_pattern; }

  private:
    Pattern m_pattern;
};

}  // namespace kopij::lint
