#include "link/proxy.hpp"

#include <cstdlib>
#include <initializer_list>

#include "link/address.hpp"

namespace kopij::link {
namespace {

// HTTP_PROXY in capitals is left out: in a CGI program it is a header of the request.
std::string_view variable(std::initializer_list<const char*> names) {
    for (const auto* name : names) {
        const auto* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

bool names_host(std::string_view list, std::string_view host) {
    while (!list.empty()) {
        const auto end = list.find_first_of(", ");
        auto one = list.substr(0, end);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        if (one == "*") return true;
        while (one.starts_with('.')) one.remove_prefix(1);
        if (one.empty() || !host.ends_with(one)) continue;
        if (host.size() == one.size() || host[host.size() - one.size() - 1] == '.') return true;
    }
    return false;
}

std::string proxy_for(const WebUrl& url) {
    if (is_loopback(url.host) || names_host(variable({"no_proxy", "NO_PROXY"}), url.host)) return {};
    const auto own = url.secure ? variable({"https_proxy", "HTTPS_PROXY"}) : variable({"http_proxy"});
    return std::string(own.empty() ? variable({"all_proxy", "ALL_PROXY"}) : own);
}

}  // namespace kopij::link
