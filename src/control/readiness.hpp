// Executes the checks of listings that were asked for: runs the published sample input against the version's container
// and compares its answer with the published output, opens links, fetches files. Each result is kept as it
// comes, for those who wait; a check that was interrupted begins anew.
#pragma once

#include "control/host.hpp"
#include "domain/readiness/execution.hpp"
#include "store/market/readiness_checks.hpp"

#include <optional>

namespace control {

class ReadinessChecks {
  public:
    explicit ReadinessChecks(Host& host) : host_(host) {}

    std::vector<std::int64_t> find_open() const;
    // Brings one to its end. Throws Interrupted, or what is wrong with the world (then it is to be tried again).
    void advance(std::int64_t id);
    void give_up(std::int64_t id);

  private:
    void execute(store::ReadinessCheck& check);
    void run_samples(store::ReadinessCheck& check);
    void keep(store::ReadinessCheck& check, const base::Document& planned, domain::readiness::Verdict verdict);
    void end(store::ReadinessCheck check, const char* status);

    Host& host_;
};

} // namespace control
