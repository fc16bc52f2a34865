// Where the checks of one rule deliver what they find in one article.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "lint/callback.hpp"
#include "lint/pattern.hpp"
#include "lint/rule.hpp"
#include "lint/texts.hpp"

namespace kopij::lint {

class Suppressions;

/// One finding as a kind knows it; what the rule says of itself is added.
struct Finding {
    text::Range range;                     ///< in the source
    std::vector<std::string> arguments{};  ///< of the rule's message and description
    std::optional<diagnostic::Severity>
        level{};            ///< lower than the rule's; a higher one counts as the rule's
    std::string message{};  ///< in place of the rule's, in the language of the programs' messages
    std::string help{};
    std::vector<text::Edit> fix{};  ///< dropped where the rule's policy is none
    std::vector<std::pair<std::string, std::string>> data{};
};

class Findings {
  public:
    /// Whether the rule's limit is for someone later to hold.
    enum class Limit { now, later };
    /// What is found is added to `found`, which no one else changes meanwhile. What `suppressions` take out
    /// does not count for the rule's limit; null for none.
    Findings(const Rule& rule, diagnostic::Severity level, std::vector<diagnostic::Diagnostic>& found,
             const Suppressions* suppressions = nullptr, Limit limit = Limit::now)
        : m_rule(rule),
          m_level(level),
          m_found(found),
          m_begin(found.size()),
          m_suppressions(suppressions),
          m_limit(limit == Limit::now ? rule.limit : 0) {}

    const Rule& rule() const { return m_rule; }
    void add(Finding finding);
    /// One of which nothing else is known.
    void add(text::Range range, std::initializer_list<std::string_view> arguments);
    /// Says, once for a rule and an article, that a pattern's search was given up at `range`.
    void gave_up(text::Range range);
    bool has_given_up() const { return m_gave_up.has_value(); }
    /// Whether the pattern is found anywhere in the text, which is at `where` in the source. One whose search
    /// gives up is not, and where that happens often the rule's patterns are asked no more.
    bool holds(std::string_view text, const Pattern& pattern, Callback<text::Range()> where);
    /// Whether the rule's `limit` is reached, so that searching on is in vain.
    bool full() const { return m_limit != 0 && m_counted >= m_limit; }

    /// Puts what was added into reading order, none twice.
    void finish();

  private:
    /// A finding that says what the rule says of itself; null where the rule's limit is reached.
    diagnostic::Diagnostic* begin(text::Range range, diagnostic::Severity level);
    std::string why(std::span<const std::string_view> arguments) const;

    const Rule& m_rule;
    diagnostic::Severity m_level;
    std::vector<diagnostic::Diagnostic>& m_found;
    std::size_t m_begin;  // of what this rule found
    const Suppressions* m_suppressions;
    std::size_t m_limit;
    std::size_t m_counted = 0;
    // In the language of the programs' messages; known from the first finding on.
    const std::string* m_message = nullptr;
    const std::string* m_description = nullptr;
    const std::string* m_why = nullptr;
    std::optional<text::Range> m_gave_up;
    std::size_t m_patience = 10;  // how often a search may still give up
};

}  // namespace kopij::lint
