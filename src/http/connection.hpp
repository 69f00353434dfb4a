// One connection of a client, from its first byte to its end.
#pragma once

#include "http/asio.hpp"
#include "http/loop.hpp"
#include "http/server.hpp"
#include "http/workers.hpp"

#include <atomic>
#include <boost/asio/ssl/context.hpp>

namespace http {

// What all connections of a server share.
struct Shared {
    const Options& options;
    const Server::Handle& handle;
    const Server::Quick& quick;
    const Server::Admit& admit;
    Workers& workers;
    asio::ssl::context* tls; // null: plain HTTP
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> in_flight{0};
};

// Counts itself while it lives.
struct Counted {
    explicit Counted(std::atomic<std::int64_t>& counter) : counter_(counter) { ++counter_; }
    ~Counted() { --counter_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    std::atomic<std::int64_t>& counter_;
};

// Serves requests until either side ends the connection, a limit is passed, or the loop stops.
asio::awaitable<void> serve(Loop& loop, Shared& shared, tcp::socket socket);

} // namespace http
