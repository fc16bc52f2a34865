#include "text/letter.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace kopij::text {

std::string to_lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
    }
    return out;
}

bool is_word_character(char32_t code_point) {
    constexpr auto k_kinds =
        static_cast<std::uint32_t>(U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK);
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & k_kinds) != 0;
}

}  // namespace kopij::text
