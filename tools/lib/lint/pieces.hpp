// Pieces of an article's text, before they make a block.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/ignores.hpp"
#include "text/range.hpp"

namespace kopij::lint {

/// A piece of text, which is kept elsewhere, and where it stands, before it is trimmed.
struct Piece {
    std::string_view text;
    text::Range source;
};

/// Without white space of any kind at its ends.
std::string_view trimmed(std::string_view text);
bool begins_with_space(std::string_view text);
bool ends_with_space(std::string_view text);
/// Takes white space of any kind off both ends.
void trim(std::vector<Piece>& pieces);
std::string joined(const std::vector<Piece>& pieces);
/// With "*" for every ASCII character but line ends.
std::string masked(std::string_view text);

/// The piece as it lies in and between what is ignored; whole where it does not read as it is written.
template <typename Found>
void for_each_part(const Piece& piece, const Ignores& ignores, Found&& found) {
    const bool plain = piece.text.size() == piece.source.size();
    for (std::size_t at = 0; at < piece.text.size();) {
        const auto place = piece.source.begin + at;
        const auto border = ignores.next_border(place);
        auto end = piece.text.size();
        if (plain && border < piece.source.end) end = border - piece.source.begin;
        found(Piece{piece.text.substr(at, end - at),
                    plain ? text::Range{place, piece.source.begin + end} : piece.source},
              ignores.contains(place));
        at = end;
    }
}

}  // namespace kopij::lint
