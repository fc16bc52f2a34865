#include "markup/slug.hpp"

#include <algorithm>
#include <array>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::markup {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

bool is_ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Numbers that are no decimal digits (general category No, of the characters that people write headings
/// with): superscripts and subscripts, fractions, numbers in circles. GitHub leaves them out.
bool is_other_number(char32_t c) {
    struct Stretch {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Stretch, 10> k_all = {{{0xB2, 0xB3},
                                                {0xB9, 0xB9},
                                                {0xBC, 0xBE},
                                                {0x2070, 0x2070},
                                                {0x2074, 0x2079},
                                                {0x2080, 0x2089},
                                                {0x2150, 0x215F},
                                                {0x2460, 0x249B},
                                                {0x24EA, 0x24FF},
                                                {0x2776, 0x2793}}};
    return std::any_of(k_all.begin(), k_all.end(),
                       [&](const Stretch& one) { return c >= one.first && c <= one.last; });
}

}  // namespace

std::string Slugger::id_of(std::string_view heading) {
    std::string out;
    const auto low = is_ascii(heading) ? std::string() : text::to_lower(heading);
    const auto letters = low.empty() ? heading : std::string_view(low);
    out.reserve(letters.size());
    for (std::size_t at = 0; at < letters.size();) {
        const char byte = letters[at];
        if (byte == ' ' || byte == '-') {
            out.push_back('-');
            ++at;
        } else if ((static_cast<unsigned char>(byte) & 0x80U) == 0) {
            if (is_ascii_word(byte))
                out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte);
            ++at;
        } else {
            const auto c = text::next_code_point(letters, at);
            if (text::is_word_character(c) && !is_other_number(c)) text::append_utf8(out, c);
        }
    }
    const auto [known, is_new] = m_uses.try_emplace(out, 1);
    if (is_new) return out;
    // Where the table grows its entries move.
    auto uses = known->second;
    const auto size = out.size();
    do {
        out.resize(size);
        out.append("-").append(std::to_string(uses++));
    } while (!m_uses.try_emplace(out, 1).second);
    m_uses.find(std::string_view(out).substr(0, size))->second = uses;
    return out;
}

}  // namespace kopij::markup
