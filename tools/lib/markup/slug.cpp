#include "markup/slug.hpp"

#include <algorithm>

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
            if (text::is_word_character(c)) text::append_utf8(out, c);
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
