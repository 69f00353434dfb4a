// Counts invocations while they pass: in memory, written down together every few seconds, so that an invocation never
// waits for it. What was counted since the last writing is lost with the process; what is billed is recorded apart.
#pragma once

#include "store/runs/invocation_minutes.hpp"

#include <chrono>
#include <memory>
#include <mutex>

namespace services {

// Of one endpoint. Thread-safe.
class InvocationCount {
  public:
    explicit InvocationCount(store::EndpointRow endpoint) : endpoint_(endpoint) {}

    bool is_of(const store::EndpointRow& endpoint) const {
        return endpoint_.id == endpoint.id && endpoint_.created == endpoint.created;
    }
    // `began` is the market's time; `status` the container's, 0 where it did not answer.
    void add(store::Database& database, base::Instant began, int status, base::microseconds latency);
    // Returns when all that was counted so far can be read in the database.
    void write(store::Database& database);

  private:
    using Minutes = std::map<base::Instant, domain::Invocations>;
    using Steady = std::chrono::steady_clock;

    const store::EndpointRow endpoint_;
    std::mutex mutex_;
    Minutes waiting_;
    Steady::time_point written_{};
};

class InvocationCounts {
  public:
    std::shared_ptr<InvocationCount> of(const store::EndpointRow& endpoint);

  private:
    std::mutex mutex_;
    std::map<std::int64_t, std::shared_ptr<InvocationCount>> counts_;
};

} // namespace services
