// The parts of a pattern that mean single characters: what the reader of literals puts together.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/literal_set.hpp"
#include "lint/pattern_cursor.hpp"
#include "lint/pattern_node.hpp"

namespace kopij::lint {

/// Reads characters, escapes and classes. What it does not know fails, or is not sure.
class PatternAtoms : protected PatternCursor {
  protected:
    using PatternCursor::PatternCursor;

    /// Ends the reading.
    Node fail();

    static bool is_plain(char c) { return is_word_byte(c) || c == ' ' || c == '-' || c == ',' || c == '\''; }
    /// Characters that mean themselves, up to one that is repeated.
    Node plain();
    Node escape();
    /// A class of few characters is told apart; of any other only its size and first bytes are known.
    Node character_class();

    bool m_any_case = false;
    bool m_repeatable = true;  ///< what was read last may have a quantifier
    bool m_sure = true;        ///< that the pattern is valid
    bool m_failed = false;

  private:
    /// What has been read of a class.
    struct Members {
        std::vector<char32_t> few;
        bool wide = false;     // more than `few`
        bool unknown = false;  // `first` does not tell
        Bytes first;
    };

    Node literal(char32_t character) const;
    Node hexadecimal();
    /// A character, a range or an escape of a class.
    void member(Members& out);
    /// Nothing for a class in the class.
    std::optional<char32_t> class_member(Members& out);
};

}  // namespace kopij::lint
