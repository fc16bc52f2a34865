#include "lint/word_runs.hpp"

#include <array>
#include <cstdint>

#include "text/ascii_runs.hpp"
#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

/// A character of these is a letter or digit of \w from U+00C0 on, but for two signs.
constexpr char32_t k_end_of_latin = 0x250;

bool is_known(char32_t c) { return c < k_end_of_latin || (c >= 0x2000 && c < 0x2070); }

constexpr std::uint8_t k_word = 1;
constexpr std::uint8_t k_space = 2;
constexpr auto k_ascii = [] {
    std::array<std::uint8_t, 0x80> out{};
    for (std::size_t c = 0; c < out.size(); ++c) {
        if (text::is_ascii_letter(static_cast<char32_t>(c)) || (c >= '0' && c <= '9') || c == '_')
            out[c] = k_word;
        if (c == ' ' || (c >= '\t' && c <= '\r')) out[c] = k_space;
    }
    return out;
}();

/// At or after `at`; the text's end where there is none.
std::size_t first_beyond_ascii(std::string_view text, std::size_t at) {
    return text::find_byte(
        text, at, [](const text::EightBytes& eight) { return eight.beyond_ascii(); },
        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

template <typename Visit>
void for_each_beginning(std::string_view text, Pattern::Runs runs, const Visit& visit) {
    // Functions themselves would be called by their addresses.
    const auto words = [](std::uint64_t eight) { return text::ascii::word_characters(eight); };
    const auto others = [](std::uint64_t eight) { return text::ascii::not_spaces(eight); };
    if (runs == Pattern::Runs::word) {
        text::ascii::for_each_beginning(text, words, visit);
    } else {
        text::ascii::for_each_beginning(text, others, visit);
    }
}

bool is_word(char32_t c) {
    if (c < 0x80) return k_ascii[c] == k_word;
    if (c >= 0x2000) return false;
    if (c >= 0xC0) return c != 0xD7 && c != 0xF7;
    return c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || c == 0xB9 || c == 0xBA ||
           (c >= 0xBC && c <= 0xBE);
}

bool is_space(char32_t c) {
    if (c < 0x80) return k_ascii[c] == k_space;
    return c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F;
}

bool in_run(char32_t c, Pattern::Runs runs) {
    return runs == Pattern::Runs::word ? is_word(c) : !is_space(c);
}

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) return text::next_code_point(text, at);
    ++at;
    return byte;
}

}  // namespace

std::size_t end_of_run(std::string_view text, std::size_t at, Pattern::Runs runs) {
    const auto& inside = k_in_run[runs == Pattern::Runs::word ? 0 : 1];
    for (;;) {
        while (at < text.size() && inside[static_cast<unsigned char>(text[at])]) ++at;
        if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
        auto next = at;
        if (!in_run(text::next_code_point(text, next), runs)) return at;
        at = next;
    }
}

Pattern::Runs runs_of(std::string_view pattern) {
    const auto unwrap = [&](std::string_view open, std::string_view close) {
        if (!pattern.starts_with(open) || !pattern.ends_with(close) ||
            pattern.size() < open.size() + close.size())
            return false;
        pattern.remove_prefix(open.size());
        pattern.remove_suffix(close.size());
        return true;
    };
    unwrap("(?:", ")");
    const bool bounded = unwrap("\\b", "\\b");
    unwrap("(", ")");
    if (pattern == "\\w+") return Pattern::Runs::word;
    return !bounded && (pattern == "[^\\s]+" || pattern == "\\S+") ? Pattern::Runs::not_space
                                                                   : Pattern::Runs::none;
}

std::size_t end_of_heading_word(std::string_view text, std::size_t at) {
    auto next = at;
    const auto c = next_character(text, next);
    return c == '*' || (c != '_' && is_word(c)) ? end_of_run(text, next, Pattern::Runs::not_space) : at;
}

bool runs_are_known(std::string_view text) {
    for (auto at = first_beyond_ascii(text, 0); at < text.size(); at = first_beyond_ascii(text, at)) {
        if (!is_known(text::next_code_point(text, at))) return false;
    }
    return true;
}

bool all_ascii(std::string_view text) { return first_beyond_ascii(text, 0) == text.size(); }

std::optional<std::size_t> count_runs(std::string_view text, Pattern::Runs runs) {
    if (!all_ascii(text)) return std::nullopt;
    std::size_t out = 0;
    for_each_beginning(text, runs, [&](std::uint64_t bits, std::size_t) {
        out += (bits >> 7U) * text::ascii::k_ones >> 56U;  // the sum of the bytes
    });
    return out;
}

void for_each_alike(std::string_view text, Pattern::Runs runs,
                    Callback<void(std::size_t, std::size_t)> visit) {
    std::size_t before = 0;
    char first = '\0';
    bool is_first = true;
    for_each_beginning(text, runs, [&](std::uint64_t bits, std::size_t begin) {
        for (; bits != 0; bits &= bits - 1) {
            const auto at = begin + text::ascii::first_byte_of(bits);
            if ((text[at] | 0x20) == (first | 0x20) && !is_first) visit(before, at);
            before = at;
            first = text[at];
            is_first = false;
        }
    });
}

std::optional<bool> is_boundary(std::string_view text, std::size_t at) {
    const auto is_inside = [&](std::size_t place) -> std::optional<bool> {
        const auto c = next_character(text, place);
        return is_known(c) ? std::optional(is_word(c)) : std::nullopt;
    };
    std::optional<bool> before = false;
    std::optional<bool> after = false;
    if (at > 0) {
        auto place = at - 1;
        while (place > 0 && text::is_continuation(text[place])) --place;
        before = is_inside(place);
    }
    if (at < text.size()) after = is_inside(at);
    if (!before || !after) return std::nullopt;
    return *before != *after;
}

std::optional<text::Range> next_run(std::string_view text, std::size_t from, Pattern::Runs runs) {
    const auto& inside = k_in_run[runs == Pattern::Runs::word ? 0 : 1];
    for (auto at = from; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (inside[byte]) return text::Range{at, end_of_run(text, at + 1, runs)};
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const auto begin = at;
        if (in_run(text::next_code_point(text, at), runs))
            return text::Range{begin, end_of_run(text, at, runs)};
    }
    return std::nullopt;
}

}  // namespace kopij::lint
