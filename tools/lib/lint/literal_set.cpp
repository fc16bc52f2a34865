#include "lint/literal_set.hpp"

#include <algorithm>
#include <string>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_most_products =
    48;  // literals made of two sets; more would cost a short run its start

bool has_letters(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return text::is_ascii_letter(static_cast<unsigned char>(c)); });
}

/// Whether the two behind each other say all that they said alone.
bool fit(const Literal& a, const Literal& b) {
    const bool parted = a.size > 0 && b.size > 0;
    if (parted && (a.before_boundary || b.after_boundary)) return false;
    if (a.any_case != b.any_case && has_letters((a.any_case ? b : a).text())) return false;
    return (a.group == 0 || b.size == 0) && (b.group == 0 || a.size == 0) && (a.group == 0 || b.group == 0);
}

Part joined(const Part& a, const Part& b) {
    Part out = a;
    out.exact = a.exact && b.exact && fit(a.literal, b.literal);
    auto& literal = out.literal;
    literal.group |= b.literal.group;
    if (literal.size == 0) {
        literal.after_boundary |= b.literal.after_boundary;
        // What stands before a line is no part of a word.
        literal.after_boundary |= a.line_start && b.literal.size > 0 && is_word_byte(b.literal.bytes.front());
        out.line_start = (a.line_start || b.line_start) && b.literal.size == 0;
    }
    literal.before_boundary = b.literal.before_boundary || (b.literal.size == 0 && literal.before_boundary);
    literal.any_case |= b.literal.any_case;
    literal.then = b.literal.then;
    out.whole = b.whole;
    out.again = b.again;
    if (literal.size + b.literal.size > Literal::k_longest) {
        out.whole = out.again = literal.before_boundary = false;
        literal.then = 0;
    }
    literal.append(b.literal.text());
    return out;
}

}  // namespace

void Literal::append(std::string_view more) {
    const auto room = std::min(more.size(), k_longest - size);
    std::copy_n(more.begin(), room, bytes.begin() + size);
    size = static_cast<std::uint8_t>(size + room);
}

const Bytes& bytes_beyond_ascii() {
    static const auto k_all = [] {
        Bytes out;
        for (std::size_t byte = 0x80; byte < 0x100; ++byte) out.set(byte);
        return out;
    }();
    return k_all;
}

Bytes bytes_of_escape(char letter) {
    Bytes out;
    const char small = static_cast<char>(letter | 0x20);
    for (int byte = 0; byte < 0x80; ++byte) {
        const char c = static_cast<char>(byte);
        const bool inside = small == 'd'   ? c >= '0' && c <= '9'
                            : small == 'w' ? is_word_byte(c)
                                           : c == ' ' || (c >= '\t' && c <= '\r');
        out.set(static_cast<std::size_t>(byte), inside == (small == letter));
    }
    return out | bytes_beyond_ascii();
}

void add_first_byte(Bytes& out, char32_t character, bool any_case) {
    if (character >= 0x80) {
        std::string text;
        text::append_utf8(text, character);
        out.set(static_cast<unsigned char>(text.front()));
        return;
    }
    out[character] = true;
    const auto small = character | 0x20U;
    if (!any_case || small < 'a' || small > 'z') return;
    out[small] = out[small - 0x20U] = true;
    if (small == 's') out[0xC5] = true;  // U+017F
    if (small == 'k') out[0xE2] = true;  // U+212A
}

Bytes first_byte(char32_t character, bool any_case) {
    Bytes out;
    add_first_byte(out, character, any_case);
    return out;
}

bool has_case(char32_t character) {
    std::string text;
    text::append_utf8(text, character);
    return text::to_lower(text) != text || text::to_upper(text) != text;
}

bool LiteralSet::is_open() const {
    return !any && std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.whole; });
}

void LiteralSet::blur() {
    for (auto& part : parts) part.exact = false;
}

void LiteralSet::capture(std::uint16_t group) {
    for (auto& part : parts) {
        part.exact = part.exact && part.literal.group == 0 && part.literal.size > 0 && group != 0;
        part.literal.group = group;
    }
}

void LiteralSet::close_again(std::uint8_t then) {
    for (auto& part : parts) {
        if (part.again) part.literal.then = then;
        part.again = false;
    }
}

void LiteralSet::close(std::uint8_t then) {
    for (auto& part : parts) {
        if (part.whole) part.literal.then = then;
        part.whole = false;
    }
}

void LiteralSet::follow(const LiteralSet& next, std::uint8_t then) {
    if (!is_open()) return;
    const auto open = static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.whole; }));
    const auto size = parts.size() - open + open * next.parts.size();
    if (next.any || size > std::max(k_most_products, parts.size() + next.parts.size())) {
        close(then);
        return;
    }
    if (parts.size() == 1 && next.parts.size() == 1) {
        parts.front() = joined(parts.front(), next.parts.front());
        return;
    }
    decltype(parts) out;
    out.reserve(size);
    for (const auto& part : parts) {
        if (!part.whole) {
            out.push_back(part);
            continue;
        }
        for (const auto& one : next.parts) out.push_back(joined(part, one));
    }
    parts = std::move(out);
}

void LiteralSet::unite(LiteralSet other) {
    any |= other.any;
    if (any) {
        parts.clear();
        return;
    }
    parts.insert(parts.end(), other.parts.begin(), other.parts.end());
}

std::size_t LiteralSet::worth() const {
    if (any || parts.empty()) return 0;
    std::size_t out = Literal::k_longest;
    for (const auto& part : parts) {
        const auto text = part.literal.text();
        if (!text.empty() && static_cast<unsigned char>(text.front()) >= 0x80) continue;  // rare in itself
        const bool rare = !text.empty() && !is_word_byte(text.front()) && text.front() != ' ';
        out = std::min(out, text.size() > 1 || rare ? text.size() : 0);
    }
    return out;
}

}  // namespace kopij::lint
