#include "text/letter.hpp"

#include <unicase.h>
#include <unictype.h>

#include "text/utf8.hpp"

namespace kopij::text {

namespace {

// Nearly all text is ASCII, and the tables take a while.
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
            append_utf8(out, map(next_code_point(text, at)));
        }
    }
    return out;
}

}  // namespace

std::string to_lower(std::string_view text) {
    return mapped(text, [](char32_t c) -> char32_t {
        return !is_ascii(c) ? uc_tolower(c) : is_ascii_upper(c) ? c + 32 : c;
    });
}
std::string to_upper(std::string_view text) {
    return mapped(text, [](char32_t c) -> char32_t {
        return !is_ascii(c) ? uc_toupper(c) : is_ascii_lower(c) ? c - 32 : c;
    });
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

std::string with_capital(std::string_view text) {
    if (text.empty()) return {};
    std::size_t at = 0;
    std::string out;
    append_utf8(out, uc_totitle(next_code_point(text, at)));
    return out.append(text.substr(at));
}

bool is_upper(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c);
    return uc_is_property_uppercase(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt);
}
bool is_lower(char32_t c) {
    if (is_ascii(c)) return is_ascii_lower(c);
    return uc_is_property_lowercase(c);
}
bool is_letter(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c) || is_ascii_lower(c);
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}
bool is_digit(char32_t c) {
    if (is_ascii(c)) return c >= '0' && c <= '9';
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd);
}
bool is_space(char32_t c) {
    if (is_ascii(c)) return c == ' ' || (c >= '\t' && c <= '\r');
    return uc_is_property_white_space(c);
}

bool is_punctuation(char32_t c) {
    if (is_ascii(c)) return c > ' ' && c < 0x7F && !is_ascii_letter(c) && !(c >= '0' && c <= '9');
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_P);
}

bool all_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(next_code_point(text, at))) return false;
    }
    return true;
}

bool is_word_character(char32_t c) {
    constexpr auto k_kinds =
        UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Pc;
    return uc_is_general_category_withtable(c, k_kinds);
}

}  // namespace kopij::text
