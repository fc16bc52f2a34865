#include "link/web_url.hpp"

#include <idn2.h>

#include <algorithm>
#include <boost/url.hpp>
#include <cctype>
#include <charconv>
#include <memory>

#include "link/reference.hpp"
#include "text/letter.hpp"

namespace kopij::link {
namespace {

namespace urls = boost::urls;

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

bool is_ascii_alphanumeric(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Path and query with every byte percent-encoded that a URI may not hold.
std::string encode(std::string_view text, std::string_view allowed) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (std::size_t n = 0; n < text.size(); ++n) {
        const auto byte = static_cast<unsigned char>(text[n]);
        const bool escaped =
            text[n] == '%' && n + 2 < text.size() && is_hex(text[n + 1]) && is_hex(text[n + 2]);
        if (escaped || is_ascii_alphanumeric(byte) || allowed.find(text[n]) != std::string_view::npos) {
            out += text[n];
        } else {
            out += '%';
            out += k_hex[byte >> 4U];
            out += k_hex[byte & 15U];
        }
    }
    return out;
}

/// The name in ASCII (IDNA 2008 with UTS #46); "" where it has none.
std::string idna(const std::string& host) {
    if (host.find('\0') != std::string::npos) return {};
    char* found = nullptr;
    const auto result = idn2_to_ascii_8z(host.c_str(), &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, void (*)(void*)> owner(found, idn2_free);
    return result == IDN2_OK ? std::string(found) : std::string{};
}

/// The name in lower-case ASCII; "" for what is no name.
std::string ascii_host(std::string_view host) {
    if (host.starts_with('[')) return std::string(host);
    auto out = percent_decode(host);
    if (!std::all_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        out = idna(out);
    const bool is_name = std::all_of(out.begin(), out.end(), [](char c) {
        return is_ascii_alphanumeric(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
    });
    return is_name ? text::ascii_lower(out) : std::string{};
}

bool is_port(std::string_view text) {
    unsigned port = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    return text.empty() || (error == std::errc{} && stop == end && port > 0 && port <= 65535);
}

}  // namespace

std::optional<WebUrl> read_web_url(std::string_view target, UrlFault* fault) {
    UrlFault ignored{};
    auto& out_fault = fault != nullptr ? *fault : ignored;
    out_fault = UrlFault::malformed;
    const auto parts = split(target);
    if (!parts.authority) return std::nullopt;
    const auto scheme = parts.scheme.empty() ? std::string("https") : text::ascii_lower(parts.scheme);
    if (scheme != "http" && scheme != "https") return std::nullopt;
    auto authority = *parts.authority;
    if (authority.find('@') != std::string_view::npos) {
        out_fault = UrlFault::credentials;
        return std::nullopt;
    }
    std::string_view port;
    const auto colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
        port = authority.substr(colon + 1);
        authority = authority.substr(0, colon);
    }
    const auto host = ascii_host(authority);
    if (host.empty() || !is_port(port)) return std::nullopt;
    auto text = scheme + "://" + host;
    const bool default_port = port.empty() || port == (scheme == "http" ? "80" : "443");
    if (!default_port) text += ":" + std::string(port);
    const auto server = text;
    text += encode(parts.path.empty() ? "/" : parts.path, "-._~!$&'()*+,;=:@/");
    if (parts.query) text += "?" + encode(*parts.query, "-._~!$&'()*+,;=:@/?");
    auto parsed = urls::parse_uri(text);
    if (!parsed) return std::nullopt;
    urls::url normal(*parsed);
    normal.normalize();
    out_fault = UrlFault::none;
    return WebUrl{std::string(normal.buffer()), host, server, std::string(parts.fragment.value_or("")),
                  scheme == "https"};
}

std::string doi_of(const WebUrl& url) {
    if (url.host != "doi.org" && url.host != "dx.doi.org" && url.host != "www.doi.org") return {};
    const auto path = split(url.page).path;
    const auto doi = path.substr(std::min<std::size_t>(1, path.size()));
    return doi.starts_with("10.") && doi.find('/') != std::string_view::npos ? std::string(doi)
                                                                             : std::string{};
}

std::string doi_address(std::string_view doi) {
    return "https://doi.org/" + encode(doi, "-._~!$&'()*+,;=:@/");
}

}  // namespace kopij::link
