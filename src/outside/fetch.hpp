// Fetching what a stranger's http(s) address leads to. Promises: no connection is opened to an address that is not
// public, at no redirection either, unless `private_networks`; the deadline is of all hops together, and no more than
// `limit` bytes are taken. Never: sends credentials, uses a proxy, believes what the server says of the content.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>

namespace outside {

struct FetchRequest {
    std::string url;
    std::size_t limit = 5u << 20; // bytes
    std::chrono::milliseconds deadline{15'000};
    bool only_answer = false; // the beginning of the content is enough
    bool private_networks = false;
    std::stop_token stop = {}; // ends it within about a second
};

struct Fetched {
    enum class Outcome { Answered, BadAddress, NotAllowed, Unreachable, TimedOut, TooLarge, TooManyHops };
    Outcome outcome = Outcome::Unreachable;
    int status = 0;
    std::string content;
    std::string problem; // in words, "" where it was answered well

    bool good() const { return outcome == Outcome::Answered && status >= 200 && status < 300; }
};

// Never throws on account of the world.
Fetched fetch(const FetchRequest& request);

} // namespace outside
