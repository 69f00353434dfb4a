// Endpoints: the containers of each are made what its row wishes.
//
// Creating and Updating bring the wished fleet up beside the one that serves, and switch once every container answered
// /ping; a wish that cannot come true leaves what served (or Failed, where nothing did). InService keeps the deployed
// fleet alive: containers that ended are started again after a growing pause, their addresses are kept current.
// Deleting removes everything, then the row; OutOfService, which is an operator's doing, removes the containers.
// Containers are found by their names and labels, so that a restart of the server takes over what runs.
#pragma once

#include "control/endpoint_logs.hpp"
#include "control/host.hpp"
#include "domain/runs/internal.hpp"
#include "store/resources.hpp"

#include <map>
#include <mutex>

namespace control {

class Endpoints {
  public:
    explicit Endpoints(Host& host) : host_(host), logs_(host) {}

    std::vector<std::int64_t> find_all() const;
    // Brings one as far as it gets. When to look again without a wake; absent where nothing is left to look after.
    std::optional<std::chrono::milliseconds> advance(std::int64_t id);

  private:
    struct Patience {
        int failures = 0;
        std::chrono::steady_clock::time_point next_try;
        int missed_pings = 0;
    };

    Patience& patience_of(const std::string& container);
    void deploy(const store::Resource& endpoint);
    void bring_up(const store::Resource& endpoint, domain::Fleet& fleet);
    void make_containers(const store::Resource& endpoint, domain::VariantPlan& variant, std::int64_t generation,
                         std::size_t position);
    void commit(const store::Resource& endpoint, domain::Fleet fleet);
    void fail(const store::Resource& endpoint, const std::string& reason);
    void keep_alive(const store::Resource& endpoint);
    bool observe(const store::Resource& endpoint, domain::Instance& instance);
    void destroy(const store::Resource& endpoint);
    // Of an endpoint that the market's operator stopped: its containers, not its row.
    void halt(const store::Resource& endpoint);
    // Removes the endpoint's containers that are none of these, with their grace; then model folders of no generation.
    void retire_others(const store::Resource& endpoint, const domain::Fleet& keep);
    std::string container_name(std::int64_t id, std::int64_t generation, std::size_t variant,
                               std::int64_t instance) const;
    std::filesystem::path model_folder(std::int64_t id, std::int64_t generation, std::size_t variant) const;
    std::function<void()> still_wanted(const store::Resource& endpoint) const;

    Host& host_;
    EndpointLogs logs_;
    std::mutex mutex_;
    std::map<std::string, Patience> patience_; // by container
};

} // namespace control
