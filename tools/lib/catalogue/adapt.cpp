#include "catalogue/adapt.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "catalogue/bytes.hpp"

namespace kopij::catalogue {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the tag that begins at `at` ends (exclusive); `at` where there is none.
std::size_t tag_end(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != '<') return at;
    const char next = text[at + 1];
    const bool named =
        (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '_';
    if (!named) return at;
    constexpr std::size_t k_longest_tag =
        4096;  // keeps "<" after "<" from being searched to the end each time
    const auto end = text.substr(0, std::min(text.size(), at + k_longest_tag)).find('>', at);
    return end == std::string_view::npos ? at : end + 1;
}

/// The quoted values in the tags of a text, in order, each with its quotes.
std::vector<std::string_view> attribute_values(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const auto end = tag_end(text, at);
        for (auto n = at; n < end; ++n) {
            if (text[n] != '"' && text[n] != '\'') continue;
            const auto close = text.find(text[n], n + 1);
            if (close == std::string_view::npos || close >= end) break;
            out.push_back(text.substr(n, close + 1 - n));
            n = close;
        }
    }
    return out;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

struct Ends {
    std::size_t front = 0;
    std::size_t back = 0;
};

Ends spaces_at_ends(std::string_view text) {
    Ends out;
    while (out.front < text.size() && is_space(text[out.front])) ++out.front;
    while (out.back < text.size() - out.front && is_space(text[text.size() - 1 - out.back])) ++out.back;
    return out;
}

/// Copies what is the same in the normal form, words and single spaces between them, up to what may not be;
/// gives where that is. As many bytes as Bytes has may be written behind it.
std::size_t copy_words(std::string_view text, std::size_t at, char*& to) {
    for (; at + sizeof(Bytes) < text.size();) {
        const auto here = bytes_at(text, at);
        const auto next = bytes_at(text, at + 1);
        std::memcpy(to, &here, sizeof here);
        const auto plain = first_of((here < ' ') | (here == '<') | ((here == ' ') & (next <= ' ')));
        at += plain;
        to += plain;
        if (plain < sizeof(Bytes)) return at;
    }
    while (at < text.size() && text[at] != '<' && !is_space(text[at])) *to++ = text[at++];
    return at;
}

std::string with_values(std::string text, std::string_view old_id, std::string_view new_id) {
    const auto old_values = attribute_values(old_id);
    const auto new_values = attribute_values(new_id);
    if (old_values.size() != new_values.size()) return text;
    for (std::size_t n = 0; n < old_values.size(); ++n) {
        const auto from = old_values[n];
        const auto to = new_values[n];
        if (from == to) continue;
        // One value, one change: a value that is used twice could be changed in one place only.
        if (count_of(old_id, from) != 1 || count_of(text, from) != 1 || count_of(old_id, to) != 0) continue;
        text.replace(text.find(from), from.size(), to);
    }
    return text;
}

}  // namespace

std::string normal_form(std::string_view text) {
    // Never longer; written through a pointer, as this is a hot loop, sixteen bytes at a time.
    std::string out(text.size() + sizeof(Bytes), '\0');
    char* const begin = out.data();
    char* to = begin;
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            while (at < text.size() && is_space(text[at])) ++at;
            if (to != begin) *to++ = ' ';
            continue;
        }
        at = copy_words(text, at, to);
        if (at == text.size() || is_space(text[at])) continue;
        const auto end = text[at] == '<' ? tag_end(text, at) : at;
        if (end == at) {
            *to++ = text[at++];
            continue;
        }
        const auto name_end = std::min(text.find_first_of(" \t\r\n>", at), end - 1);
        const auto name = text.substr(at, name_end - at);
        to = std::copy(name.begin(), name.end(), to);
        if (text[end - 2] == '/' && !name.ends_with('/')) *to++ = '/';
        *to++ = '>';
        at = end;
    }
    if (to != begin && to[-1] == ' ') --to;
    out.resize(static_cast<std::size_t>(to - begin));
    return out;
}

bool same_form(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    const auto at = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first -
        a.begin());
    if (at == a.size() && at == b.size()) return true;
    // Outside of a tag two characters that are no spaces decide.
    const bool spaces = at == shorter || is_space(a[at]) || is_space(b[at]);
    const auto tag = a.substr(0, at).rfind('<');
    const bool in_tag =
        tag != std::string_view::npos && a.substr(tag, at - tag).find('>') == std::string_view::npos;
    return (spaces || in_tag) && normal_form(a) == normal_form(b);
}

std::string adapted(std::string_view translation, std::string_view old_id, std::string_view new_id) {
    const auto now = spaces_at_ends(translation);
    const auto wanted = spaces_at_ends(new_id);
    const auto before = spaces_at_ends(old_id);
    std::string out(translation.substr(now.front, translation.size() - now.front - now.back));
    if (out.empty()) return std::string(translation);
    // Only an end that changed in the source is changed in the translation.
    const auto front = old_id.substr(0, before.front) == new_id.substr(0, wanted.front)
                           ? translation.substr(0, now.front)
                           : new_id.substr(0, wanted.front);
    const auto back = old_id.substr(old_id.size() - before.back) == new_id.substr(new_id.size() - wanted.back)
                          ? translation.substr(translation.size() - now.back)
                          : new_id.substr(new_id.size() - wanted.back);
    out.insert(0, front);
    out += back;
    return with_values(std::move(out), old_id, new_id);
}

}  // namespace kopij::catalogue
