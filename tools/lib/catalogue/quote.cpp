#include "catalogue/quote.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "catalogue/bytes.hpp"

namespace kopij::catalogue {
namespace {

struct Letter {
    char letter;
    char meaning;
};
constexpr std::array<Letter, 9> k_letters = {{{'n', '\n'},
                                              {'t', '\t'},
                                              {'"', '"'},
                                              {'\\', '\\'},
                                              {'r', '\r'},
                                              {'a', '\a'},
                                              {'b', '\b'},
                                              {'f', '\f'},
                                              {'v', '\v'}}};

/// What a letter means behind a backslash; NUL for the others.
constexpr std::array<char, 256> k_meanings = [] {
    std::array<char, 256> out{};
    for (const auto& one : k_letters) out[static_cast<unsigned char>(one.letter)] = one.meaning;
    return out;
}();

char meaning_of(char letter) { return k_meanings[static_cast<unsigned char>(letter)]; }

char letter_of(char c) {
    for (const auto& one : k_letters) {
        if (one.meaning == c) return one.letter;
    }
    return '\0';
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

/// The number of `base` in at most `most` digits at `at`; 0 where there is none, as for a NUL.
unsigned number_at(std::string_view text, std::size_t& at, int base, std::size_t most) {
    unsigned value = 0;
    for (std::size_t n = 0; n < most && at < text.size() && digit_of(text[at]) < base; ++n, ++at) {
        value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit_of(text[at]));
    }
    return value & 0xFFU;
}

/// The number of the first that is not plain, or how many there are.
std::size_t first_special(Bytes bytes) { return first_of((bytes < 0x20) | (bytes == '"') | (bytes == '\\')); }

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

}  // namespace

std::size_t skip_plain(std::string_view text, std::size_t at) {
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes)) {
        const auto plain = first_special(bytes_at(text, at));
        if (plain < sizeof(Bytes)) return at + plain;
    }
    while (at < text.size() && is_plain(text[at])) ++at;
    return std::min(at, text.size());
}

std::size_t copy_string(std::string_view text, std::size_t at, char*& to) {
    static_assert(k_copied_beyond >= sizeof(Bytes));
    for (;;) {
        std::size_t plain = sizeof(Bytes);
        while (plain == sizeof(Bytes) && at + sizeof(Bytes) <= text.size()) {
            const auto bytes = bytes_at(text, at);
            std::memcpy(to, &bytes, sizeof bytes);
            plain = first_special(bytes);
            at += plain;
            to += plain;
        }
        while (at < text.size() && is_plain(text[at])) *to++ = text[at++];
        const char meaning = at + 1 < text.size() && text[at] == '\\' ? meaning_of(text[at + 1]) : '\0';
        if (meaning == '\0') return at;
        *to++ = meaning;
        at += 2;
    }
}

void append_escaped(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t n = 0; n < text.size(); ++n) {
        n = skip_plain(text, n);
        if (n == text.size()) break;
        const char c = text[n];
        const char letter = letter_of(c);
        if (letter == '\0') continue;  // other control characters are written as they are, as gettext does
        out.append(text, from, n - from);
        out += '\\';
        out += letter;
        from = n + 1;
    }
    out.append(text, from);
}

std::string escape(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

std::optional<char> unescape(std::string_view text, std::size_t& at) {
    if (at + 1 >= text.size()) return std::nullopt;
    const char kind = text[at + 1];
    if (const char meaning = meaning_of(kind); meaning != '\0') {
        at += 2;
        return meaning;
    }
    auto end = at + (kind == 'x' ? 2 : 1);
    const bool hexadecimal = kind == 'x';
    if (!hexadecimal && digit_of(kind) >= 8) return std::nullopt;
    const auto value = number_at(text, end, hexadecimal ? 16 : 8, hexadecimal ? 2 : 3);
    constexpr unsigned k_end_of_transmission = 4;  // with which .mo files separate contexts
    if (value == 0 || value == k_end_of_transmission) return std::nullopt;
    at = end;
    return static_cast<char>(value);
}

std::size_t source_offset(std::string_view text, text::Range quoted, std::size_t offset) {
    bool inside = false;
    std::size_t seen = 0;
    std::size_t end = quoted.begin;
    for (auto at = quoted.begin; at < quoted.end && at < text.size();) {
        if (text[at] == '"') {
            inside = !inside;
            if (!inside) end = at;
            ++at;
            continue;
        }
        if (!inside) {
            ++at;
            continue;
        }
        if (seen++ == offset) return at;
        if (text[at] != '\\' || !unescape(text, at)) ++at;
    }
    return end;
}

}  // namespace kopij::catalogue
