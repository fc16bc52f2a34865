#include "markup/slug.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::markup {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

/// What an ASCII character is in an id; null for what is left out.
constexpr auto k_spelled = [] {
    std::array<char, 128> out{};
    for (char c = 'a'; c <= 'z'; ++c) out[static_cast<std::size_t>(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c) out[static_cast<std::size_t>(c)] = static_cast<char>(c | 0x20);
    for (char c = '0'; c <= '9'; ++c) out[static_cast<std::size_t>(c)] = c;
    out['_'] = '_';
    out['-'] = out[' '] = '-';
    return out;
}();

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

void Slugger::spell_ascii(std::string_view letters) {
    m_id.resize(letters.size());
    auto* end = m_id.data();
    for (const char c : letters) {
        const auto spelled = k_spelled[static_cast<unsigned char>(c)];
        *end = spelled;
        end += spelled == '\0' ? 0 : 1;
    }
    m_id.resize(static_cast<std::size_t>(end - m_id.data()));
}

void Slugger::spell(std::string_view letters) {
    m_id.clear();
    for (std::size_t at = 0; at < letters.size();) {
        const auto byte = static_cast<unsigned char>(letters[at]);
        if (byte < k_spelled.size()) {
            if (k_spelled[byte] != '\0') m_id.push_back(k_spelled[byte]);
            ++at;
        } else {
            const auto c = text::next_code_point(letters, at);
            if (text::is_word_character(c) && !is_other_number(c)) text::append_utf8(m_id, c);
        }
    }
}

std::string_view Slugger::id_of(std::string_view heading) {
    is_ascii(heading) ? spell_ascii(heading) : spell(text::to_lower(heading));
    const auto known = m_uses.find(m_id);
    if (known == m_uses.end()) {
        m_uses.emplace(m_id, 1);
        return m_id;
    }
    auto& uses = known->second;
    m_id.push_back('-');
    const auto size = m_id.size();
    do {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), uses++).ptr;
        m_id.resize(size);
        m_id.append(digits.data(), end);
    } while (m_uses.contains(m_id));
    m_uses.emplace(m_id, 1);
    return m_id;
}

}  // namespace kopij::markup
