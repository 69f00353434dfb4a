// Agreements in time: ends trials, gives notices, expires and renews agreements, and takes a buyer's silence for
// consent when the market's clock says so. Everything is done in one transaction with the events that tell of it, so
// that it happens once.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "store/database.hpp"

namespace control {

class Agreements {
  public:
    Agreements(store::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    // Does all that is due by now.
    void run_once();

  private:
    void advance(const std::string& id);
    void answer_for_silence(const std::string& id);

    store::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

} // namespace control
