#include "translate/escape.hpp"

#include "markup/entity.hpp"

namespace kopij::translate {
namespace {

/// Backslashes before what CommonMark would read as inline markup. A line never starts with what opens a
/// block, since the segment's first bytes do not change their place and Layout breaks no line before such a
/// character.
std::string escape_markdown(std::string_view plain) {
    constexpr std::string_view k_special = "\\`*_[]<&";
    std::string out;
    for (std::size_t n = 0; n < plain.size(); ++n) {
        const char c = plain[n];
        const auto is_word = [&](std::size_t at) {
            return at < plain.size() && (std::isalnum(static_cast<unsigned char>(plain[at])) != 0 ||
                                         static_cast<unsigned char>(plain[at]) >= 0x80);
        };
        // Within a word "_" marks nothing, and "&" is one only where a reference could be read.
        const bool inert = (c == '_' && n > 0 && is_word(n - 1) && is_word(n + 1)) ||
                           (c == '&' && !is_word(n + 1) && (n + 1 >= plain.size() || plain[n + 1] != '#'));
        if (k_special.find(c) != std::string_view::npos && !inert) out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

}  // namespace

std::string escape_text(markup::Format format, std::string_view plain) {
    switch (format) {
        case markup::Format::xml:
        case markup::Format::html:
            return markup::escape_text(plain);
        case markup::Format::markdown:
            return escape_markdown(plain);
        case markup::Format::plain:
            break;
    }
    return std::string(plain);
}

}  // namespace kopij::translate
