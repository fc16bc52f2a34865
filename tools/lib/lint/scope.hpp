// Which parts of an article a rule reads: Vale's selectors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// What a text of an article is: the sections of its name, as "text.heading.h2.md" has four.
using ScopeName = std::vector<std::string>;

/// "a.b.c" -> {"a", "b", "c"}
ScopeName scope_name(std::string_view dotted);

/// A list of alternatives, each a conjunction ("&") of selectors, each perhaps negated ("~"). A selector
/// means a text all of whose sections it names, in any order. A negated one never means the whole file (raw,
/// summary).
class Scope {
  public:
    /// Nothing where an alternative is empty, or its first section is none that can be selected.
    static std::optional<Scope> parse(const std::vector<std::string>& alternatives);
    /// What may stand first in a selector, for messages.
    static const std::vector<std::string>& sections();
    /// The sections that names of texts have behind the first, endings of files apart.
    static const std::vector<std::string>& names();
    /// The sections of a selector that are neither: no text has them, so it selects none.
    static std::vector<std::string> unknown_sections(std::string_view alternative);

    bool selects(const ScopeName& name) const;
    /// Whether it can select a text whose name begins with the section ("raw"), in some format.
    bool may_select(std::string_view section) const;

  private:
    struct Selector {
        ScopeName sections;
        bool negated = false;
    };
    std::vector<std::vector<Selector>> m_alternatives;
};

}  // namespace kopij::lint
