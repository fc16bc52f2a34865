// The writing of text in the notations of markup.
#include <algorithm>
#include <array>

#include "markup/entity.hpp"
#include "markup/markdown_escape.hpp"
#include "text/byte_set.hpp"
#include "text/eight_bytes.hpp"

namespace kopij::markup {
namespace {

std::string_view reference_for(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return "&apos;";
    }
}

std::string with_references(std::string_view plain, const text::ByteSet& special) {
    std::string out;
    out.reserve(plain.size());
    for (std::size_t at = 0; at < plain.size();) {
        const auto end = special.find(plain, at);
        out.append(plain, at, end - at);
        at = end + 1;
        if (end == plain.size()) break;
        out += reference_for(plain[end]);
    }
    return out;
}

/// White space would end an unquoted value, and these characters are errors in one.
std::string escape_unquoted(std::string_view plain) {
    std::string out;
    for (const char c : plain) {
        if (std::string_view(" \t\r\n\f\"'=<>`&").find(c) == std::string_view::npos) {
            out.push_back(c);
        } else {
            out += escape_character(static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string escape_backslash(std::string_view plain) {
    std::string out;
    for (const char c : plain) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                out.push_back(c);
        }
    }
    return out;
}

std::string replace_all(std::string_view plain, char from, std::string_view to) {
    std::string out;
    for (const char c : plain) {
        if (c == from) {
            out += to;
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string doubled_quotes(std::string_view plain) { return replace_all(plain, '\'', "''"); }
std::string typographic_quotes(std::string_view plain) { return replace_all(plain, '\'', "\xE2\x80\x99"); }

/// A plain scalar that YAML would read as something else is written with quotes (YAML 1.2, 7.3.3).
std::string escape_yaml_plain(std::string_view plain) {
    constexpr std::string_view k_indicators = "-?:,[]{}#&*!|>'\"%@` \t";
    constexpr std::array<std::string_view, 10> k_words = {"true", "false", "null", "yes", "no",
                                                          "on",   "off",   "~",    "y",   "n"};
    bool plain_enough = !plain.empty() && k_indicators.find(plain.front()) == std::string_view::npos &&
                        plain.back() != ':' && plain.back() != ' ' &&
                        plain.find(": ") == std::string_view::npos &&
                        plain.find(" #") == std::string_view::npos &&
                        plain.find_first_of("\r\n\t,[]{}") == std::string_view::npos;
    for (const auto word : k_words) {
        plain_enough = plain_enough && !std::equal(plain.begin(), plain.end(), word.begin(), word.end(),
                                                   [](char a, char b) { return (a | 0x20) == b; });
    }
    return plain_enough ? std::string(plain) : "\"" + escape_backslash(plain) + "\"";
}

}  // namespace

std::string escape(std::string_view plain, Notation notation) {
    switch (notation) {
        case Notation::xml:
        case Notation::html:
            return escape_text(plain);
        case Notation::xml_attribute:
        case Notation::html_attribute:
            return escape_attribute(plain);
        case Notation::html_unquoted:
            return escape_unquoted(plain);
        case Notation::markdown:
            return escape_markdown(plain);
        case Notation::mdx:
            return escape_mdx(plain);
        case Notation::markdown_title:
            return escape_markdown_title(plain);
        case Notation::markdown_target:
            return escape_markdown_target(plain);
        case Notation::yaml_plain:
            return escape_yaml_plain(plain);
        case Notation::yaml_single:
            return doubled_quotes(plain);
        case Notation::yaml_double:
        case Notation::toml_basic:
            return escape_backslash(plain);
        case Notation::toml_literal:
            return typographic_quotes(plain);
        case Notation::literal:
            break;
    }
    return std::string(plain);
}

std::string escape_text(std::string_view plain) {
    static constexpr text::ByteSet k_special("&<>");
    const auto may_hold = [](text::EightBytes eight) {
        return eight.equal('&') | eight.equal('<') | eight.equal('>');
    };
    const auto first = text::find_byte(plain, 0, may_hold, [](char c) { return k_special.has(c); });
    if (first == plain.size()) return std::string(plain);
    return with_references(plain, k_special);
}

std::string escape_attribute(std::string_view plain) {
    static constexpr text::ByteSet k_special("&<>\"'");
    return with_references(plain, k_special);
}

std::string escape_character(char32_t code_point) {
    return "&#" + std::to_string(static_cast<std::uint32_t>(code_point)) + ";";
}

}  // namespace kopij::markup
