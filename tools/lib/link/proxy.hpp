// Which proxy the environment asks for, by the variables that curl and others read.
#pragma once

#include <string>
#include <string_view>

#include "link/web_url.hpp"

namespace kopij::link {

/// http_proxy, https_proxy / HTTPS_PROXY, all_proxy / ALL_PROXY; "" for what no_proxy / NO_PROXY names (a
/// host, a domain and what is below it, or "*") and for loopback.
std::string proxy_for(const WebUrl& url);

/// Whether the list ("example.org, .local, *") names the host.
bool names_host(std::string_view list, std::string_view host);

}  // namespace kopij::link
