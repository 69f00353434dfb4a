// Docker: the images, containers and networks of a Docker engine.
//
// Promises: every call has a deadline; `ensure_*` and `remove_*` may be repeated; what does not exist is a NotFound or
// an empty answer, an engine that does not answer is Unreachable (see DockerError). Never: shells out, sends
// credentials, touches what it was not named. Thread-safe: each call has a connection of its own.
#pragma once

#include "outside/docker/engine.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outside {

using Labels = std::map<std::string, std::string>;

struct EngineInfo {
    std::string version;
    std::int64_t cpus = 0;
    std::int64_t memory_bytes = 0;
    bool nvidia = false; // has a runtime for GPUs
};

struct ImageInfo {
    std::string id; // "sha256:…", which names exactly this image for ever
    std::vector<std::string> tags;
    std::vector<std::string> digests; // "repo@sha256:…" where it came from a registry
    std::vector<std::string> entrypoint;
    std::string user;
    std::string architecture;
    std::int64_t size = 0;
    Labels labels;
};

struct Mount {
    std::filesystem::path source; // on this machine, absolute
    std::string target;
    bool read_only = true;
};

// How to run a container. What is not here is fixed: no capabilities, no new privileges, no restart by the engine, no
// ports published, bounded logs.
struct ContainerSpec {
    std::string name;
    std::string image;
    std::optional<std::vector<std::string>> entrypoint; // absent: the image's own
    std::vector<std::string> command;
    std::map<std::string, std::string> environment;
    std::string hostname;
    Labels labels;
    std::string network;
    std::vector<Mount> mounts;
    std::int64_t memory_bytes = 0; // 0: unlimited
    std::int64_t nano_cpus = 0;
    std::int64_t pids = 4096;
    std::int64_t shm_bytes = 64 << 20;
    bool gpus = false;
};

struct ContainerInfo {
    std::string id;
    std::string name;
    std::string image_id;
    std::string state; // created, running, paused, exited, dead
    std::int64_t exit_code = 0;
    bool oom_killed = false;
    std::string error; // the engine's, where it could not be started
    Labels labels;
    std::map<std::string, std::string> addresses; // by network, of a running one

    bool running() const { return state == "running"; }
};

struct LoggedLine {
    std::int64_t nanos = 0; // when it was written, since 1970
    std::string text;
};

class Docker {
  public:
    explicit Docker(std::string host = "unix:///var/run/docker.sock");

    bool ping() const;
    EngineInfo info() const;

    std::optional<ImageInfo> find_image(std::string_view name_or_id) const;
    // The image, pulled (without credentials) where it is not there and a registry answers. NotFound says what was
    // tried.
    ImageInfo require_image(std::string_view name, std::chrono::seconds deadline) const;
    void tag_image(std::string_view name_or_id, std::string_view repository, std::string_view tag) const;
    void remove_image(std::string_view name) const;
    void load_image(const std::filesystem::path& tar) const;
    // Builds from a tar that holds a Dockerfile; returns once it is tagged.
    void build_image(const std::filesystem::path& tar, std::string_view tag, std::chrono::seconds deadline) const;

    // An existing container of that name is taken as it is; one that is just being removed is waited for.
    std::string ensure_container(const ContainerSpec& spec) const;
    // Does nothing where it runs already.
    void start(std::string_view container) const;
    // SIGTERM, then SIGKILL after the grace.
    void stop(std::string_view container, std::chrono::seconds grace) const;
    void kill(std::string_view container) const;
    void pause(std::string_view container) const;
    void unpause(std::string_view container) const;
    // Kills and removes it with its volumes; returns when it is gone.
    void remove_container(std::string_view container) const;
    // Its exit code, or absent when it still runs at the deadline.
    std::optional<std::int64_t> wait(std::string_view container, std::chrono::milliseconds deadline) const;
    std::optional<ContainerInfo> find_container(std::string_view name_or_id) const;
    // All of these labels, running or not.
    std::vector<ContainerInfo> list_containers(const Labels& labels) const;
    // Standard output and error, as they were written, the last `lines`.
    std::string tail_logs(std::string_view container, int lines) const;
    // Of the lines that it wrote after that time (nanoseconds since 1970), the last `most`; oldest first.
    std::vector<LoggedLine> read_log(std::string_view container, std::int64_t after, int most) const;
    // Everything it wrote, in pieces, until it ends or `each` answers false or the deadline passes.
    void follow_logs(std::string_view container, std::chrono::milliseconds deadline,
                     const std::function<bool(std::string_view)>& each) const;

    // A bridge of its own without a way out: internal, its containers cannot reach each other. `bridge` names its
    // interface (at most 15 characters).
    void ensure_isolated_network(std::string_view name, std::string_view bridge, const Labels& labels) const;
    std::vector<std::string> list_networks(const Labels& labels) const;
    void remove_network(std::string_view name) const;

  private:
    EngineReply post(std::string target, std::string body = {}, std::chrono::milliseconds deadline = default_deadline,
                     std::string_view method = "POST") const;
    void await_removed(std::string_view container) const;
    static constexpr std::chrono::milliseconds default_deadline{60'000};
    Engine engine_;
};

} // namespace outside
