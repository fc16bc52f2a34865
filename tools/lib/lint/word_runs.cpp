#include "lint/word_runs.hpp"

#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

/// A character of these is a letter or digit of \w from U+00C0 on, but for two signs.
constexpr char32_t k_end_of_latin = 0x250;

bool is_known(char32_t c) { return c < k_end_of_latin || (c >= 0x2000 && c < 0x2070); }

bool is_word(char32_t c) {
    if (c < 0x80) {
        const auto small = c | 0x20U;
        return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (c >= 0x2000) return false;
    if (c >= 0xC0) return c != 0xD7 && c != 0xF7;
    return c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || c == 0xB9 || c == 0xBA ||
           (c >= 0xBC && c <= 0xBE);
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
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

bool runs_are_known(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
        } else if (!is_known(text::next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

std::optional<text::Range> next_run(std::string_view text, std::size_t from, Pattern::Runs runs) {
    for (auto at = from; at < text.size();) {
        const auto begin = at;
        if (!in_run(next_character(text, at), runs)) continue;
        auto end = at;
        while (at < text.size() && in_run(next_character(text, at), runs)) end = at;
        return text::Range{begin, end};
    }
    return std::nullopt;
}

}  // namespace kopij::lint
