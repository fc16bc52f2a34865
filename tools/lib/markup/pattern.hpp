// Which elements a line of a vocabulary means: a small subset of XSLT match patterns, fast enough to be asked
// of every element.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "markup/outline.hpp"

namespace kopij::markup {

/// The part of a qualified name after its prefix.
inline std::string_view local_name(std::string_view qualified) {
    for (auto at = qualified.size(); at-- > 0;) {
        if (qualified[at] == ':') return qualified.substr(at + 1);
    }
    return qualified;
}

/// Whether a name without its prefix is `local`.
inline bool is_local_name(std::string_view qualified, std::string_view local) {
    if (!qualified.ends_with(local)) return false;
    const auto before = qualified.size() - local.size();
    return (before == 0 || qualified[before - 1] == ':') && local.find(':') == std::string_view::npos;
}

/// Takes the token off the start of what is left to read, where it stands there.
inline bool take(std::string_view& rest, std::string_view token) {
    if (!rest.starts_with(token)) return false;
    rest.remove_prefix(token.size());
    return true;
}

/// Steps from an ancestor to the element, joined by "/" (parent) or "//" (any ancestor); each a local name or
/// "*", with predicates [@name] and [@name='value'] ("|" separates alternatives in a value) and [not(@name)].
/// Names compare without their prefix. Example: "sec/title", "xref[@ref-type='bibr|ref']", "table//title".
class Pattern {
  public:
    /// Nothing where the text is no pattern.
    static std::optional<Pattern> parse(std::string_view text);

    /// Of a tree's or an outline's node. O(length of the pattern), O(depth) with "//".
    template <typename Node>
    bool matches(Node element) const {
        return matches(m_steps.size() - 1, element);
    }
    /// The name that the parent has to have; "" where it may have any.
    std::string_view parent() const;

    /// Whether the name of the element alone decides.
    bool is_name() const { return m_steps.size() == 1 && m_steps.front().predicates.empty(); }
    /// The name of "name//*", whatever is inside such an element; "" for other patterns.
    std::string_view all_inside() const;
    /// The last step's name; "*" for any.
    const std::string& name() const { return m_steps.back().name; }
    /// The same as an XPath 1.0 predicate on the element: "local-name()='title' and
    /// parent::*[local-name()='sec']".
    std::string predicate() const;

  private:
    struct Predicate {
        std::string attribute;
        std::vector<std::string> values;  // none: any value
        bool negated = false;
    };
    struct Step {
        std::string name;
        std::vector<Predicate> predicates;
        bool any_ancestor = false;  // "//" stands before the step
    };
    template <typename Node>
    static bool matches(const Step& step, Node element);
    static std::string predicate(const Step& step);
    template <typename Node>
    bool matches(std::size_t step, Node element) const;

    std::vector<Step> m_steps;
};

}  // namespace kopij::markup
