// Sending a text to an http(s) address that a stranger named. Promises: no connection is opened to an address that is
// not public, unless `private_networks`; it ends at the deadline, or when `stop` is wished. Never: follows a
// redirection, uses a proxy, sends credentials, keeps what is answered.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace outside {

struct PostRequest {
    std::string url;
    std::string content;
    std::vector<std::string> headers; // "name: value"
    std::chrono::milliseconds deadline{10'000};
    bool private_networks = false;
    std::stop_token stop;
};

struct Posted {
    int status = 0;      // 0 where nothing was answered
    std::string problem; // in words, "" where it was answered with 2xx
    bool good() const { return problem.empty(); }
};

// Never throws on account of the world.
Posted post(const PostRequest& request);

} // namespace outside
