// What a link's target is made of, and what it points to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kopij::link {

/// A URI reference in its parts (RFC 3986, appendix B): every text has them, however odd it is. The parts are
/// views into the text.
struct Reference {
    std::string_view scheme;                    ///< without ":"; as written
    std::optional<std::string_view> authority;  ///< what follows "//"
    std::string_view path;
    std::optional<std::string_view> query;     ///< without "?"
    std::optional<std::string_view> fragment;  ///< without "#"
};
Reference split(std::string_view target);

enum class TargetKind {
    nothing,   ///< no target at all, white space aside
    file,      ///< a file of the project, an id in one, or both
    web,       ///< http, https, and "//host"
    mail,      ///< mailto:
    phone,     ///< tel: and sms:
    other,     ///< a scheme that is not followed (data:, javascript:, info:, ftp:)
    unwritten  ///< a placeholder that a program fills in later ("{{ url }}", "${x}")
};
TargetKind kind_of(std::string_view target);

/// "%20" as the byte it stands for; a "%" without two hexadecimal digits stays.
std::string percent_decode(std::string_view text);
/// A path, or an id, as a link in any format writes it. In a path every byte but unreserved characters, "/"
/// and harmless delimiters becomes "%XX"; an id keeps all that is not ASCII as well.
std::string percent_encode_path(std::string_view path);
std::string percent_encode_id(std::string_view id);

/// What browsers take off a target before they follow it (WHATWG URL, section 4.4): white space and controls
/// at the ends, tabs and line ends inside.
std::string trim_target(std::string_view target);

/// Whether the text after "mailto:" holds at least one address (RFC 6068; addresses as HTML's e-mail input
/// has them), and the text after "tel:" a number (RFC 3966: digits with visual separators, or local with
/// parameters).
bool valid_mail(std::string_view after_scheme);
bool valid_phone(std::string_view after_scheme);

}  // namespace kopij::link
