// Metrics: what the server counts of itself, in Prometheus's text form. Labels are bounded: an operation that is not of
// a model has no series of its own. Thread-safe.
#pragma once

#include "services/dispatch.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace app {

// What is read at the moment of the question.
struct Gauges {
    std::int64_t connections = 0;
    std::int64_t in_flight = 0;
    std::int64_t workers_busy = 0;
    std::uint64_t commits = 0;
    std::uint64_t writes = 0;
};

class Metrics {
  public:
    Metrics();
    ~Metrics();

    void count(const services::Trace& trace);
    std::string render(const Gauges& gauges) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace app
