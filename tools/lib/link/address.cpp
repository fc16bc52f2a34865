#include "link/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace kopij::link {
namespace {

struct Block4 {
    std::uint32_t first;
    int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr std::array<Block4, 16> k_special_v4 = {{{v4(0, 0, 0, 0), 8},
                                                  {v4(10, 0, 0, 0), 8},
                                                  {v4(100, 64, 0, 0), 10},
                                                  {v4(127, 0, 0, 0), 8},
                                                  {v4(169, 254, 0, 0), 16},
                                                  {v4(172, 16, 0, 0), 12},
                                                  {v4(192, 0, 0, 0), 24},
                                                  {v4(192, 0, 2, 0), 24},
                                                  {v4(192, 88, 99, 0), 24},
                                                  {v4(192, 168, 0, 0), 16},
                                                  {v4(198, 18, 0, 0), 15},
                                                  {v4(198, 51, 100, 0), 24},
                                                  {v4(203, 0, 113, 0), 24},
                                                  {v4(224, 0, 0, 0), 4},
                                                  {v4(240, 0, 0, 0), 4},
                                                  {v4(168, 63, 129, 16), 32}}};  // a cloud's own services

bool is_special(std::uint32_t address) {
    return std::any_of(k_special_v4.begin(), k_special_v4.end(), [&](const Block4& block) {
        const auto mask = ~std::uint32_t{0} << static_cast<unsigned>(32 - block.bits);
        return (address & mask) == block.first;
    });
}

std::uint32_t v4_at(const std::uint8_t* bytes) { return v4(bytes[0], bytes[1], bytes[2], bytes[3]); }

bool is_special(const in6_addr& address) {
    const auto* b = static_cast<const std::uint8_t*>(address.s6_addr);
    const auto zero = [&](int from, int to) {
        return std::all_of(b + from, b + to, [](int x) { return x == 0; });
    };
    if (zero(0, 10) && b[10] == 0xFF && b[11] == 0xFF) return is_special(v4_at(b + 12));  // mapped
    if (zero(0, 12)) return true;  // ::, ::1 and the compatible form, which is out of use
    if (b[0] == 0x00 && b[1] == 0x64 && b[2] == 0xFF && b[3] == 0x9B) {
        return !zero(4, 12) || is_special(v4_at(b + 12));  // NAT64; 64:ff9b:1::/48 is for local use
    }
    if (b[0] == 0x20 && b[1] == 0x02) return is_special(v4_at(b + 2));  // 6to4
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return true;
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) return true;  // protocol assignments, Teredo among them
    // Only 2000::/3 is given out to be reached by all.
    return (b[0] & 0xE0) != 0x20;
}

}  // namespace

bool is_private(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return is_special(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        return is_special(in.sin6_addr);
    }
    return true;
}

bool is_loopback(std::string_view host) {
    if (host == "localhost" || host.ends_with(".localhost")) return true;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const std::string text(host);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24U == 127;
    in6_addr six{};
    return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace kopij::link
