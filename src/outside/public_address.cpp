#include "outside/public_address.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>

namespace outside {

namespace {

struct Range {
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24 | b << 16 | c << 8 | d;
}

// Special-purpose networks of IPv4 (RFC 6890 and its successors).
constexpr Range closed[] = {{ip(0, 0, 0, 0), 8},      {ip(10, 0, 0, 0), 8},     {ip(100, 64, 0, 0), 10},
                            {ip(127, 0, 0, 0), 8},    {ip(169, 254, 0, 0), 16}, {ip(172, 16, 0, 0), 12},
                            {ip(192, 0, 0, 0), 24},   {ip(192, 0, 2, 0), 24},   {ip(192, 88, 99, 0), 24},
                            {ip(192, 168, 0, 0), 16}, {ip(198, 18, 0, 0), 15},  {ip(198, 51, 100, 0), 24},
                            {ip(203, 0, 113, 0), 24}, {ip(224, 0, 0, 0), 3}};

bool is_public(std::uint32_t address) {
    return std::none_of(std::begin(closed), std::end(closed),
                        [&](const Range& range) { return (address ^ range.network) >> (32 - range.bits) == 0; });
}

std::uint32_t big_endian(const std::uint8_t* bytes) {
    return ip(bytes[0], bytes[1], bytes[2], bytes[3]);
}

bool is_public(const std::array<std::uint8_t, 16>& address) {
    const std::uint8_t* bytes = address.data();
    // 64:ff9b::/96 and 2002::/16 carry an IPv4 address; what it leads to counts.
    if (big_endian(bytes) == 0x0064ff9b) return is_public(big_endian(bytes + 12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public(big_endian(bytes + 2));
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2) return false;                         // Teredo and others
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8) return false; // documentation
    return bytes[0] >> 5 == 1; // 2000::/3 is all that is routed
}

} // namespace

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return is_public(ntohl(four.sin_addr.s_addr));
    }
    if (address.sa_family != AF_INET6) return false;
    sockaddr_in6 six{};
    std::memcpy(&six, &address, sizeof six);
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
    const bool mapped = std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; }) &&
                        bytes[10] == 0xff && bytes[11] == 0xff;
    return mapped ? is_public(big_endian(bytes.data() + 12)) : is_public(bytes);
}

} // namespace outside
