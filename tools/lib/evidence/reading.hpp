// A sentence as the detector reads it: lower case, quotes and white space made equal, split into tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::evidence {

enum class TokenKind : std::uint8_t { word, number, year, percent, money, punctuation };

/// What capitals make of a word: one inside a sentence is a name, two and no small letter an acronym.
enum class Capitals : std::uint8_t { none, name, acronym };

struct Token {
    std::uint32_t begin, end;                ///< in Reading::text
    std::uint32_t source_begin, source_end;  ///< in the text that was read
    std::uint64_t hash;                      ///< of the word; one value for all numbers, for all years ...
    TokenKind kind;
    Capitals capitals = Capitals::none;
};

/// Kept by the caller and used again, so that reading allocates nothing once it has grown.
struct Reading {
    std::string text;
    std::vector<Token> tokens;
    std::uint32_t names = 0, acronyms = 0;  ///< of the tokens
    bool has_quote = false;
    bool is_question = false;

    std::string_view word(const Token& token) const {
        return std::string_view(text).substr(token.begin, token.end - token.begin);
    }
};

/// Quotes, kinds of dashes and spaces, soft hyphens and marks like "[3]" leave no trace but has_quote, so
/// that they change no verdict. Malformed UTF-8 is read as letters. O(n).
void read_sentence(std::string_view sentence, Reading& out);

constexpr std::uint64_t k_hash_seed = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t hash_step(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    return hash ^ (hash >> 32U);
}
constexpr std::uint64_t hash_of(std::string_view text, std::uint64_t hash = k_hash_seed) {
    for (const char c : text) hash = hash_step(hash, static_cast<unsigned char>(c));
    return hash;
}

}  // namespace kopij::evidence
