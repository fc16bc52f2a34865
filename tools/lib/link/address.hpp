// Which network addresses are asked: only those that anyone on the Internet could mean.
#pragma once

#include <string_view>

struct sockaddr;

namespace kopij::link {

/// Whether the address is not a public one: loopback, private, link-local (where clouds keep their metadata),
/// shared, documentation, multicast, reserved; by the IANA registries of special-purpose IPv4 and IPv6
/// addresses, and IPv6 addresses that carry such an IPv4 one. An address of another family counts as private.
bool is_private(const sockaddr& address);

/// Whether the host is a loopback address or a name for one ("127.0.0.3", "[::1]", "localhost").
bool is_loopback(std::string_view host);

}  // namespace kopij::link
