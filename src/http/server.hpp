// The edge: listens, reads requests, hands them inwards as values, writes answers, relays bytes. The only room with
// coroutines.
//
// Promises: requests of one connection are answered in order (pipelining); every limit has its clear refusal; stop()
// lets requests in flight finish. Never: looks into a body, or trusts a length it was told.
#pragma once

#include "wire/http.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace http {

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8484; // 0: any that is free
    int io_threads = 0;        // 0: one a core
    int workers = 64;
    std::filesystem::path spool = "."; // for bodies above spool_limit; on the file system of the blobs
    std::string certificate;           // PEM files; both or none
    std::string private_key;
    std::uint64_t header_limit = 64u << 10;
    std::uint64_t body_limit = 8ull << 30;
    std::uint64_t spool_limit = 1u << 20;
    std::size_t connection_limit = 4096;
    std::chrono::milliseconds header_timeout{10'000}; // from a request's first byte to the end of its head
    std::chrono::milliseconds body_timeout{60'000};   // without a byte of its body, or without one taken of the answer
    std::chrono::milliseconds idle_timeout{75'000};   // between requests
    std::chrono::milliseconds grace{30'000};          // for requests in flight when it stops
};

struct Counters {
    std::int64_t connections = 0;
    std::int64_t in_flight = 0;
    std::int64_t workers_busy = 0;
};

class Server {
  public:
    using Handle = std::function<wire::Reply(wire::HttpRequest&&)>;
    using Quick = std::function<bool(const wire::HttpRequest&)>;

    using Admit = std::function<wire::Admission(const wire::HttpRequest&)>;

    // `handle` runs on a worker, or on the edge's own thread where `quick` says that it neither waits nor computes
    // long. `admit` is asked on the edge's own thread. None of them may throw.
    Server(Options options, Handle handle, Quick quick, Admit admit);
    ~Server();

    // Binds and begins to serve. Throws std::runtime_error with a remedy (port taken, certificate unreadable).
    void start();
    std::uint16_t port() const;
    // Takes no new connections, finishes what is in flight within the grace time, then closes the rest.
    void stop();
    Counters counters() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace http
