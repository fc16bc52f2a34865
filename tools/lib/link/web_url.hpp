// The address of a page as it is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kopij::link {

struct WebUrl {
    std::string page;  ///< without the fragment; two spellings of one address are equal (RFC 3986, section 6)
    std::string host;  ///< lower case, international names in ASCII; brackets around IPv6
    std::string server;    ///< scheme, host and port: what limits are counted for
    std::string fragment;  ///< as written; "" for none
    bool secure = true;    ///< https
};

enum class UrlFault { none, malformed, credentials };

/// Reads a target of kind web leniently, as browsers do: characters that must be percent-encoded are,
/// "//host" is asked over https. A malformed host or port, or a name and password in the address, gives
/// nothing and says so in `fault`.
std::optional<WebUrl> read_web_url(std::string_view target, UrlFault* fault = nullptr);

/// The DOI that the page is the resolver's address of ("https://doi.org/10.1371/x"), or "".
std::string doi_of(const WebUrl& url);
/// The resolver's address of a DOI.
std::string doi_address(std::string_view doi);

}  // namespace kopij::link
