// What a text must hold before a pattern can match in it, read from the pattern itself.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

/// A string that a match begins with, or holds.
struct Literal {
    std::string text;       ///< as written; its ASCII letters may have either case where any_case is set
    bool any_case = false;  ///< never with letters beyond ASCII: such a literal ends before them
    bool after_boundary = false;   ///< a word boundary stands before it
    bool before_boundary = false;  ///< a word boundary stands behind it
};

struct Literals {
    /// prefixes: every match begins with one of them. inside: every match holds one of them. none: there is
    /// nothing to look for, so the pattern has to be tried everywhere.
    enum class Kind { prefixes, inside, none } kind = Kind::none;
    std::vector<Literal> all{};
    /// The bytes with which a match can begin. `selective`: few texts have many of them.
    std::bitset<256> first{};
    bool selective = false;
    /// Whether the pattern is sure to be valid: every construct in it is one that this reader knows.
    bool valid = false;
};

/// Reads a pattern in PCRE2's syntax. Constructs that the reader does not know give no literals. O(n) but for
/// products of small sets, which are bounded.
Literals literals_of(std::string_view pattern);

}  // namespace kopij::lint
