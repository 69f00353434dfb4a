// HTTP to a container, for the platform's own calls (/ping, /execution-parameters, /invocations of a job). The caller's
// invocations do not come this way: the edge relays them.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace outside {

struct ContainerRequest {
    std::string address;
    std::int64_t port = 8080;
    std::string method = "GET";
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::filesystem::path body_file; // sent chunked, instead of body
    std::chrono::milliseconds deadline{2000};
    std::size_t reply_limit = 128u << 20;
};

struct ContainerReply {
    enum class Outcome { Answered, Refused, TimedOut, Broken, TooLarge } outcome = Outcome::Broken;
    int status = 0;
    std::string body;

    bool good() const { return outcome == Outcome::Answered && status >= 200 && status < 300; }
};

// Never throws: a container that does not answer is an outcome.
ContainerReply call_container(const ContainerRequest& request);

} // namespace outside
