#include "markup/html_reference.hpp"

#include <gumbo.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace kopij::markup {
namespace {

constexpr std::size_t k_longest = 40;  // HTML's longest name has 31 letters

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// The bytes from "&" on that a reference could take.
std::string_view candidate(std::string_view raw, std::size_t at) {
    const auto rest = raw.substr(at, k_longest);
    std::size_t size = 1;
    const auto take = [&](auto accepts) {
        while (size < rest.size() && accepts(rest[size])) ++size;
    };
    if (rest.size() > 1 && rest[1] == '#') {
        ++size;
        const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
        if (hex) ++size;
        const auto digits = size;
        take(hex ? is_hex : is_digit);
        if (size == digits) return {};
    } else {
        take([](char c) { return is_letter(c) || is_digit(c); });
        if (size == 1) return {};
    }
    if (size < rest.size() && rest[size] == ';') ++size;
    return rest.substr(0, size);
}

/// What gumbo, which holds the standard's table, makes of the text.
std::string read_by_gumbo(std::string_view text) {
    // The letter before keeps a reference to white space from being dropped as space before <body>.
    const auto html = "x" + std::string(text);
    auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    std::string out;
    const auto& children = output->root->v.element.children;
    for (unsigned n = 0; n < children.length; ++n) {
        const auto* body = static_cast<const GumboNode*>(children.data[n]);
        if (body->type != GUMBO_NODE_ELEMENT || body->v.element.tag != GUMBO_TAG_BODY) continue;
        if (body->v.element.children.length == 0) continue;
        const auto* node = static_cast<const GumboNode*>(body->v.element.children.data[0]);
        if (node->type == GUMBO_NODE_TEXT) out = node->v.text.text + 1;
    }
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return out;
}

Reference resolve(std::string_view spelling) {
    const auto text = read_by_gumbo(spelling);
    if (text == spelling || text.empty()) return {};
    // A name without ";" may be longer than its reference: of "&notit;" the "it;" is plain text.
    std::size_t plain = 0;
    while (plain + 1 < text.size() && plain < spelling.size() &&
           text[text.size() - 1 - plain] == spelling[spelling.size() - 1 - plain]) {
        ++plain;
    }
    return {text.substr(0, text.size() - plain), spelling.size() - plain};
}

}  // namespace

Reference read_html_reference(std::string_view raw, std::size_t at, ReferencePlace place) {
    const auto spelling = candidate(raw, at);
    if (spelling.empty()) return {};
    // Parsing costs a microsecond; an article uses the same few references again and again.
    constexpr std::size_t k_most_kept = 4096;
    thread_local boost::unordered_flat_map<std::string, Reference, NameHash, std::equal_to<>> kept;
    auto found = kept.find(spelling);
    if (found == kept.end()) {
        if (kept.size() >= k_most_kept) kept.clear();
        found = kept.emplace(std::string(spelling), resolve(spelling)).first;
    }
    const auto& reference = found->second;
    if (place == ReferencePlace::attribute && reference.length > 0 && raw[at + reference.length - 1] != ';') {
        const char next = at + reference.length < raw.size() ? raw[at + reference.length] : '\0';
        if (next == '=' || is_letter(next) || is_digit(next)) return {};
    }
    return reference;
}

}  // namespace kopij::markup
