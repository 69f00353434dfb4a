// ReadinessLog: carries what the container of a check writes into the database while the check runs, so that the seller
// reads along, and reads it later. Promises: a line is carried once; never throws, for a log is not worth a check.
#pragma once

#include "control/host.hpp"

#include <cstdint>
#include <string>

namespace control {

class ReadinessLog {
  public:
    ReadinessLog(Host& host, std::int64_t check, std::string container)
        : host_(host), check_(check), container_(std::move(container)) {}

    // What was written since it was last called.
    void collect() noexcept;

  private:
    Host& host_;
    std::int64_t check_;
    std::string container_; // its name
    std::int64_t read_to_ = 0;
};

} // namespace control
