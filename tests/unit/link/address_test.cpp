#include "link/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <string>

namespace kopij::link {
namespace {

bool refused(const std::string& text) {
    sockaddr_storage storage{};
    if (text.find(':') == std::string::npos) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        BOOST_REQUIRE(inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1);
        std::memcpy(&storage, &four, sizeof four);
    } else {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        BOOST_REQUIRE(inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1);
        std::memcpy(&storage, &six, sizeof six);
    }
    return is_private(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(address)

BOOST_AUTO_TEST_CASE(only_public_addresses_are_asked) {
    for (const auto* one : {"127.0.0.1",        "127.8.8.8",       "0.0.0.0",     "10.1.2.3",
                            "172.16.0.1",       "172.31.255.255",  "192.168.1.1", "169.254.169.254",
                            "100.64.0.1",       "100.100.100.200", "224.0.0.1",   "255.255.255.255",
                            "198.18.0.1",       "168.63.129.16",   "::1",         "::",
                            "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1",
                            "fc00::1",          "fd00:ec2::254",   "ff02::1",     "64:ff9b::7f00:1",
                            "64:ff9b:1::1",     "2002:7f00:1::",   "2001:db8::1", "2001::1",
                            "fec0::1"}) {
        BOOST_TEST(refused(one), one);
    }
    for (const auto* one :
         {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "11.0.0.1", "2606:4700::1111",
          "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"}) {
        BOOST_TEST(!refused(one), one);
    }
}

BOOST_AUTO_TEST_CASE(loopback_has_names) {
    for (const auto* one : {"127.0.0.1", "127.0.0.8", "[::1]", "localhost", "a.localhost"})
        BOOST_TEST(is_loopback(one), one);
    for (const auto* one : {"128.0.0.1", "localhost.example.org", "[::2]", "example.org", ""}) {
        BOOST_TEST(!is_loopback(one), one);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
