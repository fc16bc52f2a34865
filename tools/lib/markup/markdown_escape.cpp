#include "markup/markdown_escape.hpp"

#include <algorithm>

#include "markup/html_reference.hpp"
#include "text/letter.hpp"

namespace kopij::markup {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_digit(c) || is_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }
bool is_punctuation(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && text::is_punctuation(byte);
}

char at_or_blank(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

/// Whether "<" before `rest` could begin a tag or an autolink: "< 5", "<= 5" and "<5 mg" cannot.
bool opens_angle(std::string_view rest) {
    if (rest.empty()) return true;
    if (is_blank(rest[0]) || rest[0] == '=') return false;
    if (!is_digit(rest[0])) return true;
    const auto end = rest.find_first_not_of("0123456789.,%");
    return end == std::string_view::npos || !is_blank(rest[end]);
}

/// Whether a character within a line could be read as markup there.
bool special(std::string_view text, std::size_t at) {
    const char before = at == 0 ? '\0' : text[at - 1];
    const char after = at_or_blank(text, at + 1);
    const bool apart =
        at > 0 && is_blank(before) && before != '\n' && at + 1 < text.size() && is_blank(after);
    switch (text[at]) {
        case '\\':  // before a letter it is itself, as in a formula
            return is_blank(after) || is_punctuation(after);
        case '`':
        case '[':
        case ']':
        case '|':
        case '~':
            return true;
        case '*':
            return !apart;
        case '_':
            return !apart && !(is_word(before) && is_word(after));
        case '<':
            return opens_angle(text.substr(at + 1));
        case '&':
            return at + 1 == text.size() || read_markdown_reference(text, at).length > 0;
        case '#':  // closes a heading
            return is_blank(before) && is_blank(at_or_blank(text, text.find_first_not_of('#', at)));
        case '{':
            return after == '#';
        case ':':
            return text.substr(at, 3) == "://";  // a bare URL is a link
        case '.':
            return at >= 3 && (text.substr(at - 3, 3) == "www" || text.substr(at - 3, 3) == "WWW");
        case '@':
            return is_word(before) || before == '.' || before == '_' || before == '-' || before == '+';
        default:
            return false;
    }
}

bool only(std::string_view line, char mark) {
    return std::all_of(line.begin(), line.end(), [&](char c) { return c == mark || c == ' ' || c == '\t'; });
}

/// Where a line begins like a heading, a list item, a quotation or an underline: the offset of the character
/// whose escape prevents it.
std::size_t line_mark(std::string_view line) {
    const auto at = line.find_first_not_of(" \t");
    if (at == std::string_view::npos) return at;
    const auto rest = line.substr(at);
    switch (rest[0]) {
        case '>':
            return at;
        case '#': {
            const auto end = rest.find_first_not_of('#');
            return end == std::string_view::npos || is_blank(rest[end]) ? at : std::string_view::npos;
        }
        case '*':
        case '+':
        case '-':
            return rest.size() == 1 || is_blank(rest[1]) || only(rest, '-') ? at : std::string_view::npos;
        case '=':
            return only(rest, '=') ? at : std::string_view::npos;
        case ':':
            return rest.starts_with(":::") || only(rest.substr(1), '-') ? at : std::string_view::npos;
        case '$':
            return rest.starts_with("$$") ? at : std::string_view::npos;
        default:
            break;
    }
    const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > 9 || digits == rest.size() || (rest[digits] != '.' && rest[digits] != ')'))
        return std::string_view::npos;
    return is_blank(at_or_blank(rest, digits + 1)) ? at + digits : std::string_view::npos;
}

/// `always`: characters that are markup wherever they stand.
std::string escaped(std::string_view plain, std::string_view always) {
    std::string out;
    out.reserve(plain.size() + plain.size() / 16);
    for (std::size_t begin = 0; begin <= plain.size();) {
        const auto end = std::min(plain.find('\n', begin), plain.size());
        const auto line = plain.substr(begin, end - begin);
        const auto mark = line_mark(line);
        for (std::size_t n = 0; n < line.size(); ++n) {
            if (n == mark || special(plain, begin + n) || always.find(line[n]) != std::string_view::npos)
                out.push_back('\\');
            out.push_back(line[n]);
        }
        if (end == plain.size()) break;
        // Spaces before a line end would be a hard break, two line ends a new paragraph.
        while (!out.empty() && is_blank(out.back())) out.pop_back();
        if (!out.empty()) out.push_back('\n');
        begin = end + 1;
    }
    return out;
}

}  // namespace

Reference read_markdown_reference(std::string_view raw, std::size_t at) {
    if (raw[at] == '\\') {
        if (at + 1 < raw.size() && is_punctuation(raw[at + 1])) return {std::string(1, raw[at + 1]), 2};
        return {};
    }
    if (raw[at] != '&') return {};
    auto found = read_html_reference(raw, at, ReferencePlace::text);
    if (found.length == 0 || raw[at + found.length - 1] != ';') return {};
    // CommonMark limits numbers to 7 digits, 6 in hexadecimal.
    const bool number = raw[at + 1] == '#';
    const bool hex = number && (raw[at + 2] == 'x' || raw[at + 2] == 'X');
    const auto digits = found.length - (hex ? 4 : 3);
    if (number && digits > (hex ? 6U : 7U)) return {};
    return found;
}

std::string escape_markdown(std::string_view plain) { return escaped(plain, {}); }

std::string escape_mdx(std::string_view plain) { return escaped(plain, "{}<"); }

std::string escape_markdown_title(std::string_view plain) {
    std::string out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const char c = plain[at];
        const bool reference = c == '&' && read_markdown_reference(plain, at).length > 0;
        if (reference || std::string_view("\\\"'()[]|`<").find(c) != std::string_view::npos)
            out.push_back('\\');
        if (c == '\n' && (out.empty() || out.back() == '\n')) continue;
        out.push_back(c);
    }
    return out;
}

std::string escape_markdown_target(std::string_view plain) {
    std::string out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const char c = plain[at];
        if (static_cast<unsigned char>(c) <= 0x20) {
            constexpr std::string_view k_hex = "0123456789ABCDEF";
            out.push_back('%');
            out.push_back(k_hex[static_cast<unsigned char>(c) >> 4U]);
            out.push_back(k_hex[static_cast<unsigned char>(c) & 15U]);
            continue;
        }
        const bool reference = c == '&' && read_markdown_reference(plain, at).length > 0;
        if (reference || std::string_view("\\()<>[]|`").find(c) != std::string_view::npos)
            out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

}  // namespace kopij::markup
