// Host: where runs happen: the engine, the folder for their files, the limits of this machine, and the wish to stop.
// RunFailed is what a seller or buyer can act on; its text is stored in the resource. Interrupted ends a run whose
// server stops or whose wish has changed; nothing is stored then. What else is thrown (an engine that does not answer)
// is trouble of the world, and the run is tried again.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "control/objects.hpp"
#include "domain/instances.hpp"
#include "outside/docker/docker.hpp"
#include "store/database.hpp"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>

namespace control {

struct RunFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error("interrupted") {}
};

// Waiting that a stop ends at once.
class Stopping {
  public:
    // Throws Interrupted as soon as stop() was called.
    void sleep(std::chrono::milliseconds time);
    void check();
    void stop();

  private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopped_ = false;
};

struct HostOptions {
    std::filesystem::path folder; // absolute; unpacked models and job files
    std::string marketplace_account = "865070037744";
    std::string marketplace_bucket = "souk-marketplace-assets";
    std::string base_url;                     // how clients reach this server
    std::chrono::seconds startup_budget{480}; // for the first good /ping
    std::chrono::seconds pull_deadline{600};
    std::chrono::seconds grace{30}; // between SIGTERM and SIGKILL of a serving container
    std::chrono::seconds train_grace{120};
    std::int64_t most_instances = 8;     // containers of one variant
    std::int64_t try_containers = 4;     // of those who try a product, at a time
    bool close_host_ports = true;        // against containers; needs root and the program nft
    bool fetch_private_networks = false; // from sellers' addresses
};

struct Host {
    outside::Docker& docker;
    Objects& objects;
    store::Database& database;
    const base::Clock& clock;
    base::IdSource& ids;
    Stopping& stopping;
    HostOptions options;
    std::string installation; // the label of all that is ours
    domain::HostSize size;
    bool gpus = false;

    std::string network() const { return "souk-" + installation; }
    std::string bridge() const { return "souk" + installation.substr(0, 11); }
    outside::Labels labels(const std::string& kind, std::int64_t id, std::int64_t generation = 0) const;
    // The folder of a resource's run; made.
    std::filesystem::path folder_of(const std::string& kind, std::int64_t id) const;
    void remove_folder_of(const std::string& kind, std::int64_t id) const;
};

// Learns what the engine's machine has and makes the network that containers live in. Repeatable; throws DockerError
// where the engine does not answer.
void observe_host(Host& host);

} // namespace control
