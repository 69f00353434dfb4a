#include "outside/fetch.hpp"
#include "outside/public_address.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <thread>
#include <unistd.h>

namespace outside {
namespace {

bool is_public(const char* text) {
    sockaddr_storage storage{};
    auto* four = reinterpret_cast<sockaddr_in*>(&storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
    if (inet_pton(AF_INET, text, &four->sin_addr) == 1)
        four->sin_family = AF_INET;
    else if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1)
        six->sin6_family = AF_INET6;
    return is_public_address(*reinterpret_cast<const sockaddr*>(&storage));
}

TEST(PublicAddress, What_is_inside_is_not_public) {
    for (const char* inside : {"127.0.0.1",
                               "10.1.2.3",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.168.1.1",
                               "169.254.169.254",
                               "100.64.0.1",
                               "0.0.0.0",
                               "224.0.0.1",
                               "255.255.255.255",
                               "192.0.2.1",
                               "::1",
                               "::",
                               "fe80::1",
                               "fc00::1",
                               "fd12::1",
                               "ff02::1",
                               "::ffff:127.0.0.1",
                               "::ffff:10.0.0.1",
                               "64:ff9b::7f00:1",
                               "2002:7f00:1::",
                               "2001:db8::1",
                               "::127.0.0.1"})
        EXPECT_FALSE(is_public(inside)) << inside;
    for (const char* outside : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "100.63.0.1", "192.167.1.1", "2606:4700::1111",
                                "::ffff:8.8.8.8", "64:ff9b::808:808"})
        EXPECT_TRUE(is_public(outside)) << outside;
}

// Answers every connection on the loopback with the same text, until it is gone.
class Answering {
  public:
    explicit Answering(std::string answer) : answer_(std::move(answer)), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
        getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        listen(socket_, 8);
        thread_ = std::jthread([this] { serve(); });
    }
    ~Answering() {
        shutdown(socket_, SHUT_RDWR);
        thread_.join();
        close(socket_);
    }
    std::string url(const char* host = "127.0.0.1") const {
        return "http://" + std::string(host) + ":" + std::to_string(port_) + "/";
    }
    void answer(std::string text) { answer_ = std::move(text); } // before anybody asks

  private:
    void serve() const {
        for (;;) {
            const int client = accept(socket_, nullptr, nullptr);
            if (client < 0) return;
            char request[4096];
            if (read(client, request, sizeof request) > 0) {
                for (std::size_t at = 0; at < answer_.size();) {
                    const ssize_t sent = send(client, answer_.data() + at, answer_.size() - at, MSG_NOSIGNAL);
                    if (sent <= 0) break;
                    at += static_cast<std::size_t>(sent);
                }
            }
            close(client);
        }
    }

    std::string answer_;
    int socket_;
    std::uint16_t port_ = 0;
    std::jthread thread_;
};

const std::string good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";

TEST(Fetch, Takes_what_is_answered) {
    const Answering server(good);
    const Fetched fetched = fetch({.url = server.url(), .private_networks = true});
    EXPECT_TRUE(fetched.good()) << fetched.problem;
    EXPECT_EQ(fetched.content, "hello");
}

TEST(Fetch, Opens_no_connection_into_a_private_network) {
    const Answering server(good);
    for (const char* host : {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"}) {
        const Fetched fetched = fetch({.url = server.url(host)});
        EXPECT_EQ(fetched.outcome, Fetched::Outcome::NotAllowed) << host << ": " << fetched.problem;
        EXPECT_TRUE(fetched.content.empty());
    }
}

TEST(Fetch, Follows_redirections_to_a_bound_and_by_web_addresses_only) {
    Answering server("");
    server.answer("HTTP/1.1 302 Found\r\nLocation: " + server.url() +
                  "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(fetch({.url = server.url(), .private_networks = true}).outcome, Fetched::Outcome::TooManyHops);
    server.answer(
        "HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(fetch({.url = server.url(), .private_networks = true}).outcome, Fetched::Outcome::BadAddress);
    EXPECT_EQ(fetch({.url = "file:///etc/hostname", .private_networks = true}).outcome, Fetched::Outcome::BadAddress);
}

TEST(Fetch, Takes_no_more_than_the_limit) {
    const Answering server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(100'000, 'x'));
    EXPECT_EQ(fetch({.url = server.url(), .limit = 50'000, .private_networks = true}).outcome,
              Fetched::Outcome::TooLarge);
    const Fetched begun = fetch({.url = server.url(), .only_answer = true, .private_networks = true});
    EXPECT_TRUE(begun.good()) << begun.problem;
    EXPECT_LE(begun.content.size(), 64u << 10);
}

TEST(Fetch, Tells_a_bad_answer_and_none) {
    const Answering server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    const Fetched missing = fetch({.url = server.url(), .private_networks = true});
    EXPECT_FALSE(missing.good());
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.problem, "it answered 404");
    EXPECT_EQ(fetch({.url = "http://127.0.0.1:1/", .private_networks = true}).outcome, Fetched::Outcome::Unreachable);
}

} // namespace
} // namespace outside
