#include "outside/public_address.hpp"

#include "outside/post.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace outside {
namespace {

bool is_public(const char* text) {
    sockaddr_storage storage{};
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        std::memcpy(&storage, &four, sizeof four);
    } else {
        EXPECT_EQ(inet_pton(AF_INET6, text, &six.sin6_addr), 1) << text;
        six.sin6_family = AF_INET6;
        std::memcpy(&storage, &six, sizeof six);
    }
    return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(PublicAddress, TellsTheWorldFromWhatIsInside) {
    for (const char* inside :
         {"127.0.0.1", "0.0.0.0", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1",
          "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
          "::ffff:169.254.169.254", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1"})
        EXPECT_FALSE(is_public(inside)) << inside;
    for (const char* outside : {"1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "::ffff:1.1.1.1"})
        EXPECT_TRUE(is_public(outside)) << outside;
}

TEST(Post, GoesToNoPrivateNetworkUnlessAllowed) {
    PostRequest request{.url = "http://localhost:1/", .content = "{}"};
    EXPECT_EQ(post(request).problem, "The address leads into a private network.");
    request.private_networks = true;
    EXPECT_NE(post(request).problem.find("no answer"), std::string::npos);
}

} // namespace
} // namespace outside
