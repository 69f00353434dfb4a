// EndpointLogs: carries what the containers of endpoints and of jobs write from the engine into the database, where
// their owner reads it, also when the container is long gone. Promises: a line is carried once, over restarts too; of a
// container that writes faster than is kept, the newest lines. Never throws: a log is not worth an endpoint.
#pragma once

#include "control/host.hpp"
#include "store/resources.hpp"

#include <vector>

namespace control {

class EndpointLogs {
  public:
    explicit EndpointLogs(Host& host) : host_(host) {}

    // The endpoint's own containers, running or not.
    void collect(const store::Resource& endpoint) const;
    void collect(const store::Resource& endpoint, const std::vector<outside::ContainerInfo>& containers) const;
    // A training or transform job's, where there is such a row.
    void collect_job(std::int64_t job) const;
    // Whether somebody looks on.
    bool watched(std::int64_t endpoint) const;

  private:
    Host& host_;
};

} // namespace control
