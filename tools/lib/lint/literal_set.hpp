// Sets of strings that a part of a pattern can match, while its literals (literals.hpp) are put together.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/literals.hpp"

namespace kopij::lint {

using Bytes = std::bitset<256>;

/// What \w matches in ASCII.
bool is_word_byte(char c);
Bytes bytes_beyond_ascii();
/// The bytes with which \d, \w, \s and their opposites can begin; ASCII's part is exact.
Bytes bytes_of_escape(char letter);
/// How a character begins, in either case where `any_case` is set.
Bytes first_byte(char32_t character, bool any_case);
/// Whether the character has another case.
bool has_case(char32_t character);

/// A literal while it is put together.
struct Part {
    Literal literal;
    bool whole = true;  ///< nothing of the match stands behind it so far
};

/// The strings that something may begin with; `any` where they cannot be told.
struct LiteralSet {
    bool any = false;
    std::vector<Part> parts{};

    /// The empty string alone.
    static LiteralSet nothing() { return {false, {{}}}; }
    /// Whether what follows can still make it longer.
    bool is_open() const;
    /// What stands in `next` follows. A product that is too large ends the literals.
    void follow(const LiteralSet& next);
    void unite(LiteralSet other);
    /// Something unknown stands behind each.
    void close();
    /// How much it narrows down where to look; 0: not at all.
    std::size_t worth() const;
};

/// Keeps the set that narrows more.
void keep_better(std::optional<LiteralSet>& best, const LiteralSet& other);

}  // namespace kopij::lint
