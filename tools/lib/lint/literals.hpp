// What a text must hold before a pattern can match in it, read from the pattern itself.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kopij::lint {

using Bytes = std::bitset<256>;

/// A string that a match begins with, or holds.
struct Literal {
    static constexpr std::size_t k_longest = 24;  ///< bytes; what is longer is cut

    std::array<char, k_longest> bytes{};
    std::uint8_t size = 0;
    bool any_case = false;  ///< ASCII letters may have either case; never with letters beyond, which end it
    bool after_boundary = false;   ///< a word boundary stands before it
    bool before_boundary = false;  ///< a word boundary stands behind it
    std::uint8_t then = 0;         ///< what stands behind it begins with one of Literals::then[then - 1]
    /// Where it stands, with its boundaries, it is what is matched, unless one before it in the list stands
    /// there too; nothing else needs to be asked.
    bool exact = false;
    std::uint16_t group = 0;  ///< of an exact one: the group of the pattern that it is too; 0: none

    std::string_view text() const { return {bytes.data(), size}; }
    /// Cut where there is no room.
    void append(std::string_view more);
};

/// Characters in front of something: one of these, or several.
struct Step {
    Bytes set{};
    bool many = false;
    bool optional = false;
};

struct Literals {
    /// Whether a match can begin at the place, by the bytes beside it.
    bool may_begin(std::string_view text, std::size_t at) const;

    /// prefixes: every match begins with one of them. inside: every match holds one of them. none: there is
    /// nothing to look for, so the pattern has to be tried everywhere.
    enum class Kind { prefixes, inside, none } kind = Kind::none;
    std::vector<Literal> all{};  ///< which of two a match begins with when both stand there: the first
    std::vector<Bytes> then{};
    /// Where they are inside: the bytes that may stand between the beginning of a match and its literal, and
    /// how many characters these are at most.
    Bytes before{};
    std::size_t most_before = 0;
    /// What stands right before such a literal, from the last on; no two that could be taken for each other.
    std::vector<Step> lead{};
    /// The bytes with which a match can begin, and those that can follow; all of them where a match may be
    /// one byte long. `selective`: few places in a text have them.
    Bytes first{};
    Bytes second{};
    bool selective = false;
    bool at_boundary = false;  ///< a match begins only at a border of words
    /// Whether the pattern is sure to be valid: every construct in it is one that this reader knows.
    bool valid = false;
};

/// Whether what stands in the text before `at` can be what `lead` asks for. Characters beyond ASCII can.
bool may_lead(const std::vector<Step>& lead, std::string_view text, std::size_t at);

/// Reads a pattern in PCRE2's syntax. Constructs that the reader does not know give no literals. O(n) but for
/// products of small sets, which are bounded.
Literals literals_of(std::string_view pattern);

}  // namespace kopij::lint
