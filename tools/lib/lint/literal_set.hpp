// Sets of strings that a part of a pattern can match, while its literals (literals.hpp) are put together.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <string_view>

#include "lint/literals.hpp"
#include "text/letter.hpp"

namespace kopij::lint {

/// What \w matches in ASCII.
constexpr bool is_word_byte(char c) {
    return text::is_ascii_letter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') || c == '_';
}
const Bytes& bytes_beyond_ascii();
/// The bytes with which \d, \w, \s and their opposites can begin; ASCII's part is exact.
Bytes bytes_of_escape(char letter);
/// How a character begins, in either case where `any_case` is set.
Bytes first_byte(char32_t character, bool any_case);
void add_first_byte(Bytes& out, char32_t character, bool any_case);
/// Whether the character has another case.
bool has_case(char32_t character);

/// A literal while it is put together.
struct Part {
    Literal literal;
    bool whole = true;        ///< nothing of the match stands behind it so far
    bool exact = true;        ///< nothing about it was left out
    bool again = false;       ///< it, or something like it, may stand behind it once more
    bool line_start = false;  ///< empty so far, and a line begins here
};

/// The strings that something may begin with; `any` where they cannot be told.
struct LiteralSet {
    bool any = false;
    boost::container::small_vector<Part, 1> parts{};

    /// The empty string alone.
    static LiteralSet nothing() { return {false, {Part{}}}; }
    static LiteralSet unknown() { return {true, {}}; }
    static LiteralSet of(const Part& part) { return {false, {part}}; }
    /// Whether what follows can still make it longer.
    bool is_open() const;
    /// What stands in `next` follows. Where that is unknown, or the product too large, the literals end, and
    /// `then` says what is behind them.
    void follow(const LiteralSet& next, std::uint8_t then);
    void unite(LiteralSet other);
    /// Something about them is not told.
    void blur();
    /// They are what a group of the pattern matches.
    void capture(std::uint16_t group);
    /// Behind what may stand again, this or something like it does.
    void close_again(std::uint8_t then);
    /// Something unknown stands behind each.
    void close(std::uint8_t then = 0);
    /// How much it narrows down where to look; 0: not at all.
    std::size_t worth() const;
};

}  // namespace kopij::lint
