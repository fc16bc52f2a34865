// How Vale 3.7.1 looks for the words that a rule matched.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/vale_walk.hpp"

namespace kopij::lint {

inline constexpr auto k_nowhere = std::string_view::npos;

/// A part of the source in which there is no ASCII letter before `first_letter`.
struct SearchedText {
    std::string_view text;
    std::size_t first_letter = 0;

    std::size_t find(std::string_view what, std::size_t from = 0) const {
        return find_text(text, what, from, first_letter);
    }
};

/// Where words were found in what was searched, which is the source from `from` on.
struct Hit {
    std::size_t at = k_nowhere;
    std::size_t any = k_nowhere;  ///< the first place of all, within words or not
    std::size_t from = 0;

    /// In what that is a part of, which begins so far before.
    Hit moved(std::size_t by) const {
        return {at == k_nowhere ? at : at + by, any == k_nowhere ? any : any + by, from + by};
    }
};

/// Where Vale finds the match of a block that begins at `begin`, or nowhere there. The match stands nowhere
/// before `least`.
Hit find_match(const SearchedText& context, std::size_t begin, std::string_view block, std::string_view match,
               std::size_t least);

}  // namespace kopij::lint
