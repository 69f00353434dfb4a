// One call to the Docker Engine over its unix socket. A deadline on every call; never shells out.
#pragma once

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace outside {

// What the engine (or its absence) said. The message is the engine's own, fit to be shown to a seller.
struct DockerError : std::runtime_error {
    enum class Kind { Unreachable, NotFound, Conflict, Failed };
    DockerError(Kind kind, const std::string& message) : std::runtime_error(message), kind(kind) {}
    Kind kind;
};

struct EngineReply {
    int status = 0;
    std::string body;
};

struct EngineRequest {
    std::string method = "GET";
    std::string target; // "/containers/json?all=1"
    std::string content_type = "application/json";
    std::string body;
    std::string body_file; // sent instead of body
    std::chrono::milliseconds deadline{30'000};
    std::size_t reply_limit = 64u << 20;
};

class Engine {
  public:
    // `host` is "unix:///var/run/docker.sock" or a path of a socket.
    explicit Engine(std::string host);

    // Any status up to 399 is returned, 304 too; others throw DockerError of the fitting kind.
    EngineReply call(const EngineRequest& request) const;
    // Calls `each` for every chunk as it comes, until the engine ends the stream, the deadline passes or `each`
    // answers false. Returns whether the engine ended it.
    bool stream(const EngineRequest& request, const std::function<bool(std::string_view)>& each) const;

  private:
    std::string socket_;
};

// Encodes one query value.
std::string encode_query(std::string_view text);

} // namespace outside
