// Loops: the threads that make the world match the wishes in the database. Woken by what rings there, and by a slow
// tick, so that a lost wake only costs time. stop() leaves serving containers running: the next start finds them.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "outside/docker/docker.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace outside {
class Blobs;
}

namespace control {

struct LoopsOptions {
    std::filesystem::path folder; // for unpacked models and the files of jobs; made where it is missing
    std::string marketplace_account = "865070037744";
    std::string marketplace_bucket = "souk-marketplace-assets";
    std::string base_url; // how clients reach this server
    std::chrono::seconds startup_budget{480};
    std::chrono::seconds tick{5};
    std::chrono::seconds sweep_every{600};
    int endpoint_workers = 4;
    int validation_workers = 2;
    int try_workers = 2;
    std::int64_t try_containers = 4; // warm at a time
    std::int64_t most_instances = 8;
    bool close_host_ports = true;
    bool fetch_private_networks = false; // sellers' links may lead into them
};

class Loops {
  public:
    Loops(store::Database& database, outside::Blobs& blobs, outside::Docker& docker, const base::Clock& clock,
          base::IdSource& ids, const LoopsOptions& options);
    ~Loops();

    void start();
    // Interrupts what takes long and returns when every loop has ended.
    void stop();

    // One round of everything in this thread, to the end of what can be done now (for tests; not while started).
    void run_once();

  private:
    struct State;
    std::shared_ptr<State> state_; // listeners hold it weakly
};

} // namespace control
