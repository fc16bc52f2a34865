// All patterns of a rule set against a text in one pass: where could they match at all?
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/pattern.hpp"

namespace kopij::lint {

/// Looks for the literals of patterns, and for the bytes that patterns without any begin with, where these
/// are selective (literals.hpp). Other patterns are not its business. Made once and then read by several
/// threads.
class Scanner {
  public:
    explicit Scanner(const std::vector<Pattern>& patterns);

    std::size_t size() const { return m_size; }
    /// The number of a pattern that it looks for; size() for any other.
    std::size_t number_of(const Pattern& pattern) const;

    struct Hit {
        std::uint32_t pattern;
        std::uint32_t offset;  ///< of the literal, or of the byte that a match may begin with
    };
    /// Appends every place where one stands, by offset; a pattern may be there twice for one place.
    /// False where the text holds a character that is the other case of an ASCII letter (U+017F, U+212A), so
    /// that literals tell nothing. O(text), with a few look-ups a word.
    bool scan(std::string_view text, std::vector<Hit>& hits) const;

  private:
    struct Entry {
        std::uint32_t pattern;
        std::uint32_t text;  // offset in m_bytes of the lower-case text, which the text as written follows
        std::uint8_t size;
        bool any_case;
        bool after_boundary;
        bool before_boundary;
        std::uint16_t then;  // what may follow: m_sets[then - 1]; 0: anything
    };
    /// Where a pattern without literals can begin.
    struct Start {
        std::uint32_t pattern;
        std::uint16_t second;  // m_sets[second - 1] follows; 0: anything, or nothing
    };
    /// Entries by their first bytes, at most four of them.
    struct Table {
        struct Slot {
            std::uint32_t key = 0;
            std::uint32_t begin = 0;
            std::uint32_t end = 0;  // 0: free
        };
        std::array<std::vector<Slot>, 4> slots;  // by the size of the key, less one
        std::vector<Entry> entries;
        std::vector<std::uint8_t> sizes;  // of keys, a bit each, by the first two bytes of a text
    };
    struct Reading;

    std::uint16_t number_of(const Bytes& set);
    void add_literals(const Literals& literals, std::uint32_t pattern);
    void build(Table& table);
    void build_begins();
    void look_up(const Table& table, const Reading& reading, std::size_t at, std::vector<Hit>& hits) const;
    bool stands(const Entry& entry, const Reading& reading, std::size_t at) const;

    std::size_t m_size = 0;
    std::unordered_map<const void*, std::uint32_t> m_numbers;
    std::vector<char> m_bytes;
    std::vector<Bytes> m_sets;
    std::array<std::vector<Start>, 256> m_starts;  // by the first byte
    // What may begin with a pair of bytes, a bit each: most places need one look.
    enum Begins : std::uint8_t { k_at_word = 1, k_anywhere = 2, k_start = 4 };
    std::vector<std::uint8_t> m_begins;
    Table m_at_words;                              // literals that begin a word, which need a look only there
    Table m_anywhere;
};

}  // namespace kopij::lint
