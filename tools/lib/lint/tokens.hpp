// How Vale's kinds make one pattern of a rule's tokens, and which matches its exceptions take back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/callback.hpp"
#include "lint/environment.hpp"
#include "lint/pattern.hpp"
#include "lint/rule.hpp"

namespace kopij::lint {

class Findings;

enum class Boundaries { words, none };

/// The alternatives in the word template, or free where boundaries are none.
std::string in_template(std::string_view alternatives, Boundaries boundaries, const Environment& environment);

/// "a|b|c"; blank ones are left out.
std::string joined(const std::vector<std::string>& alternatives);

/// "a|b|c" in parts that are small enough for one pattern each; one part unless there are thousands.
std::vector<std::string> joined_in_parts(const std::vector<std::string>& alternatives);
/// Each part between `before` and `after`; none where there are no alternatives.
std::vector<Pattern> patterns_in_parts(const std::vector<std::string>& alternatives, std::string_view before,
                                       std::string_view after);

/// "(a" -> "(?:a": a key's own groups must not shift those of the whole. Quoted and special ones stay.
std::string without_groups(std::string_view pattern);
/// How many groups the pattern has that keep what they match.
std::size_t count_groups(std::string_view pattern);

/// A rule's `exceptions` and, unless its `vocab` is off, the accepted words.
class Exceptions {
  public:
    Exceptions(const Rule& rule, const Environment& environment);
    /// Whether an exception stands anywhere in the matched text, which is at `where` in the source.
    bool cover(std::string_view matched, Findings& findings, Callback<text::Range()> where) const;
    /// Alternatives of one pattern; mostly one.
    const std::vector<Pattern>& patterns() const { return m_patterns; }

  private:
    std::vector<Pattern> m_patterns;
};

/// Checks each of a list's patterns by itself, so that a problem has the place of the one that has it, then
/// the whole. Whether all is well.
bool check_patterns(const config::Value& list, const Pattern& whole, const Rule& rule,
                    RuleProblems& problems);

/// The same for a rule's `exceptions`.
bool check_exceptions(const Rule& rule, const Exceptions& exceptions, RuleProblems& problems);

}  // namespace kopij::lint
