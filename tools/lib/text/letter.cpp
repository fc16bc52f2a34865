#include "text/letter.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace kopij::text {

namespace {

// Nearly all text is ASCII, and ICU's tables take a while.
bool is_ascii(char32_t c) { return c < 0x80; }
bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }

template <typename Map>
std::string mapped(std::string_view text, Map map) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
            out += static_cast<char>(map(byte));
            ++at;
        } else {
            append_utf8(out, static_cast<char32_t>(map(static_cast<UChar32>(next_code_point(text, at)))));
        }
    }
    return out;
}

}  // namespace

std::string to_lower(std::string_view text) {
    return mapped(text, [](UChar32 c) {
        const auto code_point = static_cast<char32_t>(c);
        return !is_ascii(code_point) ? u_tolower(c) : is_ascii_upper(code_point) ? c + 32 : c;
    });
}
std::string to_upper(std::string_view text) {
    return mapped(text, [](UChar32 c) {
        const auto code_point = static_cast<char32_t>(c);
        return !is_ascii(code_point) ? u_toupper(c) : is_ascii_lower(code_point) ? c - 32 : c;
    });
}

std::string with_capital(std::string_view text) {
    if (text.empty()) return {};
    std::size_t at = 0;
    std::string out;
    append_utf8(out, static_cast<char32_t>(u_totitle(static_cast<UChar32>(next_code_point(text, at)))));
    return out.append(text.substr(at));
}

bool is_upper(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c);
    return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
    if (is_ascii(c)) return is_ascii_lower(c);
    return u_isULowercase(static_cast<UChar32>(c)) != 0;
}
bool is_letter(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c) || is_ascii_lower(c);
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    if (is_ascii(c)) return c >= '0' && c <= '9';
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
    if (is_ascii(c)) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool all_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(next_code_point(text, at))) return false;
    }
    return true;
}

bool is_word_character(char32_t code_point) {
    constexpr auto k_kinds =
        static_cast<std::uint32_t>(U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK);
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & k_kinds) != 0;
}

}  // namespace kopij::text
