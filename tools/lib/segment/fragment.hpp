// A translator's string: text with inline markup as escaped XML, read piece by piece.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/range.hpp"

namespace kopij::segment {

/// One piece of a message. Placeholders of nested blocks are written "<_:name-N/>".
struct Piece {
    enum class Kind { text, reference, start, end, empty, placeholder };
    Kind kind = Kind::text;
    text::Range range;      ///< in the message
    std::string name = {};  ///< of the element ("list-1" for a placeholder) or of the entity
    std::string text = {};  ///< as a reader sees it, the predefined and numeric references resolved
    /// In their order; values with references resolved.
    std::vector<std::pair<std::string, std::string>> attributes = {};
    std::size_t partner = 0;  ///< of a start or an end: the index of the other one

    bool opens() const { return kind == Kind::start || kind == Kind::empty; }
};

/// What keeps a message from being read, and where in it.
struct FragmentError {
    text::Range range;
    std::string message;  ///< one line, in the language of the programs' messages
};

struct Fragment {
    std::vector<Piece> pieces;
    std::optional<FragmentError> error;  ///< then `pieces` end before it
};

/// Reads a message: tags are balanced, attributes quoted and named once, '<' and '&' never bare; comments,
/// processing instructions and CDATA have no place in it. O(n).
Fragment read_fragment(std::string_view message);

/// The text of the message without its markup; a placeholder is U+FFFC. Of a broken message what can be read.
std::string plain_text(const Fragment& fragment);

}  // namespace kopij::segment
