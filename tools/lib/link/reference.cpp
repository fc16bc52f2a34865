#include "link/reference.hpp"
#include "text/letter.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kopij::link {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_letter(c) || is_digit(c); }

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const auto lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_scheme(std::string_view text) {
    return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
        return is_alnum(c) || c == '+' || c == '-' || c == '.';
    });
}

bool equals(std::string_view a, std::string_view lower) {
    return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
               return std::tolower(static_cast<unsigned char>(x)) == y;
           });
}

bool has_placeholder(std::string_view target) {
    for (const auto* mark : {"{{", "{%", "${", "<%", "{#", "[["}) {
        if (target.find(mark) != std::string_view::npos) return true;
    }
    return false;
}

bool valid_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               return is_alnum(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
           });
}

bool valid_address(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0) return false;
    constexpr std::string_view k_atext = ".!#$%&'*+/=?^_`{|}~-";
    const auto local = address.substr(0, at);
    const auto known = [&](char c) {
        return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
               k_atext.find(c) != std::string_view::npos;
    };
    if (!std::all_of(local.begin(), local.end(), known)) return false;
    auto domain = address.substr(at + 1);
    if (domain.empty() || domain.find('.') == std::string_view::npos) return false;
    while (true) {
        const auto dot = domain.find('.');
        if (!valid_label(domain.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

// ":" is left out since it would make a scheme of a first folder's name, "&" and "'" for attributes' sake,
// "(" and ")" for Markdown's.
bool is_harmless(char c) {
    return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("/-._~!$*+,;=@").find(c) != std::string_view::npos;
}

template <typename Kept>
std::string percent_encode(std::string_view text, Kept kept) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (kept(c)) {
            out += c;
        } else {
            out += '%';
            out += k_hex[byte >> 4U];
            out += k_hex[byte & 15U];
        }
    }
    return out;
}

}  // namespace

Reference split(std::string_view target) {
    Reference out;
    if (const auto hash = target.find('#'); hash != std::string_view::npos) {
        out.fragment = target.substr(hash + 1);
        target = target.substr(0, hash);
    }
    if (const auto colon = target.find_first_of(":/?");
        colon != std::string_view::npos && target[colon] == ':' && is_scheme(target.substr(0, colon))) {
        out.scheme = target.substr(0, colon);
        target.remove_prefix(colon + 1);
    }
    if (const auto mark = target.find('?'); mark != std::string_view::npos) {
        out.query = target.substr(mark + 1);
        target = target.substr(0, mark);
    }
    if (target.starts_with("//")) {
        const auto slash = std::min(target.find('/', 2), target.size());
        out.authority = target.substr(2, slash - 2);
        target.remove_prefix(slash);
    }
    out.path = target;
    return out;
}

TargetKind kind_of(std::string_view target) {
    if (target.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return TargetKind::nothing;
    if (has_placeholder(target)) return TargetKind::unwritten;
    const auto parts = split(target);
    if (parts.scheme.empty()) return parts.authority ? TargetKind::web : TargetKind::file;
    struct Row {
        std::string_view scheme;
        TargetKind kind;
    };
    static constexpr std::array<Row, 5> k_rows = {{{"http", TargetKind::web},
                                                   {"https", TargetKind::web},
                                                   {"mailto", TargetKind::mail},
                                                   {"tel", TargetKind::phone},
                                                   {"sms", TargetKind::phone}}};
    for (const auto& row : k_rows) {
        if (equals(parts.scheme, row.scheme)) return row.kind;
    }
    return TargetKind::other;
}

std::string percent_decode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] == '%' && n + 2 < text.size() && hex_digit(text[n + 1]) >= 0 &&
            hex_digit(text[n + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[n + 1]) * 16 + hex_digit(text[n + 2]));
            n += 2;
        } else {
            out += text[n];
        }
    }
    return out;
}

std::string percent_encode_path(std::string_view path) {
    return percent_encode(path,
                          [](char c) { return static_cast<unsigned char>(c) < 0x80 && is_harmless(c); });
}

std::string percent_encode_id(std::string_view id) { return percent_encode(id, is_harmless); }

std::string trim_target(std::string_view target) {
    const auto outside = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!target.empty() && outside(target.front())) target.remove_prefix(1);
    while (!target.empty() && outside(target.back())) target.remove_suffix(1);
    std::string out(target);
    std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return out;
}

bool valid_mail(std::string_view after_scheme) {
    auto list = after_scheme.substr(0, after_scheme.find('?'));
    // RFC 6068 lets the addresses stand in the headers alone.
    if (list.empty()) {
        return text::ascii_lower(after_scheme).find("to=") != std::string::npos;
    }
    while (true) {
        const auto comma = list.find(',');
        if (!valid_address(percent_decode(list.substr(0, comma)))) return false;
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

bool valid_phone(std::string_view after_scheme) {
    const auto number = percent_decode(after_scheme.substr(0, after_scheme.find_first_of(";?")));
    std::size_t digits = 0;
    for (std::size_t n = 0; n < number.size(); ++n) {
        if (is_digit(number[n]) || number[n] == '*' || number[n] == '#') {
            ++digits;
        } else if (number[n] == '+' ? n > 0
                                    : std::string_view("-.() ").find(number[n]) == std::string_view::npos) {
            return false;
        }
    }
    return digits > 0;
}

}  // namespace kopij::link
