#include "report/clean.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace kopij::report {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

/// Soft hyphen, zero-width characters and joiners, direction marks, byte-order mark.
bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Of printable ASCII alone. In bytes, so that many are compared at once.
bool is_plain(std::string_view text) {
    unsigned char odd = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        odd = static_cast<unsigned char>(odd | static_cast<unsigned char>(byte < 0x20) |
                                         static_cast<unsigned char>(byte > 0x7E));
    }
    return odd == 0;
}

bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

}  // namespace

std::string as_utf8(std::string_view text) {
    if (text::find_invalid_utf8(text) == std::string_view::npos) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) text::append_utf8(out, text::next_code_point(text, at));
    return out;
}

std::string as_xml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::next_code_point(text, at);
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out +=
                fmt::format("&#{};", static_cast<unsigned>(c));  // a parser makes them spaces in an attribute
        } else {
            text::append_utf8(out, is_xml_character(c) ? c : k_replacement);
        }
    }
    return out;
}

std::string as_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_printable(out, text);
    return out;
}

void append_printable(std::string& out, std::string_view text) {
    if (is_plain(text)) {
        out.append(text);
        return;
    }
    for (std::size_t at = 0; at < text.size();) {
        // Nearly everything is plain ASCII.
        auto end = at;
        while (end < text.size() && text[end] >= ' ' && text[end] < 0x7F) ++end;
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        const auto c = text::next_code_point(text, at);
        if (c == '\t') {
            out += "    ";
        } else if (c == '\n') {
            out += ' ';
        } else if (c == '\r') {
            continue;
        } else if (is_control(c)) {
            text::append_utf8(out, k_replacement);
        } else if (is_invisible(c)) {
            out += fmt::format("<U+{:04X}>", static_cast<unsigned>(c));
        } else {
            text::append_utf8(out, c);
        }
    }
}

std::string shortened(std::string_view text, std::size_t most) {
    constexpr std::string_view k_ellipsis = "…";
    if (text.size() <= most) return std::string(text);
    auto end = most - k_ellipsis.size();
    while (end > 0 && text::is_continuation(text[end])) --end;
    return std::string(text.substr(0, end)).append(k_ellipsis);
}

}  // namespace kopij::report
