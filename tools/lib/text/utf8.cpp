#include "text/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace kopij::text {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Length of the well-formed sequence at `at`, 0 if there is none (Unicode table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto b0 = byte_at(text, at);
    if (b0 < 0x80) return 1;
    const auto b1 = byte_at(text, at + 1);
    const auto tail = [&](std::size_t n) { return (byte_at(text, at + n) & 0xC0U) == 0x80U; };
    if (b0 >= 0xC2 && b0 <= 0xDF) return tail(1) ? 2 : 0;
    if (b0 >= 0xE0 && b0 <= 0xEF) {
        const unsigned low = b0 == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = b0 == 0xED ? 0x9F : 0xBF;
        return b1 >= low && b1 <= high && tail(2) ? 3 : 0;
    }
    if (b0 >= 0xF0 && b0 <= 0xF4) {
        const unsigned low = b0 == 0xF0 ? 0x90 : 0x80;
        const unsigned high = b0 == 0xF4 ? 0x8F : 0xBF;
        return b1 >= low && b1 <= high && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    constexpr std::uint64_t k_not_ascii = 0x8080808080808080U;
    constexpr std::size_t k_word = sizeof(std::uint64_t);
    std::size_t at = 0;
    while (at < text.size()) {
        while (at + 4 * k_word <= text.size()) {
            std::array<std::uint64_t, 4> words{};
            std::memcpy(words.data(), text.data() + at, sizeof words);
            if (((words[0] | words[1] | words[2] | words[3]) & k_not_ascii) != 0) break;
            at += sizeof words;
        }
        while (at + k_word <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, k_word);
            if ((word & k_not_ascii) != 0) break;
            at += k_word;
        }
        while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
        if (at == text.size()) break;
        const auto length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    if (byte_at(text, offset) < 0x80) return byte_at(text, offset++);
    const auto b0 = byte_at(text, offset);
    const auto length = sequence_length(text, offset);
    const auto bits = [&](std::size_t n) { return static_cast<char32_t>(byte_at(text, offset + n) & 0x3FU); };
    char32_t out = k_replacement;
    switch (length) {
        case 1:
            out = b0;
            break;
        case 2:
            out = (static_cast<char32_t>(b0 & 0x1FU) << 6) | bits(1);
            break;
        case 3:
            out = (static_cast<char32_t>(b0 & 0x0FU) << 12) | (bits(1) << 6) | bits(2);
            break;
        case 4:
            out = (static_cast<char32_t>(b0 & 0x07U) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3);
            break;
        default:
            break;
    }
    offset += length == 0 ? 1 : length;
    return out;
}

char32_t previous_code_point(std::string_view text, std::size_t& offset) {
    std::size_t at = offset - 1;
    while (at > 0 && offset - at < 4 && is_continuation(text[at])) --at;
    std::size_t end = at;
    const auto out = next_code_point(text, end);
    if (end != offset) {
        --offset;
        return k_replacement;
    }
    offset = at;
    return out;
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = k_replacement;
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) {
    constexpr std::uint64_t k_ones = 0x0101010101010101U;
    std::size_t count = text.size();
    std::size_t at = 0;
    // Of eight bytes at once, those that begin with the bits 10.
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        const auto marks = (eight >> 7U) & ~(eight >> 6U) & k_ones;
        if (marks != 0) count -= (marks * k_ones) >> 56U;
    }
    for (; at < text.size(); ++at) count -= is_continuation(text[at]) ? 1 : 0;
    return count;
}

}  // namespace kopij::text
